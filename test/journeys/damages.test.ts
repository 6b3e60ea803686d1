import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { startApp, type StartedApp } from "../support/electron-stand-in/start-app.ts";
import {
  agreed,
  beginSample,
  clearHomes,
  copyOf,
  freshHome,
  goTo,
  saved,
  setOften,
  storedPortfolio,
  storeFolder,
  type Home,
} from "../support/journey-window.ts";
import { drawing, runSeed, tries } from "../support/long-runs.ts";
import { samePortfolio } from "../support/same-portfolio.ts";

const isLong = process.env["LONG"] !== undefined;
const rounds = tries(2, 3);
const flips = Number(process.env["FLIPS"] ?? tries(2, 200));
const cuts = Number(process.env["CUTS"] ?? tries(1, 100));

let whole: Home;
let expected: Portfolio;
let running: StartedApp | null = null;
let hasFailed = false;

async function start(home: Home): Promise<Page> {
  running = await startApp(home);
  return running.page;
}

async function stop(): Promise<void> {
  await running?.close();
  running = null;
}

beforeAll(async () => {
  whole = freshHome();
  const page = await start(whole);
  await beginSample(page);
  await setOften(page, "35%");
  await goTo(page, "/settings?page=backup");
  await page.getByRole("button", { name: "Take one now" }).click();
  await page.getByText(/^Snapshot taken and read back/).waitFor();
  await setOften(page, "36%");
  await page.waitForTimeout(3000);
  await agreed(page, whole);
  expected = await storedPortfolio(page);
  await stop();
});

afterEach(async ({ task }) => {
  hasFailed ||= task.result?.state === "fail";
  await running?.kill().catch(() => undefined);
  running = null;
});
afterAll(() => clearHomes(hasFailed));

type Came = "open" | "rebuilt" | "asked";

/** Starts on damaged folders and does what the window offers, until everything is there again. */
async function comeBack(home: Home): Promise<Came> {
  const page = await start(home);
  const restore = page.getByRole("button", { name: "Restore it" });
  const state = page.getByText(/^Saved( \d\d:\d\d)?$/);
  await restore.or(state).first().waitFor();
  if (!(await restore.isVisible())) {
    return (await page.getByText(/has been rebuilt from the journal/).isVisible()) ? "rebuilt" : "open";
  }
  await restore.click();
  await state.waitFor();
  return "asked";
}

function files(home: Home, wanted: RegExp): readonly string[] {
  const folder = storeFolder(home.profile);
  return readdirSync(folder)
    .filter((name) => wanted.test(name))
    .map((name) => join(folder, name));
}

function flip(path: string, share: number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length * share);
  for (let n = at; n < Math.min(bytes.length, at + 16); n += 1) bytes[n] = (bytes[n] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

const damages: readonly (readonly [string, (home: Home) => void])[] = [
  [
    "a torn header at the end of the log",
    (home) => files(home, /\.log$/).forEach((path) => appendFileSync(path, Uint8Array.of(1, 2, 3, 4, 76, 0, 1))),
  ],
  [
    "a log cut off in its middle",
    (home) => files(home, /\.log$/).forEach((path) => truncateSync(path, Math.floor(readFileSync(path).length / 2))),
  ],
  ["bytes flipped in the log", (home) => files(home, /\.log$/).forEach((path) => flip(path, 0.4))],
  ["bytes flipped in a table", (home) => files(home, /\.ldb$/).forEach((path) => flip(path, 0.4))],
  [
    "a table cut off in its middle",
    (home) => files(home, /\.ldb$/).forEach((path) => truncateSync(path, Math.floor(readFileSync(path).length / 2))),
  ],
  ["CURRENT gone", (home) => files(home, /^CURRENT$/).forEach((path) => rmSync(path))],
  ["CURRENT empty", (home) => files(home, /^CURRENT$/).forEach((path) => truncateSync(path, 0))],
  ["MANIFEST gone", (home) => files(home, /^MANIFEST/).forEach((path) => rmSync(path))],
  ["MANIFEST damaged", (home) => files(home, /^MANIFEST/).forEach((path) => flip(path, 0))],
  ["the whole folder gone", (home) => rmSync(storeFolder(home.profile), { recursive: true })],
  ["the whole profile gone", (home) => rmSync(home.profile, { recursive: true })],
];

const usual = new Set([
  "a torn header at the end of the log",
  "bytes flipped in the log",
  "MANIFEST gone",
  "the whole profile gone",
]);

/** Starts twice, does what the window offers, and looks each time whether everything is there. */
async function comesBackTwice(home: Home): Promise<readonly Came[]> {
  const came: Came[] = [];
  for (let round = 0; round < 2; round += 1) {
    came.push(await comeBack(home));
    const page = running?.page;
    if (page === undefined) throw new Error("not started");
    await saved(page);
    expect(samePortfolio(await storedPortfolio(page), expected)).toBe(true);
    await stop();
  }
  return came;
}

function counted(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return JSON.stringify(Object.fromEntries(counts));
}

describe("a working copy in which one byte is another", () => {
  it(`comes back whole, ${flips} times`, { timeout: 14_400_000 }, async () => {
    const draw = drawing(runSeed);
    const outcomes: string[] = [];
    for (let n = 0; n < flips; n += 1) {
      const home = await copyOf(whole);
      const all = files(home, /^(\d+\.(log|ldb)|MANIFEST-\d+|CURRENT)$/);
      const path = all[Math.floor(draw() * all.length)] ?? "";
      const bytes = readFileSync(path);
      const at = Math.floor(draw() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(draw() * 8));
      writeFileSync(path, bytes);
      const came = await comesBackTwice(home).catch((error: unknown) => {
        throw new Error(`seed ${runSeed}, flip ${n} in ${path} at ${at}`, { cause: error });
      });
      expect(came.at(-1)).toBe("open");
      outcomes.push(came[0] ?? "");
      rmSync(home.folder, { recursive: true });
    }
    console.log(`seed ${runSeed}, ${flips} flips: ${counted(outcomes)}`);
  });
});

describe("a log of the working copy that was cut anywhere in its last 2 kB", () => {
  it(`loses nothing, ${cuts} times, also after writing behind the cut`, { timeout: 14_400_000 }, async () => {
    const draw = drawing(runSeed + 2);
    const outcomes: string[] = [];
    for (let n = 0; n < cuts; n += 1) {
      const home = await copyOf(whole);
      const gone = 1 + Math.floor(draw() * 2000);
      for (const path of files(home, /\.log$/)) {
        truncateSync(path, Math.max(0, readFileSync(path).length - gone));
      }
      const what = `seed ${runSeed}, cut ${n} of ${gone} bytes`;
      const first = await comeBack(home);
      const page = running?.page;
      if (page === undefined) throw new Error(what);
      await setOften(page, `${40 + (n % 30)}%`);
      await agreed(page, home);
      const written = await storedPortfolio(page);
      await stop();
      for (let round = 0; round < 2; round += 1) {
        const came = await comeBack(home);
        expect([what, came]).toEqual([what, "open"]);
        expect([what, samePortfolio(await storedPortfolio(running?.page ?? page), written)]).toEqual([what, true]);
        await stop();
      }
      outcomes.push(first);
      rmSync(home.folder, { recursive: true });
    }
    console.log(`seed ${runSeed}, ${cuts} cuts: ${counted(outcomes)}`);
  });
});

describe("a damaged working copy", () => {
  it.each(damages.filter(([name]) => isLong || usual.has(name)))("comes back whole: %s", async (name, damage) => {
    const home = await copyOf(whole);
    damage(home);
    const came: Came[] = [];
    for (let round = 0; round < rounds; round += 1) {
      came.push(await comeBack(home));
      const page = running?.page;
      if (page === undefined) throw new Error("not started");
      await saved(page);
      expect(samePortfolio(await storedPortfolio(page), expected)).toBe(true);
      await stop();
    }
    console.log(`${name}: ${came.join(", ")}`);
    expect(came.at(-1)).toBe("open");
  });
});
