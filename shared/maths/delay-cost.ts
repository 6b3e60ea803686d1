import { type Answer, finite, isRefused, refused } from "./answer.ts";

/** How waiting costs money: amounts in one currency, times in weeks from now (domain A.3). */
export type DelayProfile =
  | { readonly kind: "standard"; readonly perWeek: number; readonly horizon: number | null }
  | { readonly kind: "fixedDate"; readonly perWeek: number; readonly date: number; readonly penalty: number }
  | { readonly kind: "intangible"; readonly perWeek: number; readonly start: number; readonly ramp: number }
  | { readonly kind: "expedite"; readonly perWeek: number; readonly lump: number };

/** One way that a lead time may turn out, in weeks, and how likely it is against the others. */
export type LeadTime = { readonly weeks: number; readonly share: number };

/**
 * The money lost by a release some weeks from now instead of now; nothing for now or earlier, and what is already lost
 * does not count. A fixed date itself is in time. OUT_OF_RANGE for negative amounts or spans and what is not a number.
 */
export function delayCost(profile: DelayProfile, weeks: number): Answer<number> {
  if (!isSound(profile) || Number.isNaN(weeks)) return refused("OUT_OF_RANGE");
  return weeks <= 0 ? 0 : finite(lostBy(profile, weeks) - lostBy(profile, 0));
}

/**
 * The money that one more week of waiting is expected to cost, given how long the work may take (domain A.3): this makes
 * unlike profiles comparable. NO_DATA without a lead time, OUT_OF_RANGE as `delayCost` and for negative times or shares.
 */
export function costOfOneWeek(profile: DelayProfile, leadTimes: readonly LeadTime[]): Answer<number> {
  if (!leadTimes.every(({ weeks, share }) => weeks >= 0 && share >= 0)) return refused("OUT_OF_RANGE");
  const shares = leadTimes.reduce((sum, { share }) => sum + share, 0);
  if (shares === 0) return refused("NO_DATA");
  let expected = 0;
  for (const { weeks, share } of leadTimes) {
    const then = delayCost(profile, weeks);
    const later = delayCost(profile, weeks + 1);
    if (isRefused(then) || isRefused(later)) return refused("OUT_OF_RANGE");
    expected += (later - then) * (share / shares);
  }
  return finite(expected);
}

function isSound(profile: DelayProfile): boolean {
  const { perWeek } = profile;
  switch (profile.kind) {
    case "standard":
      return perWeek >= 0 && (profile.horizon === null || profile.horizon >= 0);
    case "fixedDate":
      return perWeek >= 0 && profile.penalty >= 0 && Number.isFinite(profile.date);
    case "intangible":
      return perWeek >= 0 && profile.ramp >= 0 && Number.isFinite(profile.start);
    case "expedite":
      return perWeek >= 0 && profile.lump >= 0;
  }
}

/** The loss on the profile's own scale, on which now may already lie past a date or within a ramp. */
function lostBy(profile: DelayProfile, weeks: number): number {
  const { perWeek } = profile;
  switch (profile.kind) {
    case "standard":
      return perWeek * Math.min(weeks, profile.horizon ?? weeks);
    case "fixedDate":
      return weeks <= profile.date ? 0 : profile.penalty + perWeek * (weeks - profile.date);
    case "intangible": {
      const since = weeks - profile.start;
      if (since <= 0) return 0;
      if (since < profile.ramp) return (perWeek * since ** 2) / (2 * profile.ramp);
      return perWeek * (since - profile.ramp / 2);
    }
    case "expedite":
      return weeks > 0 ? profile.lump + perWeek * weeks : 0;
  }
}
