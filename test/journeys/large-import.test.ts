import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { countOf } from "#shared/domain/shelves.ts";
import { startBrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { canFillDisk, fillDisk, freeDisk } from "../support/fault-disk.ts";
import { checkFile, giveFiles, importChecked, press } from "../support/journey-import.ts";
import { endAfterEach } from "../support/journey-end.ts";
import { agreed, beginEmpty, freshHome, goTo, storedPortfolio, type Home } from "../support/journey-window.ts";
import { drawing, runSeed, tries } from "../support/long-runs.ts";
import { samePortfolio } from "../support/same-portfolio.ts";

const size = { products: tries(10, 100), features: tries(20, 100), months: tries(50, 100) };
const rows = size.products * size.features * size.months;
const cancels = tries(3, 20);
const kills = tries(2, 10);
const longestCancel = 5000;
const patience = tries(60_000, 600_000);
const longRun = { timeout: tries(300_000, 7_200_000) };

type Started = Awaited<ReturnType<typeof startBrowserMode>>;

const running: { current: Started | null } = { current: null };
endAfterEach(running);

function journalSize(home: Home): number {
  const folder = join(home.safekeeping, "journal");
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** A word that looks like no other one. */
function wordOf(n: number): string {
  const draw = drawing(7919 * (n + 1));
  return Array.from({ length: 9 }, () => String.fromCharCode(97 + Math.floor(draw() * 26))).join("");
}

/** A month for each feature of each product, as a file in the folder of a home. */
function largeFile(home: Home): string {
  const lines = ["product,feature,month,eligible,users,uses"];
  for (let row = 0; row < rows; row += 1) {
    const month = row % size.months;
    const feature = Math.floor(row / size.months);
    const product = wordOf(Math.floor(feature / size.features));
    const period = `${2010 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, "0")}`;
    lines.push(`${product},Feature ${feature % size.features},${period},1000,${row % 900},${row % 9000}`);
  }
  const path = join(home.folder, "large.csv");
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

async function start(home: Home, port = 0): Promise<Started> {
  running.current = await startBrowserMode({ ...home, port });
  running.current.page.setDefaultTimeout(patience);
  return running.current;
}

/** Gives the file anew, whatever became of the time before. */
async function give(page: Page, file: string): Promise<void> {
  await goTo(page, "/import");
  const again = page.getByRole("button", { name: "Start over" });
  const first = page.getByRole("button", { name: "Choose files…" });
  await first.or(again).first().waitFor();
  if (await again.isVisible()) await again.click();
  await giveFiles(page, [file]);
}

/** Cancels what is being done; it may have ended a moment before. */
async function cancelWork(page: Page): Promise<boolean> {
  const cancel = page.getByRole("button", { name: "Cancel", exact: true });
  const pressed = await cancel.click({ timeout: 1000 }).then(
    () => true,
    () => false,
  );
  if (pressed) await cancel.waitFor({ state: "detached", timeout: longestCancel });
  return pressed;
}

const counts = `${rows.toLocaleString("en")} rows: ${rows.toLocaleString("en")} new · 0 update · 0 unchanged · 0 stopped`;

/** Waits until the journal of a home is larger than it was. */
async function growth(home: Home, written: number, page: Page): Promise<void> {
  for (let size = written; size === written; size = journalSize(home)) await page.waitForTimeout(1);
}

describe(`an import of ${rows.toLocaleString("en")} rows`, () => {
  it("leaves nothing behind wherever it is cancelled, and is undone whole", longRun, async () => {
    const home = freshHome();
    const file = largeFile(home);
    const { page } = await start(home);
    await beginEmpty(page);
    const draw = drawing(runSeed);
    const before = await storedPortfolio(page);
    const head = await agreed(page, home);
    let cancelled = 0;
    for (let n = 0; n < cancels; n += 1) {
      await give(page, file);
      await press(page, "Continue");
      await press(page, "Check the file");
      await page.waitForTimeout(draw() * tries(100, 6000));
      if (await cancelWork(page)) cancelled += 1;
      expect(await agreed(page, home)).toBe(head);
    }
    console.log(`seed ${runSeed}, ${cancelled} of ${cancels} cancelled in time`);
    expect(samePortfolio(await storedPortfolio(page), before)).toBe(true);
    await give(page, file);
    expect(await checkFile(page)).toBe(counts);
    await importChecked(page);
    await agreed(page, home);
    expect(countOf((await storedPortfolio(page)).usage)).toBe(size.products);
    await goTo(page, "/history?view=imports");
    await page.getByRole("button", { name: "Undo the import of large.csv" }).click();
    await page
      .getByText(/^Undone: /)
      .first()
      .waitFor();
    await agreed(page, home);
    // The month to judge by was offered with the import, and is an entry of its own.
    const { settings } = before;
    expect(samePortfolio({ ...(await storedPortfolio(page)), settings }, before)).toBe(true);
  });

  it("is there whole or not at all after a kill while it is written", longRun, async () => {
    const draw = drawing(runSeed + 1);
    const outcomes: string[] = [];
    for (let n = 0; n < kills; n += 1) {
      const home = freshHome();
      const file = largeFile(home);
      const { page, address } = await start(home);
      await beginEmpty(page);
      await give(page, file);
      await checkFile(page);
      const written = journalSize(home);
      await press(page, /^Import [\d,]+ rows?$/);
      // Every other kill comes once the journal grows: while the entry or the working copy is being written.
      if (n % 2 === 0) await growth(home, written, page);
      await page.waitForTimeout(draw() * tries(200, 3000));
      await running.current?.kill();
      const again = await start(home, Number(new URL(address).port));
      const restore = again.page.getByRole("button", { name: "Restore it" });
      await restore
        .or(again.page.getByText(/^Saved( \d\d:\d\d)?$/))
        .first()
        .waitFor();
      if (await restore.isVisible()) await restore.click();
      await agreed(again.page, home);
      const found = await storedPortfolio(again.page);
      expect([0, size.products]).toContain(countOf(found.usage));
      expect(countOf(found.batches)).toBe(countOf(found.usage) === 0 ? 0 : 1);
      expect(countOf(found.features)).toBe(countOf(found.usage) === 0 ? 0 : size.products * size.features);
      outcomes.push(countOf(found.usage) === 0 ? "nothing" : "whole");
      await running.current?.kill();
      rmSync(home.folder, { recursive: true });
    }
    console.log(`seed ${runSeed}, ${kills} kills: ${outcomes.join(", ")}`);
  });

  it.skipIf(!canFillDisk)(
    "is kept in the window when the disk is full, and saved once there is room",
    longRun,
    async () => {
      const home = freshHome();
      const { page } = await start(home);
      await beginEmpty(page);
      await give(page, largeFile(home));
      expect(await checkFile(page)).toBe(counts);
      // Room for the snapshot before the import, not for the import itself.
      fillDisk(home, 40_000);
      await importChecked(page);
      const banner = page.getByText("Your change is kept in this window.");
      await banner.waitFor();
      await page
        .getByText(/The disk is full/)
        .first()
        .waitFor();
      await goTo(page, "/");
      await page.getByText(wordOf(0)).first().waitFor();
      freeDisk(home);
      await page.getByRole("button", { name: "Try again" }).click();
      await banner.waitFor({ state: "detached" });
      await agreed(page, home);
      expect(countOf((await storedPortfolio(page)).usage)).toBe(size.products);
    },
  );
});
