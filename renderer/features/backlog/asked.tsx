import { useState } from "react";
import type { Asking } from "./backlog-state.ts";
import { DropDialog } from "./drop-dialog.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { OutcomeDialog } from "./outcome-dialog.tsx";
import { PasteLines } from "./paste-lines.tsx";
import { QuickAdd } from "./quick-add.tsx";

type AskedProps = {
  readonly asking: Asking;
  readonly productId: string | null;
  /** Told the item on which the focus belongs afterwards. */
  readonly onClose: (focus: string | null) => void;
};

/** The dialog in front: what is asked before items are added, sent, dropped or measured. */
export function Asked({ asking, productId, onClose }: AskedProps) {
  switch (asking.kind) {
    case "add":
      return <QuickAdd productId={productId} onClose={() => onClose(null)} />;
    case "paste":
      return <PasteLines productId={productId} onClose={() => onClose(null)} />;
    case "move":
      return <MoveDialog ids={asking.ids} onClose={() => onClose(asking.ids[0] ?? null)} />;
    case "drop":
      return <DropDialog ids={asking.ids} onClose={() => onClose(asking.ids[0] ?? null)} />;
    case "measure":
      return <MeasureEach ids={asking.ids} onClose={() => onClose(asking.ids[0] ?? null)} />;
  }
}

/** Outcomes are asked for one item at a time; the first that is left open ends the asking. */
function MeasureEach({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const [place, setPlace] = useState(0);
  const id = ids[place];
  if (id === undefined) return null;
  const next = (isMeasured: boolean) => (isMeasured && place + 1 < ids.length ? setPlace(place + 1) : onClose());
  return <OutcomeDialog key={id} id={id} onClose={next} />;
}
