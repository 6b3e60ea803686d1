import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { schemaVersion } from "#shared/domain/migrations.ts";
import { comeBack, counted } from "../support/coming-back.ts";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import { startBrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { endAfterEach } from "../support/journey-end.ts";
import {
  agreed,
  beginEmpty,
  beginSample,
  copyOf,
  freshHome,
  goTo,
  setOften,
  storedPortfolio,
  type Home,
} from "../support/journey-window.ts";
import { drawing, runSeed, tries } from "../support/long-runs.ts";
import { samePortfolio } from "../support/same-portfolio.ts";

const kills = Number(process.env["KILLS"] ?? tries(2, 200));
const crashes = tries(2, 50);
const moves = tries(1, 50);
const seed = runSeed;

type Started = { readonly page: Page; readonly kill: () => Promise<void>; readonly close: () => Promise<void> };
type Start = (home: Home) => Promise<Started>;

const running: { current: Started | null } = { current: null };
endAfterEach(running);

/** Undoes and redoes without a pause, waiting for nothing; answers how many changes the window said are saved. */
async function hammer(page: Page): Promise<() => number> {
  let acknowledged = 0;
  page.on("console", (message) => {
    if (message.text() === "acknowledged") acknowledged += 1;
  });
  await goTo(page, "/settings?page=about");
  await page.getByText("Licence").first().waitFor();
  await page.evaluate(() => {
    // What the window tells the other windows once a change is in the journal and in the database.
    new BroadcastChannel("winnow.windows").addEventListener("message", ({ data: told }) => {
      if (told === "written") console.log("acknowledged");
    });
    (document.activeElement as HTMLElement | null)?.blur();
    let turn = 0;
    setInterval(() => {
      turn += 1;
      const key = turn % 2 === 0 ? "y" : "z";
      document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true }),
      );
    }, 5);
  });
  return () => acknowledged;
}

/** Kills again and again in the middle of writing; answers what happened. */
async function killUnderWrites(start: Start, begin: (page: Page) => Promise<void>) {
  const home = freshHome();
  const draw = drawing(seed);
  const seen = { acknowledged: 0, written: 0, open: 0, asked: 0, rebuilt: 0, slowestStart: 0 };
  let expected = 0;
  for (let round = 0; round <= kills; round += 1) {
    const before = performance.now();
    const app = await start(home);
    running.current = app;
    if (round === 0) {
      await begin(app.page);
      for (const share of ["35%", "36%", "37%"]) await setOften(app.page, share);
    } else {
      const came = await comeBack(app.page);
      seen[came] += 1;
      seen.slowestStart = Math.max(seen.slowestStart, Math.round(performance.now() - before));
    }
    const written = await agreed(app.page, home);
    expect(written).toBeGreaterThanOrEqual(expected);
    if (round === kills) break;
    const acknowledged = await hammer(app.page);
    await app.page.waitForTimeout(400 + draw() * 1200);
    await app.kill();
    expected = written + acknowledged();
    seen.acknowledged += acknowledged();
    seen.written = expected;
  }
  console.log(`seed ${seed}, ${kills} kills: ${JSON.stringify(seen)}`);
  return seen;
}

describe("kill -9 under constant writing", () => {
  it(
    "loses nothing in Electron, whose log tails are cut before Chromium sees them",
    { timeout: 7_200_000 },
    async () => {
      const seen = await killUnderWrites(startApp, beginEmpty);
      expect(seen).toMatchObject({ asked: 0, rebuilt: 0 });
      expect(seen.acknowledged).toBeGreaterThan(0);
    },
  );

  it(
    "loses nothing in browser mode, by a restore where Chromium dropped its store",
    { timeout: 7_200_000 },
    async () => {
      let port = 0;
      const seen = await killUnderWrites(async (home) => {
        const host = await startBrowserMode({ ...home, port });
        port = Number(new URL(host.address).port);
        return host;
      }, beginSample);
      expect(seen.rebuilt).toBe(0);
      expect(seen.acknowledged).toBeGreaterThan(0);
    },
  );
});

describe("a crash of the window under constant writing", () => {
  it("brings the window back with everything that was saved", { timeout: 7_200_000 }, async () => {
    const home = freshHome();
    const draw = drawing(seed + 1);
    for (let round = 0; round < crashes; round += 1) {
      const app = await startApp(home);
      running.current = app;
      if (round === 0) {
        await beginSample(app.page);
        await setOften(app.page, "35%");
      }
      const before = await agreed(app.page, home);
      const acknowledged = await hammer(app.page);
      await app.page.waitForTimeout(400 + draw() * 800);
      const page = await app.crash();
      expect(await agreed(page, home)).toBeGreaterThanOrEqual(before + acknowledged());
      await app.kill();
    }
  });
});

/** Puts the working copy into a database of the schema before, as the version before this one would have left it. */
async function age(page: Page): Promise<void> {
  await page.evaluate(
    async (native) => {
      const ended = (request: IDBRequest | IDBTransaction, event: "success" | "complete") =>
        new Promise((resolve, reject) => {
          request.addEventListener(event, resolve);
          request.addEventListener("error", () => reject(request.error ?? new Error("refused")));
        });
      const present = indexedDB.open(localStorage.getItem("winnow.database") ?? "winnow");
      await ended(present, "success");
      const names = [...present.result.objectStoreNames];
      const reading = present.result.transaction(names);
      const stores = await Promise.all(
        names.map(async (name) => {
          const { keyPath } = reading.objectStore(name);
          const all = reading.objectStore(name).getAll();
          await ended(all, "success");
          return { name, keyPath, rows: all.result };
        }),
      );
      present.result.close();
      const older = indexedDB.open("winnow-older", native);
      older.addEventListener("upgradeneeded", () => {
        for (const { name, keyPath } of stores) older.result.createObjectStore(name, { keyPath });
      });
      await ended(older, "success");
      const writing = older.result.transaction(names, "readwrite");
      for (const { name, rows } of stores) for (const row of rows) writing.objectStore(name).put(row);
      await ended(writing, "complete");
      older.result.close();
      localStorage.setItem("winnow.database", "winnow-older");
      // Dexie counts in tens.
    },
    schemaVersion * 10 - 5,
  );
}

describe("kill -9 while the working copy moves to a new schema", () => {
  it(`leaves the older or the new one, ${moves} times`, { timeout: 7_200_000 }, async () => {
    const older = freshHome();
    const first = await startApp(older);
    running.current = first;
    await beginSample(first.page);
    await first.page.waitForTimeout(3000);
    await agreed(first.page, older);
    const expected = await storedPortfolio(first.page);
    await age(first.page);
    await first.page.waitForTimeout(1000);
    await first.close();
    const draw = drawing(seed + 2);
    const outcomes: string[] = [];
    for (let n = 0; n < moves; n += 1) {
      const home = await copyOf(older);
      const killed = await startApp(home);
      running.current = killed;
      await killed.page.waitForTimeout(draw() * 1500);
      const state = killed.page.getByText(/^Saved( \d\d:\d\d)?$/);
      outcomes.push((await state.isVisible()) ? "killed after" : "killed during");
      await killed.kill();
      const app = await startApp(home);
      running.current = app;
      expect([n, await comeBack(app.page)]).toEqual([n, "open"]);
      expect([n, samePortfolio(await storedPortfolio(app.page), expected)]).toEqual([n, true]);
      expect(await app.page.evaluate(() => localStorage.getItem("winnow.database"))).not.toBe("winnow-older");
      await app.kill();
      rmSync(home.folder, { recursive: true });
    }
    console.log(`seed ${seed}, ${moves} moves: ${counted(outcomes)}`);
  });
});
