import type { ByteSource } from "../../../shared/exchange/byte-source.ts";
import { readCostCsv } from "../../../shared/exchange/cost-csv.ts";
import { readDependencyCsv } from "../../../shared/exchange/dependency-csv.ts";
import { readFocus } from "../../../shared/exchange/focus.ts";
import { readProductCsv } from "../../../shared/exchange/product-csv.ts";
import type { Reading } from "../../../shared/exchange/reading.ts";
import { readUsageEvents } from "../../../shared/exchange/usage-events.ts";
import { readUsageTable } from "../../../shared/exchange/usage-table.ts";
import { readValueCsv } from "../../../shared/exchange/value-csv.ts";
import type { Watch } from "../../../shared/exchange/watch.ts";
import type { ImportFormat } from "../../../shared/domain/import-batch.ts";
import type { ReadRows } from "../../../shared/domain/import-rows.ts";
import { refuse, type Result } from "../../../shared/result.ts";

type Reader = (sources: readonly ByteSource[], reading: Reading, watch: Watch) => Promise<Result<ReadRows>>;

const readers: Readonly<Record<ImportFormat, Reader>> = {
  usageTable: readUsageTable,
  usageEvents: readUsageEvents,
  cost: readCostCsv,
  value: readValueCsv,
  focus: readFocus,
  backstage: readProductCsv,
  products: readProductCsv,
  dependencies: readDependencyCsv,
};

/** Reads files as a reading states; what comes back can be planned, and its rows and stops add up to its total. */
export async function readRows(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  if (sources.length === 0) return refuse("NO_FILE", "No file was chosen.", "Choose one.");
  return readers[reading.format](sources, reading, watch);
}
