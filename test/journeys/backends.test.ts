import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { comeBack, type Came } from "../support/coming-back.ts";
import type { StoreStage } from "../support/electron-stand-in/chromium.mjs";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import { startBrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { bytesIn } from "../support/fault-disk.ts";
import { endAfterEach } from "../support/journey-end.ts";
import { agreed, beginSample, freshHome, setOften, storedPortfolio } from "../support/journey-window.ts";
import { samePortfolio } from "../support/same-portfolio.ts";

const isLong = process.env["LONG"] !== undefined;

type Host = "Electron" | "browser mode";
const hosts: readonly Host[] = isLong ? ["Electron", "browser mode"] : ["Electron"];

type Started = Awaited<ReturnType<typeof startBrowserMode>> | Awaited<ReturnType<typeof startApp>>;

const running: { current: Started | null } = { current: null };
endAfterEach(running);

type Outcome = { readonly stage: StoreStage; readonly came: Came; readonly isWhole: boolean };

/** Starts once in every stage, each time on what the stage before left, and writes in each. */
async function walk(host: Host, stages: readonly StoreStage[]): Promise<readonly Outcome[]> {
  const home = freshHome();
  const outcomes: Outcome[] = [];
  let port = 0;
  let written: Portfolio | null = null;
  for (const [n, stage] of stages.entries()) {
    const started = await (host === "Electron"
      ? startApp({ ...home, stage })
      : startBrowserMode({ ...home, stage, port }));
    running.current = started;
    const { page } = started;
    if ("address" in started) port = Number(new URL(started.address).port);
    if (written === null) await beginSample(page);
    else {
      const came = await comeBack(page);
      outcomes.push({ stage, came, isWhole: samePortfolio(await storedPortfolio(page), written) });
    }
    await setOften(page, `${35 + n}%`);
    await page.waitForTimeout(3000);
    await agreed(page, home);
    written = await storedPortfolio(page);
    await started.close();
    running.current = null;
  }
  return outcomes;
}

const walks: readonly (readonly StoreStage[])[] = [
  ["usual", "onlySqlite", "usual"],
  ["newStoresInSqlite", "usual", "newStoresInSqlite"],
  ["usual", "newStoresInSqlite", "movedToSqlite", "movedToSqlite", "onlySqlite", "usual"],
];

describe("a Chromium that keeps its databases in another form", () => {
  const wanted = walks.slice(0, isLong ? undefined : 1).map((stages) => [stages.join(", "), stages] as const);

  it.each(wanted)("loses nothing: %s", { timeout: 600_000 }, async (title, stages) => {
    for (const host of hosts) {
      const outcomes = await walk(host, stages);
      console.log(`${host}: ${title}: ${outcomes.map(({ came }) => came).join(", ")}`);
      expect(outcomes.filter(({ isWhole }) => !isWhole)).toEqual([]);
    }
  });
});

describe("another version of Electron", () => {
  it("finds everything when it is newer, and refuses when it is older without changing a byte", async () => {
    const home = freshHome();
    const start = async (chrome: string) => {
      const app = await startApp({ ...home, chrome });
      running.current = app;
      return app;
    };
    const older = await start("149.0.1.2");
    await beginSample(older.page);
    await older.page.waitForTimeout(3000);
    await agreed(older.page, home);
    const written = await storedPortfolio(older.page);
    await older.close();
    const newer = await start("150.0.0.0");
    expect(await comeBack(newer.page)).toBe("open");
    expect(samePortfolio(await storedPortfolio(newer.page), written)).toBe(true);
    await newer.close();
    const folders = [home.safekeeping, join(home.profile, "chromium")];
    const before = folders.map(bytesIn);
    await expect(start("149.0.1.2")).rejects.toThrow(/newer Chromium/);
    expect(folders.map(bytesIn)).toEqual(before);
    const again = await start("150.0.0.0");
    expect(await comeBack(again.page)).toBe("open");
    expect(samePortfolio(await storedPortfolio(again.page), written)).toBe(true);
  });
});
