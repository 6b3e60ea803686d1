import { sayMeanings } from "#data/importing.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { experimentsNamed } from "#shared/domain/import-experiments.ts";
import { shapeOf } from "#shared/domain/import-names.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import type { ExperimentRow } from "#shared/domain/import-rows.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { cardWordsText } from "#shared/words/import-experiments.ts";
import { importFieldWord } from "#shared/words/import-fields.ts";
import { Muted, Panel } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import styles from "./import.module.css";

type CardWordsProps = { readonly plan: ImportPlan; readonly reading: Reading };
type Asked = { readonly field: "arm" | "metric"; readonly found: string; readonly choices: readonly string[] };

/** Arms and metrics of the file that the card of their experiment calls otherwise; each is matched once. */
export function CardWords({ plan, reading }: CardWordsProps) {
  const portfolio = usePortfolio((known) => known);
  const asked = askedOf(portfolio, plan);
  if (asked.length === 0) return null;
  return (
    <Panel title="Arms and metrics of the card">
      <Muted>{cardWordsText}</Muted>
      <div className={styles.meanings}>
        {asked.map(({ field, found, choices }) => (
          <div key={`${field} ${found}`}>
            <span>
              <strong>{found}</strong> <Muted>{importFieldWord(reading.format, field)}</Muted>
            </span>
            <Select
              label={`What '${found}' means`}
              isLabelHidden
              options={choices.map((name) => ({ value: name, label: name }))}
              value={reading.values[field]?.find((meaning) => meaning.found === found)?.meant ?? null}
              onChange={(meant) => sayMeanings(field, { [found]: meant })}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}

function askedOf(portfolio: Portfolio, { rows, file }: ImportPlan): readonly Asked[] {
  const asked = new Map<string, Asked>();
  const ask = (field: Asked["field"], found: readonly string[], choices: readonly string[]) => {
    const known = new Set(choices.map(shapeOf));
    for (const name of found) {
      if (!known.has(shapeOf(name))) asked.set(`${field} ${name}`, { field, found: name, choices });
    }
  };
  for (const row of rows) {
    if (row.kind !== "experiment" || row.stop === null) continue;
    const card = experimentsNamed(portfolio, row.said, file.source)[0]?.card;
    if (card === undefined) continue;
    if (row.stop.code === "UNKNOWN_ARM") ask("arm", armsIn(row.said), names(card.arms));
    if (row.stop.code === "UNKNOWN_METRIC")
      ask("metric", metricsIn(row.said), names([card.metric, ...card.guardrails]));
  }
  return [...asked.values()];
}

function names(named: readonly { readonly name: string }[]): readonly string[] {
  return named.map(({ name }) => name);
}

function armsIn({ results }: ExperimentRow): readonly string[] {
  return [...new Set(results.map(({ arm }) => arm))];
}

function metricsIn({ results }: ExperimentRow): readonly string[] {
  return [...new Set(results.map(({ metric }) => metric))];
}
