import * as v from "valibot";
import { DaySchema, fixed, IdSchema, listOf, MonthSchema, NameSchema, recordEntries, TextSchema } from "./record.ts";

/** The verdicts of the retirement rule (domain E.1). */
export const verdicts = ["keep", "watch", "flag", "needData", "blocked", "notFlaggable"] as const;

const subject = {
  productId: IdSchema,
  /** Null when the product itself is meant. */
  featureId: v.nullable(IdSchema),
};

/** A verdict as it was on a day, kept whenever it or its codes change; never rewritten by later data. */
export const VerdictRecordSchema = fixed({
  ...recordEntries,
  ...subject,
  verdict: v.picklist(verdicts),
  codes: listOf(v.string()),
  asOf: MonthSchema,
  inputsHash: v.string(),
  engineVersion: v.string(),
});

/** A verdict as it was on a day. */
export type VerdictRecord = v.InferOutput<typeof VerdictRecordSchema>;

/** What the rule says of a product or feature. */
export type RetirementVerdict = (typeof verdicts)[number];

/** What people decided about a candidate for now: keep it, or look again later. */
export const ReviewSchema = fixed({
  ...recordEntries,
  ...subject,
  kind: v.picklist(["keep", "snooze"]),
  reason: TextSchema,
  until: DaySchema,
});

/** A person's answer to a candidate: keep or snooze, with reason and date. */
export type Review = v.InferOutput<typeof ReviewSchema>;

/** The ways to end or change a product, from least to most irreversible (domain E.7). */
export const retirementOptions = ["keep", "improve", "merge", "migrate", "sunset"] as const;

/** The sections of a proposal that only people can write (field paper, section 5). */
export const proposalTexts = [
  "summary",
  "why",
  "users",
  "alternatives",
  "caseAgainst",
  "plan",
  "reversal",
  "communication",
  "disposition",
  "tasks",
  "risks",
  "decision",
  "after",
] as const;

const texts = v.object(
  Object.fromEntries(proposalTexts.map((name) => [name, TextSchema])) as Record<
    (typeof proposalTexts)[number],
    typeof TextSchema
  >,
);

const range = fixed({
  low: v.pipe(v.number(), v.finite()),
  mode: v.pipe(v.number(), v.finite()),
  high: v.pipe(v.number(), v.finite()),
});

/** The case for retiring one product or feature, with its figures as they were on a day. */
export const RetirementProposalSchema = fixed({
  ...recordEntries,
  ...subject,
  title: NameSchema,
  stage: v.picklist(["draft", "proposed", "approved", "declined", "sunsetting", "retired", "reversed"]),
  option: v.picklist(retirementOptions),
  proposer: TextSchema,
  processOwner: TextSchema,
  mode: v.picklist(["advisory", "compulsory"]),
  decisionOn: v.nullable(DaySchema),
  reviewOn: v.nullable(DaySchema),
  /** A person's confirmation that concentrated use is not seasonal; needed before export when that warning stands. */
  notSeasonal: TextSchema,
  /** What people assume, in minor units and months of the portfolio's currency; null takes the quick case's figure. */
  assumptions: fixed({
    oneOff: v.nullable(range),
    lostValueMonthly: v.nullable(range),
    avoidableMonthly: v.nullable(range),
    retainedShare: v.nullable(range),
    newRunMonthly: v.nullable(range),
  }),
  texts: v.pipe(texts, v.readonly()),
  /** The computed figures as JSON text, frozen when last refreshed, and when that was; null before the first time. */
  figures: v.nullable(fixed({ at: v.number(), asOf: MonthSchema, json: TextSchema })),
});

/** The case for retiring one product or feature. */
export type RetirementProposal = v.InferOutput<typeof RetirementProposalSchema>;

/** The stage of a proposal. */
export type ProposalStage = RetirementProposal["stage"];

/** A section of a proposal that only people can write. */
export type ProposalText = (typeof proposalTexts)[number];
