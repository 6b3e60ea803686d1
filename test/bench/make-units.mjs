// Writes units of an experiment, the same every time: node test/bench/make-units.mjs units.csv 10000000
import { closeSync, openSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

const days = 28;
const first = Date.UTC(2026, 0, 5);
const linesAtOnce = 20_000;

/** Units of two arms, each once, over four weeks, with yes or no in several spellings and a number. */
export function makeUnits(path, rows) {
  const file = openSync(path, "w");
  writeSync(file, "user_id,day,variant,rounds,retained\n");
  let state = 11;
  for (let row = 0; row < rows;) {
    let text = "";
    for (const end = Math.min(rows, row + linesAtOnce); row < end; row += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const day = new Date(first + Math.floor((days * row) / rows) * 86_400_000).toISOString().slice(0, 10);
      const isNew = state > 0x8000_0000;
      const retained = (state & 0xffff) < (isNew ? 13_000 : 12_500);
      text += `${1000 + row * 3},${day},${isNew ? "treatment" : "control"},${(state >>> 16) % 400},${retained ? "TRUE" : "False"}\n`;
    }
    writeSync(file, text);
  }
  closeSync(file);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  makeUnits(process.argv[2] ?? "units.csv", Number(process.argv[3] ?? 1_000_000));
}
