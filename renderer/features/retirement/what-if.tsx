import { useId, useMemo, useState } from "react";
import { useJudgement } from "#data/judgement.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { keyOf, type RetirementCandidate } from "#shared/domain/candidates.ts";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { countedAssumptions, noAssumptions } from "#shared/domain/option-assumptions.ts";
import { caseTerms, workOut } from "#shared/domain/quick-case.ts";
import { money, share } from "#shared/words/format.ts";
import { turningText } from "#shared/words/why.ts";
import { Button } from "#ui/button.tsx";
import { Facts, Muted, Row } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { assume } from "./propose.ts";
import styles from "./retirement.module.css";
import { WhySection } from "./why-section.tsx";

type WhatIfProps = { readonly candidate: RetirementCandidate; readonly currency: string };

const sliderSteps = 200;

/** The case with another value lost, tried out without changing anything. */
export function WhatIf({ candidate, currency }: WhatIfProps) {
  const isFixed = useIsFixed();
  const { figures, result } = candidate.worked;
  const usual = Math.round(figures.lostValue?.mode ?? 0);
  const [tried, setTried] = useState<number | null>(null);
  const lostValue = tried ?? usual;
  const worked = useTried(candidate, lostValue);
  const sliderId = useId();
  const breakEven = result?.breakEvenLostValueMonthly ?? 0;
  if (result === null || figures.lostValue === null) return null;
  const step = niceStep(Math.max(2 * breakEven, figures.lostValue.high, usual * 1.5, 100) / sliderSteps);
  const most = sliderSteps * step;
  const text = (minor: number) => money(Math.round(minor), currency, true);
  const { low, high } = figures.lostValue;
  return (
    <WhySection title="What if its users lose more, or less?">
      <div className={styles.whatIf}>
        <label htmlFor={sliderId}>Value lost a month</label>
        <input
          id={sliderId}
          type="range"
          min={0}
          max={most}
          step={step}
          value={Math.min(most, Math.max(0, lostValue))}
          aria-valuetext={text(lostValue)}
          onChange={(event) => setTried(Number(event.target.value))}
        />
        <NumberField
          label="Value lost a month, exactly"
          isLabelHidden
          value={toMajor(lostValue, currency)}
          onChange={(major) => setTried(major === null ? null : toMinor(major, currency))}
          onTyped={(major) => setTried(toMinor(major, currency))}
          unit={currency}
          format={{ minimumFractionDigits: 0, maximumFractionDigits: minorDigits(currency) }}
        />
      </div>
      {worked.result !== null && (
        <div aria-live="polite">
          <Facts
            facts={[
              { term: "Worth today", value: text(worked.result.npv) },
              {
                term: "Paid back",
                value:
                  worked.result.paybackMonths === null
                    ? "not within the horizon"
                    : `in month ${worked.result.paybackMonths}`,
              },
              ...(worked.simulation === null ? [] : [{ term: "Chance", value: share(worked.simulation.pPositive) }]),
            ]}
          />
        </div>
      )}
      <Muted>{turningText(result, usual, text)}</Muted>
      <Row>
        <Button size="small" isDisabled={tried === null} onPress={() => setTried(null)}>
          Reset
        </Button>
        <Button
          size="small"
          isDisabled={isFixed || tried === null}
          onPress={() => {
            const range = { low: Math.min(low, lostValue), mode: lostValue, high: Math.max(high, lostValue) };
            if (assume(candidate, { lostValueMonthly: range })) setTried(null);
          }}
        >
          Assume it in a draft proposal
        </Button>
      </Row>
    </WhySection>
  );
}

function useTried(candidate: RetirementCandidate, lostValue: number) {
  const portfolio = useJudgement((judgement) => judgement.portfolio);
  const overview = useJudgement((judgement) => judgement.overview);
  return useMemo(() => {
    const assumed = candidate.proposal === null ? noAssumptions : countedAssumptions(candidate.proposal);
    const point = { low: lostValue, mode: lostValue, high: lostValue };
    const terms = caseTerms(portfolio, overview, candidate, { ...assumed, lostValueMonthly: point });
    return workOut(`what if ${keyOf(candidate.subject)}`, terms, settingsOf(portfolio).retirement);
  }, [portfolio, overview, candidate, lostValue]);
}

/** A step of the slider that is 1, 2 or 5 times a power of ten. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}
