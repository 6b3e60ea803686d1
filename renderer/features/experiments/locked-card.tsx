import { usePortfolio } from "#data/portfolio.ts";
import { readingOf, type Card } from "#shared/domain/experiment-card.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { levelText, marginText, sizeText } from "#shared/words/effects.ts";
import { beliefText } from "#shared/words/experiment-board.ts";
import { worthwhileWords } from "#shared/words/experiment-card.ts";
import { harmWords, methodWords, noMarginWords, riskWords, startCheckWords } from "#shared/words/experiments.ts";
import { count, counted, dayOf, dayText, money, share } from "#shared/words/format.ts";
import { Disclosure } from "#ui/disclosure.tsx";
import { Lock } from "#ui/icons.ts";
import { Facts } from "#ui/layout.tsx";
import { Origin } from "./card/about-section.tsx";
import styles from "./experiments.module.css";

type Fact = { readonly term: string; readonly value: string };

function known(term: string, value: string | null): readonly Fact[] {
  return value === null || value.trim() === "" ? [] : [{ term, value }];
}

/** What a card says, fact by fact; what nobody wrote is left out. */
function cardFacts(card: Card, purpose: Experiment["purpose"], currency: string): readonly Fact[] {
  const { metric, arms, guardrails } = card;
  const reading = readingOf(card.method);
  const all = arms.reduce((sum, { weight }) => sum + weight, 0);
  const amount = (minor: number | null) => (minor === null ? null : money(minor, currency));
  return [
    ...known("Assumption", card.assumption),
    ...known("Risk", riskWords[card.risk].split(":")[0] ?? ""),
    ...known("Method", methodWords[card.method].name),
    ...(reading === "none"
      ? []
      : known("Metric", `${metric.name}, ${metric.better === "more" ? "more is better" : "less is better"}`)),
    ...known(
      worthwhileWords(purpose, card.method).name,
      card.worthwhile === null || reading === "none" ? null : sizeText(card, card.worthwhile),
    ),
    ...known("Baseline", card.baseline === null ? null : levelText(metric.kind, card.baseline.mean)),
    ...(reading === "arms" || reading === "did"
      ? known("Arms", arms.map(({ name, weight }) => `${name} ${all > 0 ? share(weight / all) : ""}`).join(", "))
      : []),
    ...known(
      "Guardrails",
      guardrails
        .map(({ name, harm, margin }) => {
          const said = marginText(card, { name, margin });
          return `${name}, ${said === null || harm === null ? noMarginWords : `${harmWords[harm]}, margin ${said}`}`;
        })
        .join("; "),
    ),
    ...known("Planned", card.plannedPerArm === null ? null : `${count(card.plannedPerArm)} an arm`),
    ...known("Ends", card.endsOn === null ? null : dayText(card.endsOn)),
    ...(reading === "arms"
      ? known("Reading", card.interval === "fixed" ? "Fixed: once, at the end" : "Sequential")
      : []),
    ...known("False alarms", `${share(card.alpha)}, power ${share(card.power)}`),
    ...known("Belief before", share(card.priorBelief)),
    ...known("Pivots at most", count(card.maxPivots)),
    ...known("Decides", card.owner),
    ...known("Decision date", card.decisionOn === null ? null : dayText(card.decisionOn)),
    ...known("Taken back by", card.revert),
    ...known("Time box", card.timeBoxDays === null ? null : counted(card.timeBoxDays, "day")),
    ...known("Money box", amount(card.moneyBox)),
    ...known("Next step", amount(card.nextStepCost)),
  ];
}

/** The card as it is locked, with its fingerprint, what was passed over at the start, and every amendment. */
export function LockedCard({ experiment }: { readonly experiment: Experiment }) {
  const { card, purpose, lock, amendments } = experiment;
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  return (
    // What scrolls can be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.locked} tabIndex={0} aria-label="What the card says">
      <h2>{lock !== null && <Lock size={15} aria-hidden />} The card</h2>
      <p className={styles.believed}>{beliefText(card)}</p>
      <Facts facts={cardFacts(card, purpose, currency)} />
      <Origin experiment={experiment} />
      {lock !== null && (
        <p className={styles.small}>
          Locked {dayOf(lock.at)}
          {lock.by === "" ? "" : ` by ${lock.by}`}. Fingerprint <code className={styles.hash}>{lock.hash}</code>
        </p>
      )}
      {lock !== null && lock.skipped.length > 0 && (
        <>
          <h3>Started without</h3>
          <ul className={styles.skipped}>
            {lock.skipped.map(({ check, reason }) => (
              <li key={check}>
                {(startCheckWords as Readonly<Record<string, string>>)[check] ?? check} <em>{reason}</em>
              </li>
            ))}
          </ul>
        </>
      )}
      {amendments.map(({ at, by, reason, before, after, hash }) => (
        <Disclosure key={at} title={`Amended ${dayOf(at)}${by === "" ? "" : ` by ${by}`}`}>
          <p>{reason}</p>
          <Facts facts={changedFacts(cardFacts(before, purpose, currency), cardFacts(after, purpose, currency))} />
          <p className={styles.small}>
            Fingerprint since <code className={styles.hash}>{hash}</code>
          </p>
        </Disclosure>
      ))}
    </section>
  );
}

/** What an amendment changed, fact by fact. */
function changedFacts(before: readonly Fact[], after: readonly Fact[]): readonly Fact[] {
  const of = (facts: readonly Fact[], term: string) => facts.find((fact) => fact.term === term)?.value ?? "nothing";
  return [...new Set([...before, ...after].map(({ term }) => term))]
    .filter((term) => of(before, term) !== of(after, term))
    .map((term) => ({ term, value: `${of(before, term)} → ${of(after, term)}` }));
}
