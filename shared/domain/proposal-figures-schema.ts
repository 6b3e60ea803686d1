import * as v from "valibot";
import { CardSchema } from "./experiment-card.ts";
import { ExperimentSchema } from "./experiment.ts";
import { MonthSchema } from "./record.ts";
import { verdicts } from "./retirement.ts";

const Text = v.string();
const Texts = v.array(Text);
const Amount = v.number();
const AmountOrNone = v.nullable(Amount);
const MonthOrNone = v.nullable(MonthSchema);
const Pair = v.tuple([Amount, Amount]);
const GradeSchema = v.picklist(["A", "B", "C", "D", "insufficient"]);
const CaseFigureSchema = v.picklist(["oneOff", "avoidable", "lostValue"]);
const AnyFigureSchema = v.picklist(["oneOff", "avoidable", "lostValue", "retained", "newRun"]);

const LineSchema = v.object({
  id: Text,
  label: Text,
  kind: Text,
  amount: AmountOrNone,
  avoidable: AmountOrNone,
  payer: Text,
  provenance: Text,
  source: Text,
  endsFrom: v.exactOptional(MonthSchema),
  product: v.exactOptional(Text),
});

const SubjectSchema = v.object({
  name: Text,
  product: Text,
  kind: v.picklist(["product", "service", "platform", "feature"]),
  lifecycle: Text,
  owner: v.nullable(Text),
  pays: Texts,
  canChange: Texts,
  feels: Texts,
  benefits: Texts,
  decides: Text,
  heard: Text,
  customers: Text,
  supportEnd: MonthOrNone,
  releasedMonth: MonthOrNone,
  marks: v.array(v.object({ kind: Text, reason: Text, owner: Text, reviewOn: v.nullable(Text) })),
});

const ReasonSchema = v.object({
  code: Text,
  direction: v.picklist(["for", "against"]),
  unit: v.picklist(["share", "shareOfUse", "probability", "money", "perMonth", "count", "month", "none"]),
  value: AmountOrNone,
  threshold: AmountOrNone,
  contribution: AmountOrNone,
  from: MonthOrNone,
  to: MonthOrNone,
  source: v.picklist(["usage", "costs", "values", "catalogue", "dependencies", "case", "review", "experiment"]),
  grade: v.nullable(GradeSchema),
  names: Texts,
});

const ChangeSchema = v.variant("kind", [
  v.object({ kind: v.literal("figure"), figure: AnyFigureSchema, threshold: Amount, now: Amount }),
  v.object({ kind: v.literal("measure"), figure: CaseFigureSchema }),
  v.object({ kind: v.literal("guard"), code: Text }),
  v.object({ kind: v.literal("dependents"), names: Texts }),
]);

const UsageSchema = v.object({
  class: Text,
  reach: AmountOrNone,
  interval: v.nullable(Pair),
  shareUpperBound: AmountOrNone,
  exposureMonths: Amount,
  firstSeen: MonthOrNone,
  lastUsed: MonthOrNone,
  activeUsers: AmountOrNone,
  activeUsersFrom: v.optional(v.nullable(v.picklist(["product", "eligible"]))),
  grade: GradeSchema,
  from: MonthSchema,
  to: MonthSchema,
  months: v.array(
    v.object({
      month: MonthSchema,
      kind: v.picklist(["missing", "partial", "full", "spread"]),
      eligible: AmountOrNone,
      users: AmountOrNone,
      uses: AmountOrNone,
      span: Amount,
    }),
  ),
});

const IntervalSchema = v.object({ low: Amount, high: Amount });
const RareSchema = v.object({
  share: Amount,
  interval: IntervalSchema,
  bounds: IntervalSchema,
  moreThanHalf: v.boolean(),
});

const MoneySchema = v.object({
  from: MonthSchema,
  to: MonthSchema,
  months: Amount,
  cost: AmountOrNone,
  own: AmountOrNone,
  allocated: Amount,
  avoidable: AmountOrNone,
  value: AmountOrNone,
  net: AmountOrNone,
  perUser: AmountOrNone,
  costGrade: GradeSchema,
  valueGrade: GradeSchema,
  costs: v.array(LineSchema),
  elsewhere: v.exactOptional(v.array(LineSchema)),
  shares: v.array(
    v.object({ pool: Text, amount: Amount, avoidable: Amount, driver: Text, weight: Amount, weights: Amount }),
  ),
  values: v.array(LineSchema),
});

const CaseMonthSchema = v.object({
  month: Amount,
  oneOff: Amount,
  avoidedOwner: Amount,
  avoidedOthers: Amount,
  newRun: Amount,
  lostValue: Amount,
  risk: Amount,
  net: Amount,
  cumulative: Amount,
});

const RangeSchema = v.object({
  figure: AnyFigureSchema,
  low: Amount,
  mode: Amount,
  high: Amount,
  basis: v.picklist(["ledger", "guess", "setting", "person"]),
  grade: GradeSchema,
});

const OptionSchema = v.object({
  option: Text,
  npv: AmountOrNone,
  gap: v.exactOptional(v.nullable(v.picklist(["figures", "retained", "newRun", "gain"]))),
  bar: v.exactOptional(v.nullable(v.picklist(["guard", "dependents"]))),
});

const CaseSchema = v.object({
  annualRate: Amount,
  horizonMonths: Amount,
  figures: v.array(RangeSchema),
  missing: v.array(CaseFigureSchema),
  npv: AmountOrNone,
  npvOwner: AmountOrNone,
  npvOthers: AmountOrNone,
  paybackMonths: AmountOrNone,
  breakEvenLostValueMonthly: AmountOrNone,
  pPositive: AmountOrNone,
  p5: AmountOrNone,
  p95: AmountOrNone,
  evpi: AmountOrNone,
  draws: Amount,
  seed: Amount,
  confidence: AmountOrNone,
  minimumConfidence: v.exactOptional(Amount),
  months: v.array(CaseMonthSchema),
  swings: v.array(v.object({ id: Text, npvLow: Amount, npvHigh: Amount, threshold: AmountOrNone })),
  proposed: v.exactOptional(Text),
  workedFor: v.exactOptional(Text),
  options: v.array(OptionSchema),
  chosen: Text,
});

const { metric, scale, method, worthwhile } = CardSchema.entries;
const { purpose, verdict } = ExperimentSchema.entries;

const FrozenExperimentSchema = v.object({
  title: Text,
  purpose,
  measured: v.object({ metric, scale, method, worthwhile }),
  lockedAt: AmountOrNone,
  concludedAt: AmountOrNone,
  verdict: v.nullable(verdict.wrapped.entries.verdict),
  code: v.nullable(Text),
  effect: v.nullable(v.object({ estimate: Amount, low: Amount, high: Amount })),
  exploratory: v.boolean(),
  decision: v.nullable(Text),
});

/** Figures frozen on a proposal as they are stored: what a version that knows fewer of them left out may be absent. */
export const ProposalFiguresSchema = v.object({
  engineVersion: Text,
  inputsHash: Text,
  at: Amount,
  asOf: MonthSchema,
  currency: Text,
  subject: SubjectSchema,
  verdict: v.object({ verdict: v.picklist(verdicts), codes: Texts, since: AmountOrNone }),
  triggers: Texts,
  guardsStanding: Texts,
  warnings: Texts,
  reasons: v.array(ReasonSchema),
  changes: v.array(ChangeSchema),
  score: v.nullable(v.object({ score: Amount, low: Amount, high: Amount })),
  usage: UsageSchema,
  features: v.object({ count: Amount, rare: v.nullable(RareSchema) }),
  money: MoneySchema,
  case: CaseSchema,
  experiments: v.exactOptional(v.array(FrozenExperimentSchema)),
  dependents: v.object({
    hard: v.array(v.object({ name: Text, blocks: v.boolean(), migration: Text })),
    soft: Texts,
    needs: v.array(v.object({ name: Text, kind: Text })),
    group: Texts,
  }),
});
