// Writes raw events, the same every time: node test/bench/make-events.mjs events.csv 10000000
import { closeSync, openSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

const features = 300;
const people = 120_000;
const first = Date.UTC(2023, 8, 1);
const last = Date.UTC(2025, 8, 1);
const linesAtOnce = 20_000;

function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Events of two years in the order of time; a few features and people make most of them. */
export function makeEvents(path, rows) {
  const random = uniform(7);
  const file = openSync(path, "w");
  writeSync(file, "timestamp,user,event\n");
  for (let row = 0; row < rows;) {
    let text = "";
    for (const end = Math.min(rows, row + linesAtOnce); row < end; row += 1) {
      const at = new Date(first + ((last - first) * row) / rows).toISOString();
      const user = Math.floor(people * random() ** 2);
      text += `${at},user-${user},Feature ${Math.floor(features * random() ** 3)}\n`;
    }
    writeSync(file, text);
  }
  closeSync(file);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  makeEvents(process.argv[2] ?? "events.csv", Number(process.argv[3] ?? 1_000_000));
}
