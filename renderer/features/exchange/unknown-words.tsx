import { sayMeanings } from "#data/importing.ts";
import type { UnknownWord } from "#data/import-worker-messages.ts";
import { useImporting } from "#data/importing-state.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { counted } from "#shared/words/format.ts";
import { choiceWords, importFieldWord } from "#shared/words/import-fields.ts";
import { unknownWordsText } from "#shared/words/import.ts";
import { Muted, Panel } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { fieldOfColumn } from "./matching.ts";
import styles from "./import.module.css";

type UnknownWordsProps = { readonly words: readonly UnknownWord[]; readonly reading: Reading };

const notSaid = "not said";

/** Words of the file for stages, categories and the like that Winnow does not know; each is matched once. */
export function UnknownWords({ words, reading }: UnknownWordsProps) {
  const header = useImporting((importing) => importing.look?.header ?? []);
  return (
    <Panel title={counted(words.length, "word to match", "words to match")}>
      <Muted>{unknownWordsText}</Muted>
      <div className={styles.meanings}>
        {words.map(({ column, found, rows }) => {
          const field = fieldOfColumn(reading, header, column) ?? column;
          const choices = choiceWords(reading.format, field);
          const meant = reading.values[field]?.find((meaning) => meaning.found === found)?.meant;
          return (
            <div key={`${column} ${found}`}>
              <span>
                <strong>{found}</strong>{" "}
                <Muted>{`${importFieldWord(reading.format, field)}, ${counted(rows, "row")}`}</Muted>
              </span>
              <Select
                label={`What '${found}' means`}
                isLabelHidden
                options={[
                  ...Object.entries(choices).map(([value, label]) => ({ value, label })),
                  { value: notSaid, label: "Nothing: not said" },
                ]}
                value={meant === undefined ? null : meant === "" ? notSaid : meant}
                onChange={(value) => sayMeanings(field, { [found]: value === notSaid ? "" : value })}
              />
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
