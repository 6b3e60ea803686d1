import { readBacklog } from "./backlog.ts";
import { readBackstage } from "./backstage.ts";
import type { ByteSource } from "./byte-source.ts";
import { readCostCsv } from "./cost-csv.ts";
import { readDependencyCsv } from "./dependency-csv.ts";
import { readExperimentArms } from "./experiment-arms.ts";
import { readExperimentCards } from "./experiment-cards.ts";
import { readExperimentUnits } from "./experiment-units.ts";
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

type Reader = (sources: readonly ByteSource[], reading: Reading, watch: Watch) => Promise<Result<ReadRows>>;

const readers: Readonly<Record<ImportFormat, Reader>> = {
  usageTable: readUsageTable,
  usageEvents: readUsageEvents,
  cost: readCostCsv,
  value: readValueCsv,
  focus: readFocus,
  products: (sources, reading, watch) =>
    reading.syntax === "yaml" ? readProductYaml(sources, reading, watch) : readProductCsv(sources, reading, watch),
  dependencies: readDependencyCsv,
  backstage: readBackstage,
  backlog: readBacklog,
  experimentArms: readExperimentArms,
  experimentUnits: readExperimentUnits,
  experimentCards: readExperimentCards,
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
