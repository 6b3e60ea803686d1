import type { BacklogItem, BacklogKind, BacklogStage, EstimateName, Urgency } from "../domain/backlog-item.ts";

/** Three figures of an estimate, low to high, or one where nobody gave a range; money in whole units of currency. */
type Figures = readonly [low: number, mode: number, high: number] | number;

/** What a row of the sample's backlog says beyond its title, kind and stage. */
export type BacklogMore = {
  readonly estimates?: { readonly [N in EstimateName]?: Figures };
  readonly urgency?: "winter" | "filing" | "outage" | "slow";
  readonly mandate?: string;
  readonly hypothesis?: string;
  readonly feature?: string;
  readonly proposal?: string;
  readonly labels?: readonly string[];
  readonly after?: readonly string[];
  readonly dueIn?: number;
  /** Days ago at which it was written down, started and (where it is) released. */
  readonly days?: readonly [opened: number, started?: number, released?: number];
  readonly outcome?: readonly [verdict: "kept" | "changed" | "removed", reason: string];
  readonly dropped?: string;
  readonly madeIn?: BacklogItem["madeIn"];
  readonly foundIn?: BacklogItem["foundIn"];
  readonly tickets?: number;
  readonly reversible?: "Easily" | "With effort" | "Hardly";
};

/** One item of the sample's backlog. */
export type BacklogRow = readonly [title: string, kind: BacklogKind, stage: BacklogStage, more?: BacklogMore];

/** The urgencies of the sample; days count from the as-of month's end. */
export const urgencies: Readonly<
  Record<NonNullable<BacklogMore["urgency"]>, (day: (days: number) => string) => Urgency>
> = {
  winter: (day) => ({ profile: "intangible", startDay: day(56), rampWeeks: 8 }),
  filing: (day) => ({ profile: "fixedDate", day: day(70), penalty: 9_000_000 }),
  outage: () => ({ profile: "expedite", lump: 600_000 }),
  slow: () => ({ profile: "standard", horizonWeeks: 52 }),
};
