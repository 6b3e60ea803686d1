import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { ClipboardPaste, Plus, SquareKanban } from "#ui/icons.ts";
import type { Asking } from "./backlog-state.ts";

type BacklogEmptyProps = {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly onAsk: (asking: Asking) => void;
};

/** What stands where there are no items, or none that the filter leaves. */
export function BacklogEmpty({ isFiltered, onClear, onAsk }: BacklogEmptyProps) {
  if (isFiltered) {
    return <EmptyState title="No item matches." isFiltered actions={<Button onPress={onClear}>Clear filter</Button>} />;
  }
  return (
    <EmptyState
      title="Nothing in this backlog yet."
      icon={SquareKanban}
      actions={
        <>
          <Button variant="primary" icon={Plus} onPress={() => onAsk({ kind: "add" })}>
            Add items
          </Button>
          <Button icon={ClipboardPaste} onPress={() => onAsk({ kind: "paste" })}>
            Paste lines…
          </Button>
          <a href="#/import">Import files</a>
        </>
      }
    >
      <p>Write down what could be done, paste a list, or bring the issues of another tool.</p>
    </EmptyState>
  );
}
