import { readingOf, scaleOf, type Card, type MetricKind } from "../domain/experiment-card.ts";
import type { GuardrailReading } from "../domain/experiment-verdict.ts";
import { decimal, share } from "./format.ts";

type Measured = Pick<Card, "metric" | "scale" | "method">;

/** Whether the effect is a share of one group and no difference. */
function isShare({ method }: Measured): boolean {
  return readingOf(method) === "share";
}

/** What effects of a card are told in: "points", or the word of its kind; empty where the number says it all. */
function effectUnit(card: Measured): string {
  return scaleOf(card) === "absolute" && card.metric.kind === "proportion" && !isShare(card) ? "points" : "";
}

function bare(card: Measured, value: number): string {
  if (isShare(card) || scaleOf(card) === "relative") return share(value);
  return card.metric.kind === "proportion" ? decimal(value * 100) : decimal(value, 3);
}

function withUnit(text: string, unit: string): string {
  if (unit === "") return text;
  return /^[+-]?1$/.test(text) && unit === "points" ? `${text} point` : `${text} ${unit}`;
}

/** The size of an effect in the measure of its card: "2 points", "5.3%", "0.41". */
export function sizeText(card: Measured, value: number): string {
  return withUnit(bare(card, Math.abs(value)), effectUnit(card));
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

/** An effect in the measure of its card, gains above zero: "+1.1 points", "-3.2%"; a share of one group has no sign. */
export function effectText(card: Measured, value: number): string {
  return withUnit(isShare(card) ? bare(card, value) : signed(bare(card, value), value), effectUnit(card));
}

/** An interval of effects: "+0.2 to +1.9 points". */
export function effectRange(card: Measured, low: number, high: number): string {
  return withUnit(bareRange(card, low, high), effectUnit(card));
}

/** The same where its unit stands beside it: "+0.2 to +1.9". */
export function bareRange(card: Measured, low: number, high: number): string {
  const end = (value: number) => (isShare(card) ? bare(card, value) : signed(bare(card, value), value));
  return `${end(low)} to ${end(high)}`;
}

function watchedOf({ metric, guardrails, ...card }: Measured & Pick<Card, "guardrails">, name: string) {
  const watched = guardrails.find((guardrail) => guardrail.name === name);
  return {
    harm: watched?.harm ?? null,
    measured: { ...card, metric: { ...metric, kind: watched?.kind ?? metric.kind } },
  };
}

/** How much harm a guardrail tolerates; null where nobody said it. */
export function marginText(card: Measured & Pick<Card, "guardrails">, said: Pick<GuardrailReading, "name" | "margin">) {
  return said.margin === null ? null : sizeText(watchedOf(card, said.name).measured, said.margin);
}

/** The interval of a guardrail's harm, or of its change where nobody said which way is harm; null where none was measured. */
export function harmText(card: Measured & Pick<Card, "guardrails">, said: Pick<GuardrailReading, "name" | "harm">) {
  if (said.harm === null) return null;
  const { harm, measured } = watchedOf(card, said.name);
  const range = effectRange(measured, said.harm.low, said.harm.high);
  return harm === null ? `${range} (change)` : range;
}

/** The effect that would be worthwhile, or for a removal the loss that is tolerated; null where no effect is read. */
export function worthwhileText(
  card: Measured & Pick<Card, "worthwhile">,
  purpose: "change" | "removal",
): string | null {
  if (card.worthwhile === null || readingOf(card.method) === "none") return null;
  const size = sizeText(card, card.worthwhile);
  if (purpose === "removal") return `not worse by more than ${size}`;
  return isShare(card) ? `at least ${size}` : `better by ${size} or more`;
}

/** The mean of a metric: a share per cent, or the number. */
export function levelText(kind: MetricKind, value: number): string {
  return kind === "proportion" ? share(value) : decimal(value, 3);
}
