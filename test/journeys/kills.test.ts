import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import { startBrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import {
  agreed,
  beginEmpty,
  beginSample,
  clearHomes,
  freshHome,
  goTo,
  setOften,
  type Home,
} from "../support/journey-window.ts";
import { drawing, runSeed, tries } from "../support/long-runs.ts";

const kills = Number(process.env["KILLS"] ?? tries(2, 200));
const crashes = tries(2, 50);
const seed = runSeed;

type Started = { readonly page: Page; readonly kill: () => Promise<void>; readonly close: () => Promise<void> };
type Start = (home: Home) => Promise<Started>;

let running: Started | null = null;
let hasFailed = false;

afterEach(async ({ task }) => {
  hasFailed ||= task.result?.state === "fail";
  await running?.kill().catch(() => undefined);
  running = null;
});
afterAll(() => clearHomes(hasFailed));

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

/** How a start after a kill went: at once, or by the recovery screen. */
async function comesBack(page: Page): Promise<"open" | "restored"> {
  const restore = page.getByRole("button", { name: "Restore it" });
  const state = page.getByText(/^Saved( \d\d:\d\d)?$/);
  await restore.or(state).first().waitFor();
  if (!(await restore.isVisible())) return "open";
  await restore.click();
  await state.waitFor();
  return "restored";
}

/** Kills again and again in the middle of writing; answers what happened. */
async function killUnderWrites(start: Start, begin: (page: Page) => Promise<void>) {
  const home = freshHome();
  const draw = drawing(seed);
  const seen = { acknowledged: 0, written: 0, restored: 0, rebuilt: 0, slowestStart: 0 };
  let expected = 0;
  for (let round = 0; round <= kills; round += 1) {
    const before = performance.now();
    const app = await start(home);
    running = app;
    if (round === 0) {
      await begin(app.page);
      for (const share of ["35%", "36%", "37%"]) await setOften(app.page, share);
    } else {
      if ((await comesBack(app.page)) === "restored") seen.restored += 1;
      seen.slowestStart = Math.max(seen.slowestStart, Math.round(performance.now() - before));
      if (await app.page.getByText("has been rebuilt from the journal").isVisible()) seen.rebuilt += 1;
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
      expect(seen).toMatchObject({ restored: 0, rebuilt: 0 });
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
      running = app;
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
