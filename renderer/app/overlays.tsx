import { lazy, Suspense } from "react";
import { useRoute, useSearchParams } from "wouter";
import { AboutDialog } from "./about-dialog.tsx";
import type { AppCommand } from "./commands.ts";
import type { Overlay } from "./frame.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { Palette } from "./palette.tsx";

const QuickAdd = lazy(async () => ({ default: (await import("../features/backlog/quick-add.tsx")).QuickAdd }));

type OverlaysProps = {
  readonly overlay: Overlay;
  readonly onClose: () => void;
  readonly commands: readonly AppCommand[];
};

/** The palette, the keys, what Winnow is and quick adding: loaded after the frame, since none of them is there at the start. */
export function Overlays({ overlay, onClose, commands }: OverlaysProps) {
  const [, product] = useRoute("/product/:id");
  const [search] = useSearchParams();
  return (
    <>
      <Palette isOpen={overlay === "palette"} onClose={onClose} commands={commands} />
      <KeysHelp isOpen={overlay === "keys"} onClose={onClose} commands={commands} />
      <Suspense>
        {overlay === "addItem" && <QuickAdd productId={product?.id ?? search.get("product")} onClose={onClose} />}
      </Suspense>
      <AboutDialog isOpen={overlay === "about"} onClose={onClose} />
    </>
  );
}
