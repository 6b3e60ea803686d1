import type { Snapshot } from "#shared/bridge.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const kept = { hours: 24, days: 14, months: 12, before: 90 };
const trustedDays = 7;

/**
 * Which snapshots may go, given all of them from the oldest to the newest by the order they were taken in. Kept are the
 * newest of each of the last 24 hours, 14 days and 12 months that have any, and for 90 days those "before …". Times only sort
 * snapshots into buckets, so a clock that jumps takes up a bucket or two and never empties the others.
 */
export function snapshotsToPrune(snapshots: readonly Snapshot[], now: number): readonly string[] {
  const hours = new Set<number>();
  const days = new Set<number>();
  const months = new Set<string>();
  const gone: string[] = [];
  for (const snapshot of [...snapshots].reverse()) {
    // A clock that once ran years ahead shows as few later days, whatever the difference of the times says.
    const outlived = now - snapshot.at > kept.before * day && days.size >= trustedDays;
    const stays = [
      isFirstOf(Math.floor(snapshot.at / hour), hours, kept.hours),
      isFirstOf(Math.floor(snapshot.at / day), days, Math.max(kept.days, trustedDays)),
      isFirstOf(new Date(snapshot.at).toISOString().slice(0, 7), months, kept.months),
      snapshot.reason.startsWith("before") && !outlived,
    ];
    if (!stays.includes(true)) gone.push(snapshot.id);
  }
  return gone;
}

function isFirstOf<T>(bucket: T, seen: Set<T>, limit: number): boolean {
  if (seen.has(bucket) || seen.size >= limit) return false;
  seen.add(bucket);
  return true;
}
