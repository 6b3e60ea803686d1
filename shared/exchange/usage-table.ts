import type { ByteSource } from "./byte-source.ts";
import { newIntake } from "./intake.ts";
import type { Reading } from "./reading.ts";
import { distinctUsersTaker } from "./usage-distinct.ts";
import { newUsageTally } from "./usage-tally.ts";
import { longTaker } from "./usage-long.ts";
import { wideTaker } from "./usage-wide.ts";
import { walkTables, type OpenedTable, type RowTaker } from "./walk.ts";
import type { Watch } from "./watch.ts";
import type { ReadRows } from "../domain/import-rows.ts";
import { ok, type Result } from "../result.ts";

/**
 * Reads a table of usage in any of its shapes (domain C.5): long, months or features across, or a row for each user.
 * Periods keep their length; an absent row is missing or zero as stated; users above eligible are stopped.
 */
export async function readUsageTable(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const intake = newIntake();
  const tally = newUsageTally(reading, intake);
  const distinct = distinctUsersTaker(reading, tally, intake);
  const wide = wideTaker(reading, tally);
  const takers: Record<Reading["usage"]["shape"], (table: OpenedTable) => Result<RowTaker>> = {
    long: (table) => longTaker(reading, tally, table),
    monthsAcross: wide,
    featuresAcross: wide,
    distinctUsers: distinct.begin,
  };
  const walk = { sources, reading, watch, intake, listFields: new Set<string>() };
  const walked = await walkTables(walk, takers[reading.usage.shape]);
  if (!walked.ok) return walked;
  distinct.finish();
  const usage = tally.finish();
  return usage.ok ? ok(intake.finish({ usage: usage.value })) : usage;
}
