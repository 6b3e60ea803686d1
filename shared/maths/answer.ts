/** Why a formula cannot answer; each code has a sentence in plain words (domain J). */
export type ReasonCode =
  | "MISSING"
  | "OUT_OF_RANGE"
  | "NON_POSITIVE_DENOMINATOR"
  | "INFEASIBLE_PRECEDENCE"
  | "NO_THROUGHPUT"
  | "NO_DATA"
  | "NO_USE"
  | "TOO_SHORT"
  | "UNDEFINED"
  | "NEGATIVE"
  | "NEGATIVE_DRIVER"
  | "MISSING_RATE"
  | "NEVER_WITHIN_HORIZON"
  | "NO_SIGN_CHANGE"
  | "UNKNOWN_AGE"
  | "NO_SWING"
  | "ZERO_VARIANCE"
  | "ZERO_BASELINE"
  | "ZERO_EFFECT"
  | "TOO_FEW_USERS"
  | "UNBOUNDED"
  | "NO_TRAFFIC"
  | "ONE_ARM"
  | "TRAFFIC_ON_ZERO_WEIGHT"
  | "NOT_MONOTONE";

/** A formula's refusal: no number, and the reason why; MISSING may name the fields to fill in. */
export type Refused = {
  readonly value: null;
  readonly reason: ReasonCode;
  readonly missingFields?: readonly string[];
};

/** What a formula gives: its answer, or the refusal to give one. */
export type Answer<T> = T | Refused;

/** Refuses to answer, with the reason. */
export function refused(reason: ReasonCode): Refused {
  return { value: null, reason };
}

/** Says whether an answer is a refusal. */
export function isRefused<T>(answer: Answer<T>): answer is Refused {
  return typeof answer === "object" && answer !== null && "reason" in answer && "value" in answer;
}

/** A number that may leave a formula: finite and never -0; OUT_OF_RANGE where the inputs drove it out of all bounds. */
export function finite(value: number): Answer<number> {
  return Number.isFinite(value) ? value + 0 : refused("OUT_OF_RANGE");
}
