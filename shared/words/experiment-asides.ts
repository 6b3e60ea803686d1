import type { Card } from "../domain/experiment-card.ts";
import type { ExperimentAside } from "../domain/experiment-asides.ts";
import { isRefused } from "../maths/answer.ts";
import { discovery } from "../maths/discovery.ts";
import { chanceText, probabilityText } from "./chance.ts";
import { effectRange, effectText } from "./effects.ts";
import { count, share } from "./format.ts";

/** Said above what the figures also say. */
export const asidesTitle = "The figures also say";

/** What the figures also say, as a sentence. */
export function asideText(card: Card, aside: ExperimentAside): string {
  switch (aside.kind) {
    case "exactChance":
      return `Few did it, so the chance that it is better is worked out exactly: ${chanceText(aside.chance)}.`;
    case "worthwhileShare":
      return `The chance that the true share is ${card.metric.better === "more" ? "above" : "below"} the worthwhile ${share(aside.share)}: ${chanceText(aside.chance)}.`;
    case "alike":
      return `If all ${aside.arms} arms were one and the same, differences like these would come with p ${probabilityText(aside.p)}.`;
    case "adjusted": {
      const { estimate, interval } = aside.effect;
      return `With what was different before the test taken out: ${effectText(card, estimate)} (${effectRange(card, interval.low, interval.high)}); the past explains ${share(aside.explained)} of the spread. The verdict stays with the figures as they are.`;
    }
  }
}

/** Three in ten: what usability studies found a usual problem to be met by. */
const usualShare = 0.31;

/** What talking to so many people can find, and what hearing nothing means; empty without a number. */
export function discoveryText(people: number): string {
  const found = discovery(people, usualShare);
  if (isRefused(found)) return "";
  const seen = `What three in ten people have is met among ${count(people)} with a chance of ${share(found.seenAtLeastOnce)}.`;
  return `${seen} What none of them has, up to ${share(found.mostWhenNoneSeen)} of all may still have.`;
}
