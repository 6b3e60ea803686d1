import { newerText } from "#shared/words/recovery.ts";
import { GatePage } from "./gate-page.tsx";
import { TryAgain } from "./gate-screens.tsx";

/** The folder was written by a newer version: nothing is opened, so that nothing is lost. */
export function NewerScreen({ appVersion }: { readonly appVersion: string }) {
  return (
    <GatePage title="This portfolio was written by a newer Winnow.">
      <p>{newerText(appVersion)}</p>
      <TryAgain />
    </GatePage>
  );
}
