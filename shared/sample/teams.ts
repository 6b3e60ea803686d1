import type { Month } from "../domain/month.ts";
import type { Team } from "../domain/team.ts";
import { recorded, slug } from "./recorded.ts";

/** The teams of the sample house and what a person-day of each costs, in euros; null where nobody has worked it out. */
const dayRates = {
  "Member Journeys": 780,
  "Claims Systems": 810,
  "Claims Operations": 430,
  "Broker Channel": 760,
  "Roadside Assistance": 540,
  "Core Platform": 860,
  "Integration Operations": 690,
  "Night Operations": 610,
  Reporting: 700,
  "Records Office": 480,
  "Finance Operations": 560,
  "Service Desk": 410,
  Actuarial: null,
  "Compliance Office": null,
} as const;

/** The name of a team of the sample. */
export type TeamName = keyof typeof dayRates;

/** The id of a team of the sample. */
export function teamId(name: TeamName): string {
  return slug(name);
}

/** The teams of the sample. */
export function sampleTeams(asOf: Month): readonly Team[] {
  return Object.entries(dayRates).map(([name, euros]) => ({
    ...recorded(slug(name), asOf),
    name,
    dayRate: euros === null ? null : euros * 100,
  }));
}
