import { takeApart } from "#data/importing-repair.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { importFieldWord } from "#shared/words/import-fields.ts";
import { joinedTitle } from "#shared/words/import-repair.ts";
import { Button } from "#ui/button.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import styles from "./import.module.css";

/** Names of a usage file that are read as another name of it; each can be taken apart again. */
export function JoinedNames({ reading }: { readonly reading: Reading }) {
  const joined = (["product", "feature"] as const).flatMap((field) =>
    (reading.values[field] ?? []).map((meaning) => ({ field, ...meaning })),
  );
  if (joined.length === 0) return null;
  return (
    <Panel title={joinedTitle}>
      <div className={styles.meanings}>
        {joined.map(({ field, found, meant }) => (
          <div key={`${field} ${found}`}>
            <span>
              <strong>{found}</strong> <Muted>{`${importFieldWord(reading.format, field)}, read as '${meant}'`}</Muted>
            </span>
            <Button size="small" label={`Take '${found}' apart`} onPress={() => void takeApart(field, found)}>
              Take apart
            </Button>
          </div>
        ))}
      </div>
    </Panel>
  );
}
