import { usePortfolio } from "#data/portfolio.ts";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import type { AssumedFigure, CaseFigure } from "#shared/domain/quick-case.ts";
import { irr } from "#shared/maths/irr.ts";
import { caseFigureWords, gradeWords, refusalWords } from "#shared/words/codes.ts";
import { counted, money, notKnown, share, shortMoney } from "#shared/words/format.ts";
import { avoidableText, basisWords, chanceText, internalRateText, tornadoAnswer } from "#shared/words/retirement.ts";
import { horizonText, turnsAtText, whyWords } from "#shared/words/why.ts";
import { Grade } from "#ui/badge.tsx";
import { TornadoChart } from "#ui/chart-tornado.tsx";
import { Facts, Muted } from "#ui/layout.tsx";
import { Stat, StatRow } from "#ui/stat.tsx";
import styles from "./retirement.module.css";
import { WhyKnowing } from "./why-knowing.tsx";
import { WhySection } from "./why-section.tsx";

type WhyCaseProps = { readonly candidate: RetirementCandidate; readonly currency: string };

const names: readonly CaseFigure[] = ["avoidable", "lostValue", "oneOff"];

/** The economic case: worth with its range, when it is paid back, to whom it is worth what, and what moves it. */
export function WhyCase({ candidate, currency }: WhyCaseProps) {
  const rules = usePortfolio((portfolio) => settingsOf(portfolio).retirement);
  const { result, simulation, swings, confidence } = candidate.worked;
  const exact = (minor: number) => money(Math.round(minor), currency, true);
  const short = (minor: number) => shortMoney(Math.round(minor), currency);
  return (
    <WhySection title="The case">
      {result === null ? (
        <p>{whyWords.noCase}</p>
      ) : (
        <>
          <p>{horizonText(counted(rules.horizonMonths, "month"), share(rules.annualRate))}</p>
          <StatRow>
            <Stat label="To the owner" value={short(result.npvOwner)} />
            <Stat label="To others" value={short(result.npvOthers)} />
            <Stat label="To all" value={short(result.npv)} tone={result.npv > 0 ? "good" : "bad"} />
          </StatRow>
          <Facts
            facts={[
              { term: "Worth today", value: exact(result.npv) },
              ...(simulation === null
                ? []
                : [
                    { term: "Nine times in ten", value: `${exact(simulation.p5)} to ${exact(simulation.p95)}` },
                    { term: "Chance", value: chanceText(simulation.pPositive, simulation.draws) },
                    { term: "Knowing more", value: `is worth ${exact(simulation.evpi)} at most` },
                  ]),
              {
                term: "Paid back",
                value:
                  result.paybackMonths === null
                    ? refusalWords("NEVER_WITHIN_HORIZON")
                    : `in month ${result.paybackMonths}`,
              },
              { term: "Internal rate", value: internalRateText(irr(result.months.map(({ net }) => net))) },
              { term: "Turns at", value: turnsAtText(result, exact) },
              {
                term: "Confidence",
                value: `${confidence === null ? notKnown : share(confidence)}, ${share(rules.minimumConfidence)} needed to flag`,
              },
            ]}
          />
        </>
      )}
      <Figures candidate={candidate} currency={currency} />
      {swings.length > 0 && result !== null && (
        <TornadoChart
          question="Which figure moves the result most?"
          answer={tornadoAnswer(swings.filter(({ flips }) => flips).map(({ id }) => figureName(id)))}
          bars={swings.map(({ id, npvLow, npvHigh }) => ({ id, label: figureName(id), low: npvLow, high: npvHigh }))}
          base={result.npv}
          baseLabel={short(result.npv)}
          labelHeader="Figure"
          lowHeader="At its lowest"
          highHeader="At its highest"
          format={short}
        />
      )}
      <WhyKnowing worked={candidate.worked} currency={currency} />
    </WhySection>
  );
}

function figureName(id: string): string {
  return (caseFigureWords as Readonly<Record<string, string>>)[id] ?? id;
}

/** The figures that the case counts, each with its range, where it is from and how good it is. */
function Figures({ candidate, currency }: WhyCaseProps) {
  const months = usePortfolio((portfolio) => settingsOf(portfolio).retirement.moneyMonths);
  const { worked, money: own } = candidate;
  const { figures, othersMonthly } = worked;
  const { avoidable } = figures;
  const ledger = avoidable?.basis === "person" || own.avoidable === null ? null : own.avoidable / months;
  return (
    <>
      <ul className={styles.reasons}>
        {names.map((figure) => (
          <li key={figure}>
            <p>
              {caseFigureWords[figure]}: <FigureValue figure={figure} known={figures[figure]} currency={currency} />
            </p>
          </li>
        ))}
      </ul>
      {avoidable !== null && (
        <p className={styles.facts}>{avoidableText(ledger, avoidable.mode, { others: othersMonthly, currency })}</p>
      )}
    </>
  );
}

type FigureValueProps = {
  readonly figure: CaseFigure;
  readonly known: AssumedFigure | null;
  readonly currency: string;
};

function FigureValue({ figure, known, currency }: FigureValueProps) {
  if (known === null) return <Muted>{notKnown.toLowerCase()}</Muted>;
  const { low, mode, high, basis, quality } = known;
  const text = (minor: number) => shortMoney(Math.round(minor), currency);
  const range = low === high ? "" : ` (${text(low)} to ${text(high)})`;
  const { grade } = quality;
  return (
    <>
      <strong>{money(Math.round(mode), currency)}</strong>
      {figure === "oneOff" ? " once" : " a month"}
      {range}, {basisWords[basis]} <Grade letter={grade === "insufficient" ? "–" : grade} label={gradeWords(grade)} />
    </>
  );
}
