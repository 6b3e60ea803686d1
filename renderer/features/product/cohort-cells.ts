import { cohortStages, type Cohort } from "#shared/domain/cohort.ts";
import type { Draft } from "#shared/domain/record.ts";
import type { Id } from "#shared/domain/ids.ts";
import { cohortStageWords, phaseWords } from "#shared/words/accounting.ts";
import { parseDay } from "#ui/day-text.ts";
import type { CellChange, GridColumn } from "#ui/grid-cells.ts";

/** The columns of the sheet of cohorts. */
export const cohortColumns: readonly GridColumn[] = [
  { id: "name", header: "Cohort", width: 170 },
  { id: "from", header: "From", width: 120 },
  { id: "phase", header: "Phase", width: 96 },
  ...cohortStages.map((id) => ({ id, header: cohortStageWords[id].name, kind: "number" as const, width: 92 })),
];

/** A day as people type it, or the first of a month; null when it cannot be read. */
function readDay(text: string): string | null {
  const said = text.trim();
  return parseDay(/^\d{4}-\d{2}$/.test(said) ? `${said}-01` : said);
}

/** A number of people as it is typed or pasted, thousands apart or not; null when it is empty, NaN when it cannot be read. */
function readPeople(text: string): number | null {
  const plain = text.trim().replaceAll(/[\s’']|,(?=\d{3}(\D|$))/g, "");
  if (plain === "" || plain === "–") return null;
  return /^\d{1,15}$/.test(plain) ? Number(plain) : Number.NaN;
}

function readPhase(text: string): Cohort["phase"] | null {
  const said = text.trim().toLowerCase();
  return said === "baseline" || said === "tuning" ? said : null;
}

/** Why a cell of the sheet cannot be taken; null when it can. */
export function cohortProblem({ column, text }: Pick<CellChange, "column" | "text">): string | null {
  switch (column) {
    case "name":
      return text.trim() === "" ? "give the cohort a name." : null;
    case "from":
      return readDay(text) === null ? "write the day as YYYY-MM-DD." : null;
    case "phase":
      return readPhase(text) === null ? "write 'baseline' or 'tuning'." : null;
    case "acquired":
      return readPeople(text) === null || Number.isNaN(readPeople(text)) ? "write how many came." : null;
    default:
      return Number.isNaN(readPeople(text)) ? "write a whole number, or nothing." : null;
  }
}

/** The cells of a cohort. */
export function cohortCells(cohort: Cohort): Readonly<Record<string, string>> {
  const people = cohortStages.map((stage) => [stage, cohort[stage] === null ? "" : String(cohort[stage])]);
  return {
    name: cohort.name,
    from: cohort.from,
    phase: phaseWords[cohort.phase].toLowerCase(),
    ...Object.fromEntries(people),
  };
}

/** What typed cells say of a cohort; what cannot be read was refused before. */
export function cohortFields(cells: Readonly<Record<string, string>>): Partial<Draft<Cohort>> {
  const { name, from, phase } = cells;
  const people = cohortStages.flatMap((stage) => {
    const text = cells[stage];
    return text === undefined ? [] : [[stage, readPeople(text)] as const];
  });
  return {
    ...(name !== undefined && { name: name.trim() }),
    ...(from !== undefined && { from: readDay(from) ?? from }),
    ...(phase !== undefined && { phase: readPhase(phase) ?? "baseline" }),
    ...(Object.fromEntries(people) as Partial<Draft<Cohort>>),
  };
}

/** A cohort of which nothing was typed yet. */
export function blankCohort(productId: Id, today: string, number: number): Draft<Cohort> {
  return {
    productId,
    name: `Cohort ${number}`,
    from: today,
    acquired: 0,
    activated: null,
    retained: null,
    referred: null,
    revenue: null,
    phase: "baseline",
  };
}
