import type { TableRow } from "./cells.ts";
import type { Intake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { incomplete, neededCells, periodReader, periodReason, subjectReader } from "./usage-long.ts";
import { addedTogether, type UsageTally } from "./usage-tally.ts";
import type { OpenedTable, RowTaker } from "./walk.ts";
import { placeOf, type Place, type StopReason } from "../domain/import-rows.ts";
import { ok, refuse, type Result } from "../result.ts";

type Count = {
  readonly place: Place;
  readonly product: string;
  readonly feature: string | null;
  readonly month: string;
  readonly span: number;
  readonly users: Set<string>;
  uses: number;
};

/** Counts rows that each name a user and a feature. */
export type DistinctTaker = {
  readonly begin: (table: OpenedTable) => Result<RowTaker>;
  readonly finish: () => void;
};

/**
 * Reads a row for each user and feature: users are the distinct users, uses the rows. The distinct users of the product
 * in the period are its own users and, being the best there is, the eligible users of its features.
 */
export function distinctUsersTaker(reading: Reading, tally: UsageTally, intake: Intake): DistinctTaker {
  const counts = new Map<string, Count>();

  const countOf = (key: string, first: Omit<Count, "users" | "uses">): Count => {
    const known = counts.get(key);
    if (known !== undefined) return known;
    const count = { ...first, users: new Set<string>(), uses: 0 };
    counts.set(key, count);
    return count;
  };

  const begin = ({ cells, places }: OpenedTable): Result<RowTaker> => {
    const problem = incomplete(cells);
    if (problem !== null) return problem;
    if (!cells.has("user")) return refuse("NO_USER", "No column names the users.", "Choose the column of the users.");
    const periodOf = periodReader(reading, cells);
    const subjectOf = subjectReader(cells);
    const take = (row: TableRow): StopReason | null => {
      const subject = subjectOf(row);
      if ("reason" in subject) return subject.reason;
      const period = periodOf(row);
      if (period.kind === "wrong") return periodReason(period, row, cells);
      const { month, span } = period;
      const user = cells.text(row, "user").trim();
      if (user === "") {
        tally.leaveOpen({ ...subject, month, span });
        return noUser(cells.columnOf("user"));
      }
      const when = `${subject.product}\0${month}\0${span}`;
      const before = counts.size;
      const place = placeOf(row);
      for (const feature of new Set([subject.feature, null])) {
        const count = countOf(`${when}\0${feature ?? "\0"}`, { place, product: subject.product, feature, month, span });
        count.users.add(user);
        count.uses += 1;
      }
      if (counts.size === before) intake.leaveOut(addedTogether);
      return null;
    };
    return ok({ needed: neededCells(places), take });
  };

  const finish = () => {
    for (const { place, product, feature, month, span, users, uses } of counts.values()) {
      const eligible = counts.get(`${product}\0${month}\0${span}\0\0`)?.users.size ?? null;
      tally.add(place, [{ product, feature, month, span, eligible, users: users.size, uses, full: true }]);
    }
    if (counts.size > 0) {
      intake.notice("Eligible users are the distinct users of the product in the period, for want of a better figure.");
    }
  };

  return { begin, finish };
}

function noUser(column: string): StopReason {
  return {
    code: "NO_NAME",
    column,
    found: "",
    expected: "who used it",
    remedy: "Complete the cell, or leave these rows out.",
  };
}
