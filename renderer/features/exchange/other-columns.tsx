import { changeReading } from "#data/importing.ts";
import type { Look } from "#data/import-worker-messages.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { count } from "#shared/words/format.ts";
import { keptBesideItemText } from "#shared/words/import-backlog.ts";
import { importScreenWords } from "#shared/words/import-screen.ts";
import { acrossText } from "#shared/words/import.ts";
import { Checkbox } from "#ui/choice.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { acrossColumns, unusedColumns, withColumns } from "./matching.ts";
import styles from "./import.module.css";

type OtherColumnsProps = { readonly look: Look; readonly reading: Reading };

/** The columns that no field uses: the months or features of a wide table, what is kept beside a product, the ignored. */
export function OtherColumns({ look, reading }: OtherColumnsProps) {
  const { format, usage } = reading;
  if (format === "usageTable" && (usage.shape === "monthsAcross" || usage.shape === "featuresAcross")) {
    return <AcrossColumns look={look} reading={reading} />;
  }
  if (format === "products" || format === "backlog") return <KeptColumns look={look} reading={reading} />;
  const unused = unusedColumns(look, reading);
  if (unused.length === 0) return null;
  return (
    <Panel title="Ignored columns">
      <Muted>{unused.join(", ")}</Muted>
    </Panel>
  );
}

function AcrossColumns({ look, reading }: OtherColumnsProps) {
  const { taken, left } = acrossColumns(look, reading);
  const isMonths = reading.usage.shape === "monthsAcross";
  const ignore = (column: string, isIgnored: boolean) => {
    const others = reading.ignored.filter((name) => name !== column);
    changeReading({ ignored: isIgnored ? [...others, column] : others });
  };
  const offered = isMonths ? taken.concat(left.filter((name) => reading.ignored.includes(name))) : [...taken, ...left];
  const beyond = isMonths ? left.filter((name) => !reading.ignored.includes(name)) : [];
  return (
    <Panel title={acrossText(taken.length, isMonths)}>
      <Muted>{`${taken.slice(0, 6).join(", ")}${taken.length > 6 ? ` … ${taken.at(-1) ?? ""}` : ""}`}</Muted>
      {beyond.length > 0 && <Muted>{`Ignored, no periods: ${beyond.join(", ")}`}</Muted>}
      <Disclosure title="Choose which of them" note={`${count(taken.length)} of ${count(offered.length)}`}>
        <div className={styles.checks}>
          {offered.map((column) => (
            <Checkbox
              key={column}
              isSelected={!reading.ignored.includes(column)}
              onChange={(isTaken) => ignore(column, !isTaken)}
            >
              {column}
            </Checkbox>
          ))}
        </div>
      </Disclosure>
    </Panel>
  );
}

function KeptColumns({ look, reading }: OtherColumnsProps) {
  const kept = reading.columns["extra"] ?? [];
  const offered = [...kept, ...unusedColumns(look, reading).filter((name) => !kept.includes(name))];
  if (offered.length === 0) return null;
  const keep = (column: string, isKept: boolean) => {
    const others = kept.filter((name) => name !== column);
    changeReading(withColumns(reading, "extra", isKept ? [...others, column] : others));
  };
  return (
    <Panel title="Other columns">
      <Muted>{reading.format === "backlog" ? keptBesideItemText : importScreenWords.ignored}</Muted>
      <div className={styles.checks}>
        {offered.map((column) => (
          <Checkbox key={column} isSelected={kept.includes(column)} onChange={(isKept) => keep(column, isKept)}>
            {`Keep ${column}`}
          </Checkbox>
        ))}
      </div>
    </Panel>
  );
}
