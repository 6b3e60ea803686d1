import { useJudgement } from "#data/judgement.ts";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { whatWouldChange } from "#shared/domain/verdict-change.ts";
import { verdictChangeSentence } from "#shared/words/reasons.ts";
import { whyWords } from "#shared/words/why.ts";
import { Muted } from "#ui/layout.tsx";
import { MeasureFigure } from "./measure-figure.tsx";
import styles from "./retirement.module.css";
import { WhySection } from "./why-section.tsx";

type WhyChangesProps = { readonly candidate: RetirementCandidate; readonly currency: string };

/** What would have to be otherwise for another verdict, and where the missing figure is typed. */
export function WhyChanges({ candidate, currency }: WhyChangesProps) {
  const portfolio = useJudgement((judgement) => judgement.portfolio);
  const changes = whatWouldChange(portfolio, candidate);
  const missing = changes.find((change) => change.kind === "measure");
  return (
    <WhySection title="What would change this">
      {changes.length === 0 ? (
        <Muted>{whyWords.noChange}</Muted>
      ) : (
        <ul className={styles.reasons}>
          {changes.map((change) => {
            const sentence = verdictChangeSentence(change, currency);
            return <li key={sentence}>{sentence}</li>;
          })}
        </ul>
      )}
      {missing !== undefined && (
        <MeasureFigure key={missing.figure} figure={missing.figure} candidate={candidate} currency={currency} />
      )}
    </WhySection>
  );
}
