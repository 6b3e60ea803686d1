import { openAgain, takeOver } from "#data/opening-store.ts";
import type { Problem } from "#shared/result.ts";
import { Button } from "#ui/button.tsx";
import { RefreshCw } from "#ui/icons.ts";
import { Row } from "#ui/layout.tsx";
import { GatePage } from "./gate-page.tsx";

/** Opens once more. */
export function TryAgain() {
  return (
    <Row>
      <Button variant="primary" icon={RefreshCw} onPress={() => void openAgain()}>
        Try again
      </Button>
    </Row>
  );
}

/** Opening stopped; nothing was changed. */
export function StoppedScreen({ problem }: { readonly problem: Problem }) {
  return (
    <GatePage title="Winnow cannot open your portfolio now.">
      <p>{problem.message}</p>
      {problem.fix !== undefined && <p>{problem.fix}</p>}
      <p>Nothing was changed.</p>
      <TryAgain />
    </GatePage>
  );
}

/** Another window is going through the first run. */
export function SettingUpElsewhere() {
  return (
    <GatePage title="Winnow is being set up in another window.">
      <p>Finish there, or do it here instead.</p>
      <Row>
        <Button variant="primary" onPress={() => void takeOver()}>
          Use here instead
        </Button>
      </Row>
    </GatePage>
  );
}
