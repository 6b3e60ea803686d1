import { figureWorths } from "#shared/domain/figure-worth.ts";
import type { WorkedCase } from "#shared/domain/quick-case.ts";
import { caseFigureWords } from "#shared/words/codes.ts";
import { knowingText } from "#shared/words/retirement.ts";
import styles from "./retirement.module.css";

type WhyKnowingProps = { readonly worked: WorkedCase; readonly currency: string };

/** Which of the uncertain figures is worth finding out, and how much that may cost. */
export function WhyKnowing({ worked, currency }: WhyKnowingProps) {
  const worths = figureWorths(worked);
  if (worths.length === 0) return null;
  const names: Readonly<Record<string, string>> = caseFigureWords;
  return (
    <>
      <p>What finding out one figure is worth at most, the others as likely as they stand:</p>
      <ul className={styles.reasons}>
        {worths.map((worth) => (
          <li key={worth.id}>
            <p>{knowingText(names[worth.id] ?? worth.id, worth, currency)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
