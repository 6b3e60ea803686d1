// The sample portfolio in real use, over and over: edits, undo, filters, charts, every screen.
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { buildWhenStale } from "../support/electron-stand-in/build.ts";
import { startBrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";

/** What is left once all garbage is collected. */
type Sample = {
  readonly minute: number;
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
  readonly snapshots: number;
  readonly cycles: number;
};

const minute = 60_000;
const sampleEvery = 20_000;
// The first quarter fills caches that are meant to stay.
const warmUp = 0.25;
/** How much more the window may hold at the end than when it was warm. */
const mostHeldMore = 0.1;
const mostNodesMore = 1.05;

async function begin(page: Page): Promise<void> {
  await page.getByLabel("Your name").fill("Soak");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator("tbody tr, [role=row]").nth(4).waitFor();
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
  await page.locator("h1").first().waitFor();
  await page.waitForTimeout(150);
}

/** One round of what people do all day; it ends where it began, with everything undone. */
async function cycle(page: Page, productId: string): Promise<void> {
  for (const path of ["/retirement", "/proposals", "/history", "/import", "/"]) await goTo(page, path);
  for (const tab of ["features", "usage", "money", "overview"]) await goTo(page, `/product/${productId}?tab=${tab}`);
  await goTo(page, "/settings?page=usage");
  const often = page.getByRole("textbox", { name: "Often used from" });
  await often.fill("35%");
  await often.press("Tab");
  await page.waitForTimeout(200);
  await page.locator("h1").first().focus();
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(300);
}

async function sampleOf(
  page: Page,
  cdp: CDPSession,
  rest: Pick<Sample, "minute" | "snapshots" | "cycles">,
): Promise<Sample> {
  await goTo(page, "/");
  await page.waitForTimeout(1000);
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return {
    ...rest,
    heap: metric("JSHeapUsedSize") / 1e6,
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
    workers: page.workers().length,
  };
}

type HeapSnapshot = {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly (readonly string[])[] };
  };
  readonly nodes: readonly number[];
};

/** Megabytes of what the window itself holds: all of the heap but compiled code, which grows for as long as it is used. */
async function held(cdp: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }) => chunks.push(chunk);
  cdp.on("HeapProfiler.addHeapSnapshotChunk", take);
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  cdp.off("HeapProfiler.addHeapSnapshotChunk", take);
  const { snapshot, nodes } = JSON.parse(chunks.join("")) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
  const foreign = new Set(["code", "native"].map((name) => types[0]?.indexOf(name)));
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (!foreign.has(nodes[at + type])) sum += nodes[at + size] ?? 0;
  }
  return sum / 1e6;
}

/** The slope of the line that fits best, in units for each hour. */
function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map((sample) => sample.minute)), mean(samples.map(of))];
  let [covariance, variance] = [0, 0];
  for (const sample of samples) {
    covariance += (sample.minute - x) * (of(sample) - y);
    variance += (sample.minute - x) ** 2;
  }
  return variance === 0 ? 0 : (60 * covariance) / variance;
}

function snapshotsIn(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".winnow")).length : 0;
}

/** Uses the app for so many minutes; false when heap, nodes or workers grew beyond their limits. */
export async function soak(minutes: number): Promise<boolean> {
  buildWhenStale();
  const folder = mkdtempSync(join(tmpdir(), "winnow-soak-"));
  const safekeeping = join(folder, "safekeeping");
  const host = await startBrowserMode({ safekeeping, profile: join(folder, "profile") });
  const { page } = host;
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  try {
    await begin(page);
    await page.locator('a[href^="#/product/"]').first().waitFor({ state: "attached" });
    const address = await page.locator('a[href^="#/product/"]').first().getAttribute("href");
    const productId = /#\/product\/([^?]+)/.exec(address ?? "")?.[1] ?? "";
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable");
    const samples: Sample[] = [];
    const start = Date.now();
    let cycles = 0;
    let warm = 0;
    for (let next = start; Date.now() < start + minutes * minute; cycles += 1) {
      await cycle(page, productId);
      if (Date.now() < next) continue;
      next = Date.now() + sampleEvery;
      const snapshots = snapshotsIn(join(safekeeping, "snapshots"));
      const sample = await sampleOf(page, cdp, { minute: (Date.now() - start) / minute, snapshots, cycles });
      samples.push(sample);
      if (warm === 0 && sample.minute >= minutes * warmUp) warm = await held(cdp);
      console.log(
        `${sample.minute.toFixed(1)} min · ${sample.cycles} rounds · heap ${sample.heap.toFixed(1)} MB · ${sample.nodes} nodes · ${sample.listeners} listeners · ${sample.workers} workers · ${sample.snapshots} snapshots`,
      );
    }
    await goTo(page, "/");
    await page.waitForTimeout(1000);
    return judge(samples, { warm, end: await held(cdp) }, errors);
  } finally {
    await host.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Held = { readonly warm: number; readonly end: number };

function judge(samples: readonly Sample[], { warm: warmHeld, end }: Held, errors: readonly string[]): boolean {
  const warm = samples.slice(Math.floor(samples.length * warmUp));
  const [first] = warm;
  const last = warm.at(-1);
  if (first === undefined || last === undefined || warm.length < 3) {
    console.log("Too short to say anything: give it more minutes.");
    return false;
  }
  const perHour = slope(warm, ({ heap }) => heap);
  const lines = [
    {
      said: `held ${warmHeld.toFixed(2)} to ${end.toFixed(2)} MB (whole heap ${perHour >= 0 ? "+" : ""}${perHour.toFixed(2)} MB an hour)`,
      isWithin: end <= warmHeld * (1 + mostHeldMore),
    },
    { said: `nodes ${first.nodes} to ${last.nodes}`, isWithin: last.nodes <= first.nodes * mostNodesMore },
    {
      said: `listeners ${first.listeners} to ${last.listeners}`,
      isWithin: last.listeners <= first.listeners * mostNodesMore,
    },
    { said: `workers ${first.workers} to ${last.workers}`, isWithin: last.workers <= first.workers },
    { said: `${errors.length} errors ${errors[0] ?? ""}`, isWithin: errors.length === 0 },
  ];
  for (const { said, isWithin } of lines) console.log(`${isWithin ? "ok" : "NO"}  ${said}`);
  return lines.every(({ isWithin }) => isWithin);
}
