import { readBacklog } from "./backlog.ts";
import type { ByteSource } from "./byte-source.ts";
import { readExperimentArms } from "./experiment-arms.ts";
import { readExperimentCards } from "./experiment-cards.ts";
import { readExperimentUnits } from "./experiment-units.ts";
import { mainReaders, type Reader } from "./read-main.ts";
import type { Reading } from "./reading.ts";
import type { Watch } from "./watch.ts";
import type { ImportFormat } from "../domain/import-batch.ts";
import type { ReadRows } from "../domain/import-rows.ts";
import { refuse, type Result } from "../result.ts";

const readers: Readonly<Record<ImportFormat, Reader>> = {
  ...mainReaders,
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
