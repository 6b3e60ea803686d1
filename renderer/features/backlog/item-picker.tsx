import { useDeferredValue, useState } from "react";
import { currentPortfolio } from "#data/portfolio.ts";
import { wholeBacklog } from "#shared/domain/backlog-order.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import type { Id } from "#shared/domain/ids.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { backlogStageWords } from "#shared/words/backlog-codes.ts";
import { Button } from "#ui/button.tsx";
import { Muted } from "#ui/layout.tsx";
import { TextField } from "#ui/text-field.tsx";
import styles from "./item.module.css";

const mostOffered = 6;

/** The first items whose title holds every typed word. */
function itemsCalled(items: readonly BacklogItem[], typed: string, without: readonly Id[]): readonly BacklogItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found: BacklogItem[] = [];
  if (words.length === 0) return found;
  for (const item of items) {
    const title = item.title.toLowerCase();
    if (!words.every((word) => title.includes(word)) || without.includes(item.id)) continue;
    found.push(item);
    if (found.length === mostOffered) break;
  }
  return found;
}

type ItemPickerProps = {
  readonly label: string;
  readonly without: readonly Id[];
  readonly onPick: (id: Id) => void;
  readonly isDisabled: boolean;
  readonly error: string | null;
};

/** Finds an item of any product by its title; what is found is offered below. */
export function ItemPicker({ label, without, onPick, isDisabled, error }: ItemPickerProps) {
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed);
  const isAsking = typed.trim() !== "";
  const offered = itemsCalled(wholeBacklog(currentPortfolio()), wanted, without);
  const products = onShelf(currentPortfolio().products, "");
  const pick = (id: Id) => {
    setTyped("");
    onPick(id);
  };
  return (
    <div className={styles.group}>
      <TextField
        label={label}
        placeholder="Type a part of the title"
        value={typed}
        isDisabled={isDisabled}
        error={error}
        onChange={setTyped}
      />
      {isAsking && (
        <ul aria-label="Items found" className={styles.lines}>
          {offered.length === 0 && <li>No item is called so.</li>}
          {offered.map(({ id, title, productId, stage }) => (
            <li key={id}>
              <Button size="small" variant="quiet" onPress={() => pick(id)}>
                {title}
              </Button>
              <Muted>
                {products.get(productId)?.name} · {backlogStageWords[stage]}
              </Muted>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
