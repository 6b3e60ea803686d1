import { readBackstage } from "./backstage.ts";
import type { ByteSource } from "./byte-source.ts";
import { readCostCsv } from "./cost-csv.ts";
import { readDependencyCsv } from "./dependency-csv.ts";
import { readFocus } from "./focus.ts";
import { readProductCsv } from "./product-csv.ts";
import { readProductYaml } from "./product-yaml.ts";
import type { Reading } from "./reading.ts";
import { readUsageEvents } from "./usage-events.ts";
import { readUsageTable } from "./usage-table.ts";
import { readValueCsv } from "./value-csv.ts";
import type { Watch } from "./watch.ts";
import type { ImportFormat } from "../domain/import-batch.ts";
import type { ReadRows } from "../domain/import-rows.ts";
import { refuse, type Result } from "../result.ts";

/** What takes the rows out of files as a reading states. */
export type Reader = (sources: readonly ByteSource[], reading: Reading, watch: Watch) => Promise<Result<ReadRows>>;

/** The forms that a retirement is judged by: catalogues, usage, cost and value; no backlog, no experiments. */
type MainFormat = Exclude<ImportFormat, "backlog" | "experimentArms" | "experimentUnits" | "experimentCards">;

/** The readers of catalogues, usage, cost and value. */
export const mainReaders: Readonly<Record<MainFormat, Reader>> = {
  usageTable: readUsageTable,
  usageEvents: readUsageEvents,
  cost: readCostCsv,
  value: readValueCsv,
  focus: readFocus,
  products: (sources, reading, watch) =>
    reading.syntax === "yaml" ? readProductYaml(sources, reading, watch) : readProductCsv(sources, reading, watch),
  dependencies: readDependencyCsv,
  backstage: readBackstage,
};

function isMain(format: ImportFormat): format is MainFormat {
  return format in mainReaders;
}

/** Reads files of the main job alone, so that where nothing else is read nothing else is carried along. */
export async function readMainRows(
  sources: readonly ByteSource[],
  reading: Reading,
  watch: Watch,
): Promise<Result<ReadRows>> {
  const { format } = reading;
  if (isMain(format)) return mainReaders[format](sources, reading, watch);
  return refuse("OTHER_FORMAT", "The recipe reads a backlog or experiments.", "Take one for usage, costs or products.");
}
