import type { Reason } from "../domain/reasons.ts";
import type { VerdictChange } from "../domain/verdict-change.ts";
import { caseFigureWords, guardWords, warningWords } from "./codes.ts";
import { count, dayText, listed, money, monthText, share } from "./format.ts";

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
      return share(value);
    case "probability":
      return `p ${value < 0.001 ? "below 0.001" : value.toFixed(3)}`;
    case "money":
      return money(Math.round(value), currency);
    case "perMonth":
      return `${money(Math.round(value), currency)} a month`;
    case "month":
      return `${count(value)} ${value === 1 ? "month" : "months"}`;
    case "count":
      return count(value);
    case "none":
      return "";
  }
}

function lastUse(reason: Reason): string {
  const month = reason.names[0];
  return month === undefined ? "" : ` It was last used in ${monthText(month)}.`;
}

/** A reason for or against retiring as one sentence with its number and threshold. */
export function reasonSentence(reason: Reason, currency: string): string {
  const value = reasonNumber(reason, currency);
  const threshold = reasonThreshold(reason, currency);
  const names = listed(reason.names, "and");
  switch (reason.code) {
    case "USE_NEVER":
      return `No use was recorded in the window.${lastUse(reason)}`;
    case "USE_RARELY":
      return `Used by ${value}, under the line of ${threshold}.${lastUse(reason)}`;
    case "USE_SOMETIMES":
    case "USE_OFTEN":
    case "USE_ALWAYS":
      return `Used by ${value} of the people it is for in a month.`;
    case "USE_USED":
      return `It makes up to ${value} of its product's use, more than ${threshold}.`;
    case "TREND_DOWN":
      return `Its use is falling (${value}).`;
    case "TREND_UP":
      return `Its use is rising (${value}).`;
    case "NET_COST":
      return `Its value falls short of the cost that would end by ${money(Math.round(-(reason.value ?? 0)), currency)}.`;
    case "NET_VALUE":
      return `It is worth ${value} more than the cost that would end.`;
    case "COST_WITHOUT_VALUE":
      return `${value} of its cost would end; nobody recorded what it is worth.`;
    case "COST_PER_USER":
      return `It costs ${value} per active user, above ${threshold}.`;
    case "SUPPORT_END":
      return `What it is built on is supported until ${monthText(reason.names[0] ?? "")} only.`;
    case "NO_OWNER":
      return "No team owns it.";
    case "DUPLICATE":
      return `${names} ${reason.names.length === 1 ? "does" : "do"} the same job.`;
    case "BLOCKED_BY_DEPENDENTS":
      return `${names} ${reason.names.length === 1 ? "needs" : "need"} it and ${reason.names.length === 1 ? "has" : "have"} no plan to move away.`;
    case "SOFT_DEPENDENTS":
      return `${names} would get worse without it.`;
    case "NPV_POSITIVE":
      return `Retiring it is worth ${value} today.`;
    case "NPV_NOT_POSITIVE":
      return `Retiring it is worth ${value} today: it does not pay.`;
    case "NPV_UNCERTAIN":
      return `It pays in ${value} of the simulated cases, fewer than ${threshold}.`;
    case "LOW_QUALITY":
      return lowQuality(reason);
    case "KEPT":
      return `${reason.names[2]} decided to keep it until ${dayText(reason.names[1] ?? "")}: ${reason.names[0]}`;
    case "SNOOZED":
      return `${reason.names[2]} put it off until ${dayText(reason.names[1] ?? "")}: ${reason.names[0]}`;
    case "REACH_UNCERTAIN":
    case "SEASONAL_PEAK":
      return `${guardWords(reason.code).meaning} (${value} against ${threshold}${reason.code === "SEASONAL_PEAK" && reason.names[0] !== undefined ? `, in ${monthText(reason.names[0])}` : ""})`;
    case "COVERAGE":
      return `${guardWords(reason.code).meaning} (${value} of ${threshold})`;
    case "CONCENTRATED":
    case "NICHE_HEAVY":
    case "SHARE_ONLY":
    case "SEASON_UNSEEN":
      return warningWords(reason.code);
    default:
      return names === "" ? guardWords(reason.code).meaning : `${guardWords(reason.code).meaning} ${names}`;
  }
}

function lowQuality(reason: Reason): string {
  const weakest = reason.names[0] as keyof typeof caseFigureWords | undefined;
  const named = weakest === undefined ? "The figures" : `'${caseFigureWords[weakest]}'`;
  return `${named} ${weakest === undefined ? "are" : "is"} not known well enough to decide (confidence ${share(reason.value ?? 0)}, needed ${share(reason.threshold ?? 0)}).`;
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
      return `${caseFigureWords[change.figure]}: the result turns at ${text(change.threshold)}${unit} (${way} the ${text(change.now)} assumed).`;
    }
  }
}
