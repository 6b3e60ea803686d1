import type { Card } from "../domain/experiment-card.ts";
import type { DecisionKind, Evidence } from "../domain/experiment.ts";

/** Units and successes (or the sum, with the sum of squares for a mean) of one arm. */
export type ArmRow = readonly [n: number, sum: number, squares?: number];

/** An experiment of the sample; days are counted back from the end of the as-of month. */
export type ExperimentRow = {
  readonly key: string;
  readonly productId: string;
  readonly title: string;
  readonly feature?: string;
  /** The title of the backlog item it is about, and of the one that carries out the decision. */
  readonly item?: string;
  readonly next?: string;
  readonly removal?: true;
  readonly belief: readonly [change: string, segment: string, outcome: string, insight: string];
  readonly assumption: string;
  readonly card: Partial<Card>;
  /** Days before the end of the month on which it started, and days after its start on which it ends. */
  readonly started?: number;
  readonly runs?: number;
  readonly concluded?: true;
  /** Results per arm, spread over so many days. */
  readonly results?: readonly ArmRow[];
  readonly days?: number;
  /** Results of a guardrail per arm. */
  readonly guardrail?: readonly [name: string, arms: readonly ArmRow[]];
  readonly evidence?: readonly Omit<Evidence, "on">[];
  readonly broken?: string;
  readonly decided?: readonly [decision: DecisionKind, names: string, reason: string, dissent?: string];
  readonly withdrawnStart?: string;
  readonly amended?: readonly [reason: string, before: Partial<Card>];
  readonly skipped?: readonly (readonly [check: string, reason: string])[];
  readonly pivotOf?: string;
  readonly euros?: number;
};
