// What `npm run bench` runs: ratios against a yardstick of the same run, in a table. Takes --full (10 million events),
// --only <area> and --save (writes test/bench/results.md). Nothing here is a test: figures are for people.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, runnerImport } from "vite";
import { makeEvents } from "./make-events.mjs";
import { makeUnits } from "./make-units.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const bundles = join(root, "node_modules", ".cache", "winnow-bench");
const words = process.argv.slice(2);
const only = words.includes("--only") ? words[words.indexOf("--only") + 1] : null;
const rows = words.includes("--full") ? 10_000_000 : 1_000_000;

const measures = [];
const wanted = (area) => only === null || only === area;

async function bundleKernels() {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: "es2023",
      outDir: bundles,
      rolldownOptions: { input: { kernels: join(here, "kernels.ts") } },
    },
  });
}

function kernel(area, ...more) {
  console.error(`Measuring ${area}…`);
  const { status, stdout } = spawnSync(process.execPath, [join(bundles, "kernels.js"), area, ...more], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`The bench of ${area} failed.`);
  measures.push(
    ...stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
}

function table() {
  const heads = ["area", "measured", "yardstick", "ratio", "budget", "ok"];
  const said = (isWithin) => (isWithin === null ? "–" : isWithin ? "yes" : "NO");
  const lines = measures.map(({ area, measured, yardstick, ratio, budget, isWithin }) => {
    return [area, measured, yardstick, ratio, budget || "–", said(isWithin)];
  });
  const widths = heads.map((head, at) => Math.max(head.length, ...lines.map((cells) => cells[at].length)));
  const row = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [row(heads), rule, ...lines.map(row)].map((line) => `${line}\n`).join("");
}

const folder = mkdtempSync(join(tmpdir(), "winnow-bench-"));
try {
  await bundleKernels();
  if (wanted("events")) {
    const file = join(folder, "events.csv");
    makeEvents(file, rows);
    kernel("events", file);
  }
  if (wanted("units")) {
    const file = join(folder, "units.csv");
    makeUnits(file, rows);
    kernel("units", file);
  }
  for (const area of ["experiments", "recompute", "ledger", "journal", "backlog", "search", "stability"])
    if (wanted(area)) kernel(area);
  for (const [area, name] of [
    ["store", "measureStore"],
    ["window", "measureWindow"],
    ["drag", "measureDrag"],
  ]) {
    if (!wanted(area)) continue;
    const { module } = await runnerImport(join(here, `${area}.ts`), { root, configFile: false, logLevel: "error" });
    measures.push(...(await module[name](folder)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const about = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`;
console.log(`\n${about}\n\n${table()}`);
if (words.includes("--save"))
  writeFileSync(join(here, "results.md"), `# Figures of \`npm run bench\`\n\n${about}\n\n${table()}`);
