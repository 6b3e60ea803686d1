// Measures the real store in a real Chromium.
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";
import { executablePath, flags } from "../support/electron-stand-in/chromium.mjs";
import { median, milliseconds, times, type Measure } from "./measure.ts";

const here = dirname(fileURLToPath(import.meta.url));

type StoreBench = {
  readonly write: () => Promise<{ cells: number; perCell: number; perRow: number }>;
  readonly read: () => Promise<{ products: number; store: number; file: number; bytes: number }>;
};

async function storeServer(folder: string): Promise<Server> {
  const outDir = join(folder, "page");
  await build({
    configFile: false,
    root: join(here, "..", ".."),
    logLevel: "error",
    build: {
      outDir,
      target: "es2023",
      lib: { entry: join(here, "store-page.ts"), formats: ["es"], fileName: () => "page.js" },
    },
  });
  const script = readFileSync(join(outDir, "page.js"));
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(
      isScript ? script : '<!doctype html><title>Bench</title><script type="module" src="page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return server;
}

/** Writes and reads a million cells in the real store. */
export async function measureStore(folder: string): Promise<readonly Measure[]> {
  console.error("Measuring the store…");
  const server = await storeServer(folder);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const profile = join(folder, "store-profile");
  const opened = () => chromium.launchPersistentContext(profile, { executablePath, headless: true, args: [...flags] });
  const first = await opened();
  const page = first.pages()[0] ?? (await first.newPage());
  await page.goto(address);
  const written = await page.evaluate(() => (globalThis as unknown as { bench: StoreBench }).bench.write());
  await first.close();
  const stores: number[] = [];
  const files: number[] = [];
  let bytes = 0;
  for (let round = 0; round < 3; round += 1) {
    const again = await opened();
    const fresh = again.pages()[0] ?? (await again.newPage());
    await fresh.goto(address);
    const read = await fresh.evaluate(() => (globalThis as unknown as { bench: StoreBench }).bench.read());
    await again.close();
    stores.push(read.store);
    files.push(read.file);
    bytes = read.bytes;
  }
  server.close();
  const gain = written.perRow / written.perCell;
  return [
    {
      area: `store ${written.cells.toLocaleString("en")} cells of usage (per cell)`,
      measured: `${written.perCell.toFixed(2)} µs`,
      yardstick: `a record for each ${written.perRow.toFixed(0)} µs`,
      ratio: `1/${gain.toFixed(0)}`,
      budget: "≤ 1/100",
      isWithin: gain >= 100,
    },
    {
      area: "read them back in a new browser",
      measured: milliseconds(median(stores)),
      yardstick: `a bare file of ${(bytes / 1e6).toFixed(0)} MB ${milliseconds(median(files))}`,
      ratio: times(median(stores) / median(files)),
      budget: "≤ 4.5×",
      isWithin: median(stores) / median(files) <= 4.5,
    },
  ];
}
