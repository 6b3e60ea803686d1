import type { Reason } from "../domain/reasons.ts";
import type { VerdictChange } from "../domain/verdict-change.ts";
import { caseFigureWords, guardWords, warningWords } from "./codes.ts";
import { counted, dayText, decimal, listed, money, monthText, share } from "./format.ts";

/** The number of a reason as text; empty where the reason has none. */
export function reasonNumber(reason: Reason, currency: string): string {
  return numberText(reason.value, reason.unit, currency);
}

/** The threshold of a reason as text; empty where there is none. */
export function reasonThreshold(reason: Reason, currency: string): string {
  return numberText(reason.threshold, reason.unit, currency);
}

function numberText(value: number | null, unit: Reason["unit"], currency: string): string {
  if (value === null) return "";
  switch (unit) {
    case "share":
    case "shareOfUse":
    case "probability":
      return share(value);
    case "money":
      return money(Math.round(value), currency);
    case "perMonth":
      return `${money(Math.round(value), currency)} a month`;
    case "month":
      return value < 0 ? `${counted(-value, "month")} ago` : counted(value, "month");
    case "count":
      return decimal(value, 1);
    case "none":
      return "";
  }
}

function lastUse(reason: Reason): string {
  const month = reason.names[0];
  return month === undefined ? "" : ` It was last used in ${monthText(month)}.`;
}

/** The window of a reason inside a sentence: " from Sep 2024 to Aug 2025". */
function during({ from, to }: Reason): string {
  if (from === null || to === null) return "";
  return from === to ? ` in ${monthText(from)}` : ` from ${monthText(from)} to ${monthText(to)}`;
}

/** A reason for or against retiring as one sentence with its number and threshold. */
export function reasonSentence(reason: Reason, currency: string): string {
  const value = reasonNumber(reason, currency);
  const threshold = reasonThreshold(reason, currency);
  const names = listed(reason.names, "and");
  const isOne = reason.names.length === 1;
  switch (reason.code) {
    case "USE_NEVER":
      return `No use was recorded${during(reason)}.${lastUse(reason)}`;
    case "USE_RARELY":
    case "USE_SOMETIMES":
    case "USE_OFTEN":
    case "USE_ALWAYS":
    case "USE_USED":
      return reachSentence(reason, value, threshold);
    case "TREND_DOWN":
      return `Its use is falling${during(reason)}: by chance alone, a trend this clear shows in ${value} of cases.`;
    case "TREND_UP":
      return `Its use is rising${during(reason)}: by chance alone, a trend this clear shows in ${value} of cases.`;
    case "NET_COST":
      return `Its value fell short of the cost that would end by ${money(Math.round(-(reason.value ?? 0)), currency)}${during(reason)}.`;
    case "NET_VALUE":
      return `It was worth ${value} more than the cost that would end${during(reason)}.`;
    case "COST_WITHOUT_VALUE":
      return `${value} of its cost${during(reason)} would end; nobody recorded what it is worth.`;
    case "COST_PER_USER":
      return `It cost ${value} per active user${during(reason)}, above ${threshold}.`;
    case "SUPPORT_END":
      return supportSentence(reason);
    case "NO_OWNER":
      return "No team owns it.";
    case "DUPLICATE":
      return `${names} ${isOne ? "does" : "do"} the same job.`;
    case "BLOCKED_BY_DEPENDENTS":
      return `${names} ${isOne ? "needs" : "need"} it and ${isOne ? "has" : "have"} no plan to move away.`;
    case "SOFT_DEPENDENTS":
      return `${names} would get worse without it.`;
    case "NPV_POSITIVE":
      return `Ending it is worth ${value} today, counted${during(reason)}${guessed(reason)}.`;
    case "NPV_NOT_POSITIVE":
      return `Ending it is worth ${value} today, counted${during(reason)}${guessed(reason)}: it does not pay.`;
    case "NPV_UNCERTAIN":
      return `It pays in ${value} of the simulated cases, fewer than ${threshold}.`;
    case "LOW_QUALITY":
      return lowQuality(reason);
    case "KEPT":
      return `${reason.names[2]} decided to keep it until ${dayText(reason.names[1] ?? "")}: ${reason.names[0]}`;
    case "SNOOZED":
      return `${reason.names[2]} put it off until ${dayText(reason.names[1] ?? "")}: ${reason.names[0]}`;
    case "HIDDEN_UNHARMED":
      return `Hiding it was tried in '${names}': nobody was worse off than was tolerated${atMost(reason, value, threshold)}.`;
    case "HIDDEN_HARMED":
      return `Hiding it was tried in '${names}', and did harm${atMost(reason, value, threshold)}.`;
    case "CONCENTRATED":
    case "NICHE_HEAVY":
    case "SHARE_ONLY":
    case "SEASON_UNSEEN":
      return warningWords(reason.code);
    default:
      return guardSentence(reason, value, threshold);
  }
}

function atMost({ value: known }: Reason, value: string, threshold: string): string {
  return known === null ? "" : ` (${value} at most; ${threshold} was the margin)`;
}

function reachSentence(reason: Reason, value: string, threshold: string): string {
  const isRare = reason.code === "USE_RARELY";
  const last = isRare ? lastUse(reason) : "";
  if (reason.unit === "shareOfUse" && reason.value === 0) {
    return `No use was recorded${during(reason)}, in too few months to call it never used.${last}`;
  }
  if (reason.unit === "shareOfUse") {
    const side = isRare ? "under" : "above";
    return `In its best month${during(reason)} it made up ${value} of its product's use at most, ${side} the line of ${threshold}.${last}`;
  }
  const line = isRare ? `, under the line of ${threshold}` : "";
  return `${value} of those it is for used it in an average month${during(reason)}${line}.${last}`;
}

function supportSentence({ names, value }: Reason): string {
  const month = monthText(names[0] ?? "");
  return value !== null && value < 0
    ? `Support for what it is built on ended in ${month}.`
    : `Support for what it is built on ends in ${month}.`;
}

/** A guard in words, with its number beside its line, and what a person said where one raised it. */
function guardSentence({ code, names }: Reason, value: string, threshold: string): string {
  const { meaning } = guardWords(code);
  if (code === "ACTIVE_EXPERIMENT" && names.length > 0) {
    return `${meaning.slice(0, -1)}: ${listed(
      names.map((name) => `'${name}'`),
      "and",
    )}.`;
  }
  const month = code === "SEASONAL_PEAK" && names[0] !== undefined ? `, in ${monthText(names[0])}` : "";
  if (value !== "" && threshold !== "") {
    return `${meaning.slice(0, -1)} (${value}${month}; the line is ${threshold}).`;
  }
  return names.length === 0 || code === "SEASONAL_PEAK" ? meaning : `${meaning} ${listed(names, "and")}`;
}

/** What a worth rests on, where nobody recorded that. */
function guessed({ names }: Reason): string {
  const figures = names.map((name) => `'${(caseFigureWords as Readonly<Record<string, string>>)[name] ?? name}'`);
  return figures.length === 0 ? "" : `, with a mere guess for ${listed(figures, "and")}`;
}

function lowQuality(reason: Reason): string {
  const weakest = reason.names[0] as keyof typeof caseFigureWords | undefined;
  const named = weakest === undefined ? "The figures" : `'${caseFigureWords[weakest]}'`;
  if (reason.value === null)
    return `${named} ${weakest === undefined ? "are" : "is"} not known, so no case can be worked out.`;
  return `${named} ${weakest === undefined ? "are" : "is"} not known well enough to decide (confidence ${share(reason.value)}, needed ${share(reason.threshold ?? 0)}).`;
}

/** One thing that would change the verdict, as a sentence. */
export function verdictChangeSentence(change: VerdictChange, currency: string): string {
  switch (change.kind) {
    case "guard":
      return `The guard '${guardWords(change.code).name}' would have to fall away.`;
    case "dependents":
      return `${listed(change.names, "and")} would need a funded plan to move away.`;
    case "measure":
      return `Find out: ${caseFigureWords[change.figure].toLowerCase()}. This one figure would settle it best.`;
    case "figure": {
      const isShare = change.figure === "retained";
      const text = (value: number) => (isShare ? share(value) : money(Math.round(value), currency));
      const unit = isShare || change.figure === "oneOff" ? "" : " a month";
      const way = change.threshold > change.now ? "above" : "below";
      return `${caseFigureWords[change.figure]}: the result turns at ${text(change.threshold)}${unit}, ${way} the ${text(change.now)} counted now.`;
    }
  }
}
