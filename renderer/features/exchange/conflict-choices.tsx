import { choose } from "#data/importing-check.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { currentImport, useImporting } from "#data/importing-state.ts";
import { lineFirst } from "#shared/exchange/intake.ts";
import type { ConflictChoice } from "#shared/domain/import-choices.ts";
import type { Conflict } from "#shared/domain/import-planned.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { count, counted } from "#shared/words/format.ts";
import { changesText } from "#shared/words/import-rows.ts";
import { stopTitle } from "#shared/words/import-stops.ts";
import { SegmentedControl } from "#ui/choice.tsx";
import { Muted, Row } from "#ui/layout.tsx";
import styles from "./check.module.css";

const shown = 50;

const sides = [
  { value: "ours", label: "Keep ours" },
  { value: "file", label: "Take the file's" },
] as const satisfies readonly { readonly value: ConflictChoice; readonly label: string }[];

/** Where the file contradicts what is recorded: keep ours or take the file's, for all or one by one. */
export function ConflictChoices({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const standing = useImporting((importing) => importing.choices.otherConflicts);
  return (
    <>
      <h2>{counted(conflicts.length, "contradiction")}</h2>
      <SegmentedControl
        label="For all contradictions"
        options={[{ value: "ask", label: "Ask" }, ...sides]}
        value={standing}
        onChange={(otherConflicts) => void choose({ otherConflicts, conflicts: {} })}
      />
      <ul>
        {conflicts.slice(0, shown).map((conflict) => (
          <li key={conflict.key}>
            <strong>{conflict.subject}</strong>
            <Muted>{`${lineFirst(conflict)}. ${stopTitle(conflict.code)}. ${saidOf(conflict, currency)}`}</Muted>
            <Row>
              <SegmentedControl
                label={`Whose figures stand for ${conflict.subject}`}
                options={sides}
                value={conflict.choice}
                onChange={(side) => {
                  const { conflicts: chosen } = currentImport().choices;
                  void choose({ conflicts: { ...chosen, [conflict.key]: side } });
                }}
              />
            </Row>
          </li>
        ))}
      </ul>
      {conflicts.length > shown && (
        <p className={styles.more}>{`${count(conflicts.length - shown)} more; choose for all of them above.`}</p>
      )}
    </>
  );
}

/** The amounts of backlog items are in the currency of the portfolio; entries of a ledger may be in another. */
function saidOf({ key, fields }: Conflict, currency: string): string {
  const table = key.slice(0, key.indexOf(":"));
  return changesText(fields, table, table === "backlog" ? currency : null);
}
