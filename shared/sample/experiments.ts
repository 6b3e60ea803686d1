import type { Accounting, Cohort } from "../domain/cohort.ts";
import { frozenVerdict } from "../domain/experiment-binding.ts";
import { blankCard, type Card } from "../domain/experiment-card.ts";
import { cardHash } from "../domain/experiment-checks.ts";
import { asDraft, type Experiment, type Observation } from "../domain/experiment.ts";
import type { Learning } from "../domain/learning.ts";
import type { Meeting } from "../domain/meeting.ts";
import { addMonths, type Month } from "../domain/month.ts";
import { emptyPortfolio } from "../domain/portfolio.ts";
import type { ArmRow, ExperimentRow } from "./experiment-row.ts";
import { experimentRows } from "./experiment-rows.ts";
import { featureId, recorded, slug } from "./recorded.ts";

const day = 24 * 60 * 60 * 1000;
const by = "Sample";
const meetingId = "meeting.review";
const experimentId = (key: string) => `experiment.${key}`;
const itemId = (productId: string, title: string | undefined) =>
  title === undefined ? null : `item.${productId}.${slug(title)}`;

/** The experiments of the sample, in every state. */
export function sampleExperiments(asOf: Month): readonly Experiment[] {
  const end = Date.parse(`${addMonths(asOf, 1)}-01T00:00:00Z`);
  return experimentRows.map((row) => experimentOf(row, { asOf, end }));
}

type When = { readonly asOf: Month; readonly end: number };

function experimentOf(row: ExperimentRow, { asOf, end }: When): Experiment {
  const { productId, title, started } = row;
  const at = started === undefined ? null : end - started * day;
  const card = cardOf(row, at);
  const closed = at === null || row.concluded === undefined ? null : at + ((row.runs ?? 0) + 1) * day;
  const [reason, before] = row.amended ?? [];
  const [decision, names, why, dissent] = row.decided ?? [];
  const first = before === undefined ? card : { ...card, ...before };
  const skipped = (row.skipped ?? []).map(([check, why]) => ({ check, reason: why }));
  const experiment: Experiment = {
    ...recorded(experimentId(row.key), asOf),
    ...asDraft({
      productId,
      title,
      card,
      purpose: row.removal === true ? "removal" : "change",
      featureId: row.feature === undefined ? null : featureId(productId, row.feature),
      itemId: itemId(productId, row.item),
      pivotOf: row.pivotOf === undefined ? null : experimentId(row.pivotOf),
    }),
    status: at === null ? "draft" : closed === null ? "running" : "concluded",
    lock: at === null ? null : { at, by, hash: cardHash(first), skipped },
    amendments:
      at === null || reason === undefined
        ? []
        : [{ at: at + 9 * day, by, reason, before: first, after: card, hash: cardHash(card) }],
    observations: at === null ? [] : observationsOf(row, at),
    evidence: (row.evidence ?? []).map((piece) => ({ ...piece, on: dayOf((at ?? end) + 7 * day) })),
    broken: row.broken ?? "",
    decision:
      closed === null || decision === undefined
        ? null
        : {
            at: closed + 2 * day,
            by,
            decision,
            names: names ?? "",
            reason: why ?? "",
            dissent: dissent ?? "",
            meetingId,
          },
    withdrawals:
      row.withdrawnStart === undefined
        ? []
        : [
            {
              what: "start",
              at: end - 20 * day,
              by,
              reason: row.withdrawnStart,
              lock: { at: end - 30 * day, by, hash: cardHash(card), skipped: [] },
              sawResults: true,
            },
          ],
    spent: row.euros === undefined ? null : row.euros * 100,
    nextItemId: itemId(productId, row.next),
  };
  if (closed === null) return experiment;
  return { ...experiment, verdict: frozenVerdict(emptyPortfolio, experiment, closed) };
}

function cardOf({ belief, assumption, card, runs }: ExperimentRow, at: number | null): Card {
  const [change, segment, outcome, insight] = belief;
  const endsOn = at === null || runs === undefined ? null : dayOf(at + runs * day);
  return {
    ...blankCard(),
    belief: { change, segment, outcome, insight },
    assumption,
    endsOn,
    decisionOn: endsOn,
    ...card,
  };
}

function observationsOf({ results = [], days = 1, guardrail }: ExperimentRow, at: number): readonly Observation[] {
  const rows = results.flatMap((row, arm) => spread(row, { arm, days, at }));
  if (guardrail === undefined) return rows;
  const [name, arms] = guardrail;
  return [...rows, ...arms.map((row, arm) => observation(row, { arm, guardrail: name, day: dayOf(at + days * day) }))];
}

/** Results spread evenly over days, to whole units. */
function spread(
  [n, sum, squares = 0]: ArmRow,
  { arm, days, at }: { readonly arm: number; readonly days: number; readonly at: number },
): readonly Observation[] {
  const part = (total: number, of: number) => Math.floor((total * (of + 1)) / days) - Math.floor((total * of) / days);
  return Array.from({ length: days }, (_, of) =>
    observation([part(n, of), part(sum, of), part(squares, of)], { arm, guardrail: null, day: dayOf(at + of * day) }),
  );
}

function observation(
  [n, sum, squares = 0]: ArmRow,
  place: Pick<Observation, "arm" | "guardrail" | "day">,
): Observation {
  return { ...place, period: null, n, sum, squares, denominator: null };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** What the sample's teams learned, one of it contradicted since. */
export function sampleLearnings(asOf: Month): readonly Learning[] {
  return [
    {
      ...recorded("learning.length", asOf),
      productId: "member-portal",
      title: "Length keeps members from finishing, not the questions",
      believed: "Members stop because a claim takes seven pages.",
      observed: "Five in a hundred more finished on one page; calls stayed as they were.",
      learned: "The same questions on one page are answered.",
      therefore: "Put the other long forms on one page.",
      tags: ["forms", "claims"],
      supportedBy: [experimentId("portal-one-page")],
      contradictedBy: [],
    },
    {
      ...recorded("learning.questions", asOf),
      productId: "member-portal",
      title: "Members leave forms because they have a question",
      believed: "Somebody to ask would bring more forms.",
      observed: "A chat beside the form changed next to nothing.",
      learned: "Most who leave have no question, or none they would write.",
      therefore: "Try a call back before giving the belief up.",
      tags: ["forms", "support"],
      supportedBy: [],
      contradictedBy: [experimentId("portal-chat"), experimentId("portal-one-page")],
    },
    {
      ...recorded("learning.unwatched", asOf),
      productId: "claims-desk",
      title: "What nobody opens can be hidden first and removed later",
      believed: "Printing needs somebody who watches it.",
      observed: "Letters went out as before without the monitor.",
      learned: "Hiding for four weeks answers what meetings could not.",
      therefore: "Hide first whenever a feature is to go.",
      tags: ["less"],
      supportedBy: [experimentId("print-monitor-hidden")],
      contradictedBy: [],
    },
  ];
}

/** The cohorts of the portal: before it was changed, and since. */
export function sampleCohorts(asOf: Month): readonly Cohort[] {
  const counts = [
    ["baseline", 1240, 402, 161, 62, 48],
    ["baseline", 1302, 431, 170, 65, 51],
    ["tuning", 1268, 463, 197, 74, 61],
    ["tuning", 1311, 507, 226, 91, 76],
  ] as const;
  return counts.map(([phase, acquired, activated, retained, referred, revenue], n) => {
    const month = addMonths(asOf, n - counts.length);
    return {
      ...recorded(`cohort.member-portal.${n + 1}`, asOf),
      productId: "member-portal",
      name: `Joined in ${month}`,
      from: `${month}-01`,
      acquired,
      activated,
      retained,
      referred,
      revenue,
      phase,
    };
  });
}

/** The milestones of the portal's learning. */
export function sampleAccounting(asOf: Month): readonly Accounting[] {
  return [
    {
      ...recorded("accounting.member-portal", asOf),
      productId: "member-portal",
      baselineOn: `${addMonths(asOf, -4)}-01`,
      tuningFrom: `${addMonths(asOf, -2)}-01`,
      decisionOn: `${addMonths(asOf, 3)}-15`,
      arpu: 2150,
      cac: 9400,
      margin: 0.18,
      churn: 0.011,
    },
  ];
}

/** The review meeting in which most of it was decided. */
export function sampleMeetings(asOf: Month): readonly Meeting[] {
  const on = `${asOf}-12`;
  const at = Date.parse(`${on}T09:00:00Z`);
  const decided = experimentRows.filter(({ decided }) => decided !== undefined);
  return [
    {
      ...recorded(meetingId, asOf),
      title: "Experiment review",
      on,
      present: ["Head of member service", "Head of claims", "Head of assistance"],
      startedAt: at,
      endedAt: at + 50 * 60 * 1000,
      notes: "Hold the next one before the winter peak.",
      agenda: [
        ...decided.map(({ key }) => ({ experimentId: experimentId(key), notes: "", outcome: "decided" as const })),
        {
          experimentId: experimentId("broker-price-hint"),
          notes: "The split is broken; the exchange has to say why before anything is decided.",
          outcome: "skipped",
        },
      ],
    },
  ];
}
