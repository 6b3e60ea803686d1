import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { editEntries } from "#shared/domain/ledger-commands.ts";
import { unassigned } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { counted, money, monthSpan } from "#shared/words/format.ts";
import { portfolioScreenWords } from "#shared/words/portfolio.ts";
import { Button } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Muted } from "#ui/layout.tsx";
import styles from "./portfolio.module.css";

/** So many are listed at once; the next ones follow as these find their product. */
const mostListed = 50;

/** Costs that belong to no product yet, each to be given one. */
export function UnassignedDialog({ onClose }: { readonly onClose: () => void }) {
  const isFixed = useIsFixed();
  const entries = usePortfolio((portfolio) => onShelf(portfolio.costs, unassigned));
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const options = Array.from(products.values(), ({ id, name }) => ({ value: id, label: name })).sort((a, b) =>
    a.label.localeCompare(b.label),
  );
  const listed = [...entries.values()].sort((a, b) => b.amount - a.amount).slice(0, mostListed);
  const assign = (id: string, productId: string | null) => {
    if (productId !== null) commitAndTell(editEntries("costs", unassigned, [{ id, fields: { productId } }]));
  };
  return (
    <Dialog
      title="Unassigned costs"
      description={portfolioScreenWords.unassigned}
      isOpen
      onClose={onClose}
      size="large"
      actions={<Button onPress={onClose}>Done</Button>}
    >
      {listed.length === 0 && <p>{portfolioScreenWords.allAssigned}</p>}
      <ul className={styles.unassigned}>
        {listed.map(({ id, label, amount, currency, recurrence, from, to }) => (
          <li key={id}>
            <span>
              {label} <Muted>{monthSpan(from, to)}</Muted>
            </span>
            <span>
              {money(amount, currency)}
              {recurrence === "recurring" ? " a month" : " once"}
            </span>
            <ComboBox
              label={`Product for ${label}`}
              isLabelHidden
              placeholder="Assign to…"
              options={options}
              isDisabled={isFixed}
              value={null}
              onChange={(productId) => assign(id, productId)}
            />
          </li>
        ))}
      </ul>
      {entries.size > listed.length && (
        <Muted>{counted(entries.size - listed.length, "more entry", "more entries")}</Muted>
      )}
    </Dialog>
  );
}
