import type { MonthIndex } from "../domain/month.ts";

/** How the use of a feature runs through the calendar year, January first, as factors on its usual reach. */
export const seasons = {
  steady: [1, 1, 1, 1, 1, 1, 0.97, 0.95, 1, 1, 1, 0.96],
  office: [1.02, 1, 1.03, 0.98, 0.97, 1, 0.88, 0.84, 1.03, 1.04, 1.03, 0.9],
  winter: [1.45, 1.35, 1.15, 0.9, 0.75, 0.7, 0.75, 0.75, 0.85, 1, 1.15, 1.35],
  summer: [0.45, 0.5, 0.7, 0.9, 1.2, 1.6, 1.9, 1.8, 1.1, 0.7, 0.5, 0.6],
  quarterEnd: [0.3, 0.3, 2.4, 0.3, 0.3, 2.4, 0.3, 0.3, 2.4, 0.3, 0.3, 2.4],
  yearEnd: [0.35, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.05, 1],
  taxSeason: [0.2, 0.9, 1, 0.5, 0.1, 0.03, 0.01, 0, 0, 0, 0, 0.02],
  assembly: [0, 0, 0, 0.2, 1, 0.05, 0, 0, 0, 0, 0, 0],
} as const;

/** The name of a season. */
export type Season = keyof typeof seasons;

/** The factor of a season in a month. */
export function seasonAt(season: Season, month: MonthIndex): number {
  return seasons[season][month % 12] ?? 1;
}
