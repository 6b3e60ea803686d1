import { parseMonth, shiftMonth } from "./month-text.ts";

const written = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/;
const dayLength = 24 * 60 * 60 * 1000;

function daysOf(month: string): number {
  return new Date(Date.parse(`${shiftMonth(month, 1)}-01T00:00:00Z`) - dayLength).getUTCDate();
}

function dayOf(month: string, day: number): string {
  return `${month}-${String(day).padStart(2, "0")}`;
}

export function parseDay(text: string): string | null {
  const match = written.exec(text.trim());
  const month = match === null ? null : parseMonth(`${match[1]}-${match[2]}`);
  if (month === null) return null;
  const day = Number(match?.[3]);
  return day >= 1 && day <= daysOf(month) ? dayOf(month, day) : null;
}

export function shiftDay(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * dayLength).toISOString().slice(0, 10);
}

// The last day of a month stays the last one where the next month is shorter.
export function shiftDayByMonth(day: string, by: number): string {
  const month = shiftMonth(day.slice(0, 7), by);
  return dayOf(month, Math.min(Number(day.slice(8)), daysOf(month)));
}
