import { useEffect, useState } from "react";
import { sayMeanings, valuesOfColumn } from "#data/importing.ts";
import type { FoundValue } from "#data/import-worker-messages.ts";
import { meaningOf } from "#shared/exchange/cells.ts";
import { choiceOf, choicesOf } from "#shared/exchange/choice-words.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { counted } from "#shared/words/format.ts";
import { choiceWords, importFieldWord } from "#shared/words/import-fields.ts";
import { guessedText, workWordsText } from "#shared/words/import-backlog.ts";
import { Muted, Panel } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import styles from "./import.module.css";

type Field = "stage" | "resolution" | "kind";
type Found = { readonly field: Field; readonly values: readonly FoundValue[] };

const fields: readonly Field[] = ["stage", "resolution", "kind"];
const notSaid = "not said";

/** What every state, resolution and type of a tracker means here, as it is guessed; "done" there says nothing of a release. */
export function WorkWords({ reading }: { readonly reading: Reading }) {
  const columns = fields.map((field) => reading.columns[field]?.[0] ?? "").join("\0");
  const [found, setFound] = useState<readonly Found[] | null>(null);
  useEffect(() => {
    let isGone = false;
    void valuesOf(columns.split("\0")).then((all) => {
      if (!isGone) setFound(all);
    });
    return () => {
      isGone = true;
    };
  }, [columns]);
  if (found === null) return <Skeleton label="Reading the states" rows={4} />;
  return found.map(({ field, values }) => (
    <Panel key={field} title={importFieldWord("backlog", field)}>
      {field === "stage" && <Muted>{workWordsText}</Muted>}
      <div className={styles.meanings}>
        {values.map(({ value, rows }) => (
          <WordOf key={value} field={field} reading={reading} value={value} rows={rows} />
        ))}
      </div>
    </Panel>
  ));
}

/** The values of the columns, one column after another, since one work runs at a time. */
async function valuesOf(columns: readonly string[]): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (const [at, field] of fields.entries()) {
    const column = columns[at] ?? "";
    const found = column === "" ? null : await valuesOfColumn(column, null);
    const values = (found?.values ?? []).filter(({ value }) => value !== "");
    if (values.length > 0) all.push({ field, values });
  }
  return all;
}

type WordOfProps = FoundValue & { readonly field: Field; readonly reading: Reading };

function WordOf({ field, reading, value, rows }: WordOfProps) {
  const said = meaningOf(reading, field, value);
  const guess = choiceOf(choicesOf.backlog[field] ?? {}, value);
  const options = Object.entries(choiceWords("backlog", field)).map(([choice, label]) => ({ value: choice, label }));
  return (
    <div>
      <span>
        <strong>{value}</strong>{" "}
        <Muted>{`${counted(rows, "row")}${said === undefined && guess !== null ? `, ${guessedText}` : ""}`}</Muted>
      </span>
      <Select
        label={`What '${value}' means`}
        isLabelHidden
        options={[...options, { value: notSaid, label: "Nothing: not said" }]}
        value={said === "" ? notSaid : (said ?? guess)}
        onChange={(choice) => sayMeanings(field, { [value]: choice === notSaid ? "" : choice })}
      />
    </div>
  );
}
