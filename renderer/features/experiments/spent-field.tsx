import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { editExperiment } from "#shared/domain/experiment-commands.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { resultPageWords } from "#shared/words/experiment-result.ts";
import { NumberField } from "#ui/number-field.tsx";
import styles from "./experiments.module.css";

/** What an experiment cost so far; it may be said at any time. */
export function SpentField({ experiment: { id, spent } }: { readonly experiment: Experiment }) {
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const isReadOnly = useIsFixed();
  return (
    <div className={styles.spent}>
      <NumberField
        label={resultPageWords.spent}
        hint={resultPageWords.spentHint}
        value={spent === null ? null : toMajor(spent, currency)}
        min={0}
        unit={currency}
        format={{ maximumFractionDigits: minorDigits(currency) }}
        isReadOnly={isReadOnly}
        onChange={(value) =>
          commitAndTell(editExperiment(id, { spent: value === null ? null : toMinor(value, currency) }))
        }
      />
    </div>
  );
}
