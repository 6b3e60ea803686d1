import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { comeBack, counted, type Came } from "../support/coming-back.ts";
import type { StoreStage } from "../support/electron-stand-in/chromium.mjs";
import { startApp, type StartedApp } from "../support/electron-stand-in/start-app.ts";
import { endAfterEach } from "../support/journey-end.ts";
import {
  agreed,
  beginSample,
  copyOf,
  freshHome,
  goTo,
  saved,
  setOften,
  storedPortfolio,
  type Home,
} from "../support/journey-window.ts";
import { drawing, runSeed, tries } from "../support/long-runs.ts";
import { samePortfolio } from "../support/same-portfolio.ts";
import { fillTables, levelDbDamages, sqliteDamages, storeFiles } from "../support/store-damages.ts";

const isLong = process.env["LONG"] !== undefined;
const rounds = tries(2, 3);
const flips = Number(process.env["FLIPS"] ?? tries(1, 200));
const cuts = Number(process.env["CUTS"] ?? tries(1, 100));

let stage: StoreStage = "usual";
let whole: Home;
let expected: Portfolio;
const running: { current: StartedApp | null } = { current: null };
endAfterEach(running);

async function start(home: Home): Promise<Page> {
  running.current = await startApp({ ...home, stage });
  return running.current.page;
}

async function stop(): Promise<void> {
  await running.current?.close();
  running.current = null;
}

/** Makes the store that is damaged in copies, with records in the tables and in the log of LevelDB. */
async function makeWhole(): Promise<void> {
  whole = freshHome();
  const page = await start(whole);
  await beginSample(page);
  await setOften(page, "35%");
  await goTo(page, "/settings?page=backup");
  await page.getByRole("button", { name: "Take one now" }).click();
  await page.getByText(/^Snapshot taken and read back/).waitFor();
  await fillTables(page);
  await setOften(page, "36%");
  await page.waitForTimeout(3000);
  await agreed(page, whole);
  expected = await storedPortfolio(page);
  await stop();
}

beforeAll(makeWhole);

/** Starts so many times, does what the window offers, and looks each time whether everything is there. */
async function comesBack(home: Home, times: number): Promise<readonly Came[]> {
  const came: Came[] = [];
  for (let round = 0; round < times; round += 1) {
    const page = await start(home);
    came.push(await comeBack(page));
    await saved(page);
    expect(samePortfolio(await storedPortfolio(page), expected)).toBe(true);
    await stop();
  }
  return came;
}

describe("a working copy in which one byte is another", () => {
  it(`comes back whole, ${flips} times`, { timeout: 14_400_000 }, async () => {
    const draw = drawing(runSeed);
    const outcomes: string[] = [];
    for (let n = 0; n < flips; n += 1) {
      const home = await copyOf(whole);
      const all = storeFiles(home, /^(\d+\.(log|ldb)|MANIFEST-\d+|CURRENT)$/);
      const path = all[Math.floor(draw() * all.length)] ?? "";
      const bytes = readFileSync(path);
      const at = Math.floor(draw() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(draw() * 8));
      writeFileSync(path, bytes);
      const came = await comesBack(home, 2).catch((error: unknown) => {
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
      for (const path of storeFiles(home, /\.log$/)) {
        truncateSync(path, Math.max(0, readFileSync(path).length - gone));
      }
      const what = `seed ${runSeed}, cut ${n} of ${gone} bytes`;
      const page = await start(home);
      const first = await comeBack(page);
      await setOften(page, `${40 + (n % 30)}%`);
      await agreed(page, home);
      const written = await storedPortfolio(page);
      await stop();
      for (let round = 0; round < 2; round += 1) {
        const again = await start(home);
        expect([what, await comeBack(again)]).toEqual([what, "open"]);
        expect([what, samePortfolio(await storedPortfolio(again), written)]).toEqual([what, true]);
        await stop();
      }
      outcomes.push(first);
      rmSync(home.folder, { recursive: true });
    }
    console.log(`seed ${runSeed}, ${cuts} cuts: ${counted(outcomes)}`);
  });
});

const usual = new Set([
  "a torn header at the end of the log",
  "bytes flipped in the log",
  "bytes flipped in a table",
  "MANIFEST gone",
  "the whole profile gone",
]);

describe("a damaged working copy", () => {
  it.each(levelDbDamages.filter(([name]) => isLong || usual.has(name)))(
    "comes back whole: %s",
    async (name, damage) => {
      const home = await copyOf(whole);
      damage(home);
      const came = await comesBack(home, rounds);
      console.log(`${name}: ${came.join(", ")}`);
      expect(came.at(-1)).toBe("open");
    },
  );
});

// Chromium is moving its databases to SQLite; whichever version of it comes first must lose as little.
describe.runIf(isLong)("a damaged working copy in SQLite's form", () => {
  beforeAll(async () => {
    stage = "newStoresInSqlite";
    await makeWhole();
  });

  it.each(sqliteDamages)("comes back whole: %s", async (name, damage) => {
    const home = await copyOf(whole);
    damage(home);
    const came = await comesBack(home, rounds);
    console.log(`${name}: ${came.join(", ")}`);
    expect(came.at(-1)).toBe("open");
  });
});
