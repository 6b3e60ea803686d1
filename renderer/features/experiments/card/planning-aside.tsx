import { useMemo } from "react";
import { clock } from "#data/clock.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { judgedAsOf } from "#shared/domain/as-of.ts";
import { readingOf } from "#shared/domain/experiment-card.ts";
import { cardGaps, startChecks, type CardGap, type StartCheck } from "#shared/domain/experiment-checks.ts";
import {
  planOf,
  powerOfPlan,
  smallestEffect,
  trafficOf,
  type ExperimentPlan,
  type Traffic,
} from "#shared/domain/experiment-planning.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import type { Month } from "#shared/domain/month.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { refusalWords } from "#shared/words/codes.ts";
import { cannotText, planWords, powerText, usersText } from "#shared/words/experiment-card.ts";
import { sizeText } from "#shared/words/effects.ts";
import { cardGapWords, methodWords, startCheckWords } from "#shared/words/experiments.ts";
import { count, counted, dayText, notKnown } from "#shared/words/format.ts";
import { Banner } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { CircleAlert, CircleCheck, TriangleAlert } from "#ui/icons.ts";
import { Facts, Muted } from "#ui/layout.tsx";
import { dayAfter, today } from "../today.ts";
import type { CardEdit } from "./card-edit.ts";
import styles from "./card.module.css";

const places: { readonly [gap in CardGap | StartCheck]: string } = {
  NO_CHANGE: "change",
  NO_METRIC: "metric",
  NO_WORTHWHILE: "worthwhile",
  NO_MARGIN: "guardrails",
  NO_STOP: "endsOn",
  NO_OWNER: "owner",
  NO_ARMS: "arms",
  NO_GUARDRAIL: "guardrails",
  TOO_FEW_USERS: "worthwhile",
  NO_REVERT: "revert",
  UNDER_A_WEEK: "endsOn",
};

function goToField(place: string): void {
  const box = document.getElementById(`card-${place}`);
  box?.scrollIntoView({ block: "center" });
  const field = box?.querySelector<HTMLElement>("input, textarea, button");
  (field ?? box?.parentElement?.querySelector<HTMLElement>("button"))?.focus();
}

type Planning = {
  readonly traffic: Traffic;
  readonly plan: ExperimentPlan;
  readonly asOf: Month;
  readonly months: number;
  readonly gaps: readonly CardGap[];
  readonly checks: readonly StartCheck[];
};

/** What a card would take with the users there are, and what it still lacks. */
export function usePlanning(
  { productId, featureId }: Experiment,
  { card, purpose }: Pick<CardEdit, "card" | "purpose">,
): Planning {
  const portfolio = usePortfolio((known) => known);
  const day = today();
  return useMemo(() => {
    const asOf = judgedAsOf(portfolio, clock.now());
    const traffic = trafficOf(portfolio, productId, featureId, asOf);
    return {
      traffic,
      plan: planOf({ card, purpose }, traffic),
      asOf,
      months: settingsOf(portfolio).usage.windowMonths,
      gaps: cardGaps(card),
      checks: startChecks({ card, purpose }, traffic, day),
    };
  }, [portfolio, productId, featureId, card, purpose, day]);
}

type PlanningAsideProps = { readonly experiment: Experiment; readonly edit: CardEdit; readonly planning: Planning };

/** Beside the card: what it lacks, and whether its question can be answered with the users there are. */
export function PlanningAside({ experiment, edit, planning }: PlanningAsideProps) {
  return (
    <div className={styles.aside}>
      <Readiness planning={planning} />
      <Answerable experiment={experiment} edit={edit} planning={planning} />
    </div>
  );
}

function Readiness({ planning: { gaps, checks } }: Pick<PlanningAsideProps, "planning">) {
  return (
    <section aria-label="What it lacks">
      {gaps.length === 0 ? (
        <p className={styles.ready}>
          <CircleCheck size={16} aria-hidden /> {planWords.ready}
        </p>
      ) : (
        <>
          <h2>{planWords.gaps}</h2>
          <ul className={styles.lacks}>
            {gaps.map((gap) => (
              <li key={gap} data-tone="bad">
                <CircleAlert size={14} aria-hidden />
                <LinkButton onPress={() => goToField(places[gap])}>{cardGapWords[gap]}</LinkButton>
              </li>
            ))}
          </ul>
        </>
      )}
      {checks.length > 0 && (
        <>
          <h2>{planWords.checks}</h2>
          <ul className={styles.lacks}>
            {checks.map((check) => (
              <li key={check} data-tone="warn">
                <TriangleAlert size={14} aria-hidden />
                <LinkButton onPress={() => goToField(places[check])}>{startCheckWords[check]}</LinkButton>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.small}>{planWords.lock}</p>
    </section>
  );
}

function Answerable({ experiment, edit, planning }: PlanningAsideProps) {
  const { card, isFixed, save } = edit;
  const { plan, traffic, asOf, months } = planning;
  const reading = readingOf(card.method);
  if (reading !== "arms") {
    return (
      <section aria-label={planWords.title}>
        <h2>{planWords.title}</h2>
        <p>{reading === "beforeAfter" ? planWords.notSplit : methodWords[card.method].meaning}</p>
      </section>
    );
  }
  const weeks = plan.length === null || isRefused(plan.length) ? null : plan.length.weeks;
  const smallest = smallestEffect(card);
  const power = powerOfPlan({ card, purpose: experiment.purpose });
  const end = weeks === null ? null : dayAfter(today(), weeks * 7);
  const needed = isRefused(plan.perArm) ? null : plan.perArm;
  return (
    <section aria-label={planWords.title}>
      <h2>{planWords.title}</h2>
      {plan.isPossible === false && (
        <Banner tone="warn" title={planWords.cannot}>
          <p>{cannotText(weeks, plan.mostWeeks, plan.instead)}</p>
          <p className={styles.instead}>
            {plan.instead.map((method) => (
              <Button key={method} size="small" isDisabled={isFixed} onPress={() => save("method", { method })}>
                {methodWords[method].name}
              </Button>
            ))}
          </p>
        </Banner>
      )}
      {isRefused(plan.perArm) && (
        <p>{plan.perArm.reason === "MISSING" ? planWords.needsBaseline : refusalWords(plan.perArm.reason)}</p>
      )}
      <Facts
        facts={[
          { term: "Needed", value: needed === null ? notKnown : `${count(needed)} units an arm` },
          ...(card.plannedPerArm === null
            ? []
            : [
                {
                  term: "Planned",
                  value: isRefused(smallest)
                    ? `${count(card.plannedPerArm)} an arm`
                    : `${count(card.plannedPerArm)} an arm, which find ${sizeText(card, smallest)}`,
                },
              ]),
          ...(isRefused(power) ? [] : [{ term: "Power", value: powerText(power) }]),
          {
            term: "Time",
            value: weeks === null || end === null ? notKnown : `${counted(weeks, "week")}, until ${dayText(end)}`,
          },
          {
            term: "Users",
            value:
              traffic.monthlyUsers === null
                ? notKnown
                : usersText(traffic.monthlyUsers, months, asOf, experiment.featureId !== null),
          },
        ]}
      />
      {traffic.monthlyUsers === null && <Muted>{planWords.noUsers}</Muted>}
      <p className={styles.instead}>
        {needed !== null && needed !== card.plannedPerArm && (
          <Button size="small" isDisabled={isFixed} onPress={() => save("plannedPerArm", { plannedPerArm: needed })}>
            Plan {count(needed)} an arm
          </Button>
        )}
        {end !== null && plan.isPossible === true && end !== card.endsOn && (
          <Button size="small" isDisabled={isFixed} onPress={() => save("endsOn", { endsOn: end })}>
            End on {dayText(end)}
          </Button>
        )}
      </p>
    </section>
  );
}
