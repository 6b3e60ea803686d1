/** The calendar day of a moment, where the person is: "2026-11-21". */
export function dayAt(at: number): string {
  const day = new Date(at);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * A moment on a calendar day: noon or, where that would pass over what comes before or after on the same day, the nearest
 * moment that does not.
 */
export function momentOn(day: string, earliest: number, latest: number): number {
  const noon = new Date(`${day}T12:00:00`).getTime();
  const nearest = Math.min(Math.max(noon, earliest), latest);
  return dayAt(nearest) === day ? nearest : noon;
}
