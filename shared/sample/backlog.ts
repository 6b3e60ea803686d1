import type { BacklogField } from "../domain/backlog-field.ts";
import {
  backlogStages,
  blankItem,
  estimateNames,
  type BacklogItem,
  type EstimateName,
} from "../domain/backlog-item.ts";
import { addMonths, type Month } from "../domain/month.ts";
import { ranksBetween } from "../domain/rank.ts";
import type { SavedView } from "../domain/saved-view.ts";
import { earlierReleases } from "./backlog-portal.ts";
import { urgencies, type BacklogMore, type BacklogRow } from "./backlog-row.ts";
import { backlogRows } from "./backlog-rows.ts";
import { featureId, recorded, slug } from "./recorded.ts";

const day = 24 * 60 * 60 * 1000;
const moneyFigures: ReadonlySet<EstimateName> = new Set(["costOfDelay", "value", "cost"]);
const ticketsField = "field.tickets";
const reversibleField = "field.reversible";

/** The backlog of the sample: what is planned, under way, released and not yet proved, and how it went before. */
export function sampleBacklog(asOf: Month): readonly BacklogItem[] {
  const planned = Object.entries(backlogRows).flatMap(([productId, rows]) => {
    const all = productId === "member-portal" ? [...rows, ...earlierRows()] : rows;
    const ranks = ranksBetween(null, null, all.length);
    return all.map((row, place) => ({ ...itemOf(productId, row, asOf), rank: ranks[place] ?? "V" }));
  });
  return planned;
}

/** The fields that the sample's teams keep on their items. */
export function sampleFields(asOf: Month): readonly BacklogField[] {
  return [
    {
      ...recorded(ticketsField, asOf),
      name: "Tickets a month",
      kind: "number",
      unit: "tickets",
      choices: [],
      rubric: "Tickets in the help desk that speak of this, counted over the last month.",
      onCard: true,
    },
    {
      ...recorded(reversibleField, asOf),
      name: "Reversible",
      kind: "choice",
      unit: "",
      choices: ["Hardly", "With effort", "Easily"],
      rubric: "How it could be taken back: easily within a day, with effort within a month, hardly at all.",
      onCard: false,
    },
  ];
}

/** The view that the sample's teams saved. */
export function sampleViews(asOf: Month): readonly SavedView[] {
  return [{ ...recorded("view.less", asOf), name: "Do less", screen: "backlog", view: '{"kinds":["retirement"]}' }];
}

function earlierRows(): readonly BacklogRow[] {
  return earlierReleases.map(([title, kind, daysAgo, took]) => [
    title,
    kind,
    "measured",
    {
      days: [daysAgo + took + 30, daysAgo + took, daysAgo],
      outcome: ["kept", "In use; nobody asked for it to be taken back."],
    },
  ]);
}

function itemId(productId: string, title: string): string {
  return `item.${productId}.${slug(title)}`;
}

function itemOf(
  productId: string,
  [title, kind, stage, more = {}]: BacklogRow,
  asOf: Month,
): Omit<BacklogItem, "rank"> {
  const end = Date.parse(`${addMonths(asOf, 1)}-01T00:00:00Z`);
  const at = (days: number) => new Date(end + days * day).toISOString().slice(0, 10);
  const before = (days: number | undefined) => (days === undefined ? null : end - days * day);
  const [opened = 30, started, released] = more.days ?? [];
  const moments = [before(opened), before(started), before(released)].filter((moment) => moment !== null);
  const isDeployed = backlogStages.indexOf(stage) >= backlogStages.indexOf("deployed") && stage !== "dropped";
  return {
    ...recorded(itemId(productId, title), asOf),
    ...blankItem(productId, title),
    kind,
    stage,
    hypothesis: more.hypothesis ?? "",
    mandate: more.mandate ?? "",
    urgency: more.urgency === undefined ? { profile: "standard", horizonWeeks: null } : urgencies[more.urgency](at),
    estimates: estimatesOf(more, at(-20)),
    dependsOn: (more.after ?? []).map((needed) => itemId(productId, needed)),
    due: more.dueIn === undefined ? null : at(more.dueIn),
    labels: more.labels ?? [],
    featureId: more.feature === undefined ? null : featureId(productId, more.feature),
    proposalId: more.proposal ?? null,
    madeIn: more.madeIn ?? null,
    foundIn: more.foundIn ?? null,
    fields: [
      ...(more.tickets === undefined ? [] : [{ fieldId: ticketsField, value: more.tickets }]),
      ...(more.reversible === undefined ? [] : [{ fieldId: reversibleField, value: more.reversible }]),
    ],
    openedAt: before(opened) ?? end,
    stageSince: moments.at(-1) ?? end,
    startedAt: before(started),
    deployedAt: isDeployed ? (before(released) ?? before((started ?? 30) / 2)) : null,
    releasedAt: before(released),
    droppedAt: stage === "dropped" ? before(20) : null,
    dropReason: more.dropped ?? "",
    outcome: outcomeOf(more, end),
  };
}

function estimatesOf({ estimates = {} }: BacklogMore, on: string): BacklogItem["estimates"] {
  return estimateNames.flatMap((name) => {
    const figures = estimates[name];
    if (figures === undefined) return [];
    const [low, mode, high] = typeof figures === "number" ? [figures, figures, figures] : figures;
    const unit = moneyFigures.has(name) ? 100 : 1;
    return [{ name, low: low * unit, mode: mode * unit, high: high * unit, source: "Team's estimate", on }];
  });
}

function outcomeOf({ outcome }: BacklogMore, end: number): BacklogItem["outcome"] {
  if (outcome === undefined) return null;
  const [verdict, reason] = outcome;
  return { verdict, reason, at: end - 3 * day, by: "Sample" };
}
