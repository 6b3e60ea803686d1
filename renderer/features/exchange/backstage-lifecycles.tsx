import { changeReading } from "#data/importing.ts";
import { lifecycleStages, type LifecycleStage } from "#shared/domain/product.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { lifecycleWords } from "#shared/words/codes.ts";
import { Panel } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { withMeaning } from "./matching.ts";
import styles from "./import.module.css";

const usual: readonly (readonly [string, LifecycleStage])[] = [
  ["experimental", "idea"],
  ["production", "live"],
  ["deprecated", "sunsetting"],
  ["decommissioned", "retired"],
];

/** What the lifecycles of a Backstage catalogue mean here, shown before anything is read; each can be changed. */
export function BackstageLifecycles({ reading }: { readonly reading: Reading }) {
  const meant = (found: string) => reading.values["lifecycle"]?.find((meaning) => meaning.found === found)?.meant;
  return (
    <Panel title="What its lifecycles mean">
      <div className={styles.meanings}>
        {usual.map(([found, stage]) => (
          <div key={found}>
            <span>{found}</span>
            <Select
              label={`${found} means`}
              isLabelHidden
              options={lifecycleStages.map((value) => ({ value, label: lifecycleWords[value] }))}
              value={(meant(found) ?? stage) as LifecycleStage}
              onChange={(value) => changeReading(withMeaning(reading, "lifecycle", found, value))}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}
