import { clock } from "#data/clock.ts";
import { dayLength } from "#shared/domain/ids.ts";

/** The day of a moment by the clock of UTC, as the rules of experiments count days. */
export function dayAt(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The day on which experiments are judged now. */
export function today(): string {
  return dayAt(clock.now());
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

/** A day so many days later. */
export function dayAfter(day: string, days: number): string {
  return dayAt(Date.parse(day) + days * dayLength);
}
