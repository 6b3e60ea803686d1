import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { comeBack } from "../support/coming-back.ts";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import { startBrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { bytesIn, canFillDisk, fillBrowser, fillDisk, freeDisk } from "../support/fault-disk.ts";
import { endAfterEach } from "../support/journey-end.ts";
import {
  agreed,
  beginEmpty,
  beginSample,
  freshHome,
  goTo,
  saved,
  setOften,
  storedPortfolio,
  storeFolder,
  type Home,
} from "../support/journey-window.ts";
import { tries } from "../support/long-runs.ts";
import { samePortfolio } from "../support/same-portfolio.ts";

type Started = { readonly page: Page; readonly kill: () => Promise<void>; readonly close: () => Promise<void> };

const running: { current: Started | null } = { current: null };
endAfterEach(running);

async function app(home: Home): Promise<Page> {
  running.current = await startApp(home);
  return running.current.page;
}

async function browser(home: Home, port = 0): Promise<Page> {
  running.current = await startBrowserMode({ ...home, port });
  return running.current.page;
}

async function stop(): Promise<void> {
  await running.current?.close();
  running.current = null;
}

/** The value of the threshold of often used features, as the screen shows it. */
async function often(page: Page): Promise<string> {
  await goTo(page, "/settings?page=usage");
  return page.getByRole("textbox", { name: "Often used from" }).inputValue();
}

/** What a person sees and may do while a change is not saved; then everything is saved when `free` made room. */
async function isToldAndSavedLater(page: Page, free: () => Promise<void> | void): Promise<void> {
  await setOften(page, "35%");
  const banner = page.getByText("Your change is kept in this window.");
  await banner.waitFor();
  await page.getByText("Not saved", { exact: true }).waitFor();
  expect(await often(page)).toBe("35%");
  await page.evaluate(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await page.getByRole("button", { name: "Try again" }).click();
  await banner.waitFor();
  await free();
  await page.getByRole("button", { name: "Try again" }).click();
  await banner.waitFor({ state: "detached" });
  await saved(page);
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0x01;
  writeFileSync(path, bytes);
}

const journalFile = (home: Home) => join(home.safekeeping, "journal", "0000000001.ndjson");

describe("no room", () => {
  it("keeps what the database has no room for, offers an export, and saves it once there is room", async () => {
    const home = freshHome();
    const page = await browser(home);
    // Chromium remembers for a while how much room there was, so it must be short from the first write on.
    const free = await fillBrowser(page);
    await page.getByLabel("Your name").fill("Ada");
    await page.getByRole("button", { name: "Continue" }).click();
    const banner = page.getByText("Your change is kept in this window.");
    await banner.waitFor();
    await page.getByRole("heading", { level: 1, name: "Tarnwick Mutual" }).waitFor();
    await page.evaluate(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export now" }).click();
    const exported = await readPortfolioFile(new Uint8Array(readFileSync(await (await download).path())));
    await free();
    await page.getByRole("button", { name: "Try again" }).click();
    await banner.waitFor({ state: "detached" });
    await agreed(page, home);
    if (!exported.ok) throw new Error(exported.problem.message);
    const { portfolio } = exported.value;
    expect(samePortfolio({ ...(await storedPortfolio(page)), verdicts: portfolio.verdicts }, portfolio)).toBe(true);
  });

  it.skipIf(!canFillDisk)(
    "keeps a change that the journal has no room for, and saves it once there is room",
    async () => {
      for (const start of [app, browser]) {
        const home = freshHome();
        const page = await start(home);
        await beginEmpty(page);
        fillDisk(home);
        await isToldAndSavedLater(page, () => freeDisk(home));
        expect(await agreed(page, home)).toBe(2);
        await stop();
      }
    },
  );

  it.skipIf(!canFillDisk)("says why a snapshot could not be taken, and leaves nothing of it behind", async () => {
    const home = freshHome();
    const page = await browser(home);
    await beginSample(page);
    await page.waitForTimeout(3000);
    await agreed(page, home);
    fillDisk(home, 5000);
    await goTo(page, "/settings?page=backup");
    const before = bytesIn(join(home.safekeeping, "snapshots"));
    await page.getByRole("button", { name: "Take one now" }).click();
    await page.getByText(/The disk is full/).waitFor();
    expect(bytesIn(join(home.safekeeping, "snapshots"))).toEqual(before);
    freeDisk(home);
    await page.getByRole("button", { name: "Take one now" }).click();
    await page.getByText(/^Snapshot taken and read back/).waitFor();
  });
});

describe("a damaged safekeeping folder", () => {
  it("restores a snapshot from the settings, takes that back, and refuses a damaged one", async () => {
    const home = freshHome();
    const page = await browser(home);
    await beginSample(page);
    await page.waitForTimeout(3000);
    await agreed(page, home);
    await goTo(page, "/settings?page=backup");
    await page.getByRole("button", { name: "Take one now" }).click();
    await page.getByText(/^Snapshot taken and read back/).waitFor();
    const atSnapshot = await storedPortfolio(page);
    await page.getByRole("button", { name: "Delete sample" }).click();
    await agreed(page, home);
    const deleted = await storedPortfolio(page);
    expect(samePortfolio(deleted, atSnapshot)).toBe(false);

    await goTo(page, "/settings?page=backup");
    await page
      .getByRole("button", { name: /^Restore the snapshot/ })
      .last()
      .click();
    await page.getByRole("button", { name: "Restore", exact: true }).click();
    await page.getByText(/^Restore the snapshot of .*\.$/).waitFor();
    await saved(page);
    // The one who restores keeps their own name, which makes the settings an edited record.
    const { settings } = atSnapshot;
    expect(samePortfolio({ ...(await storedPortfolio(page)), settings }, atSnapshot)).toBe(true);
    await page.getByRole("button", { name: "Undo" }).last().click();
    await page.getByText(/^Undone: Restore the snapshot/).waitFor();
    await saved(page);
    expect(samePortfolio(await storedPortfolio(page), deleted)).toBe(true);

    const folder = join(home.safekeeping, "snapshots");
    for (const name of readdirSync(folder).filter((each) => each.endsWith(".winnow"))) flip(join(folder, name), 900);
    await page
      .getByRole("button", { name: /^Restore the snapshot/ })
      .last()
      .click();
    await page.getByText(/This snapshot was changed or damaged/).waitFor();
    expect(samePortfolio(await storedPortfolio(page), deleted)).toBe(true);
  });

  it("asks when a line of the journal was changed, and loses nothing of what the working copy knows", async () => {
    const home = freshHome();
    let page = await app(home);
    await beginEmpty(page);
    for (const share of ["35%", "36%", "37%"]) await setOften(page, share);
    await agreed(page, home);
    const expected = await storedPortfolio(page);
    await stop();
    const text = readFileSync(journalFile(home), "utf8");
    writeFileSync(journalFile(home), text.replace("to 36%", "to 39%").replaceAll(/"at":\d/g, '"at":9'));
    page = await app(home);
    await page.getByText("Your working copy needs to be restored.").waitFor();
    await page.getByText(/Nothing behind it is used; all of it is kept/).waitFor();
    expect(readFileSync(journalFile(home), "utf8")).toContain("to 39%");
    await page.getByRole("button", { name: "Restore it" }).click();
    await saved(page);
    expect(samePortfolio(await storedPortfolio(page), expected)).toBe(true);
    await agreed(page, home);
    expect(readdirSync(join(home.safekeeping, "kept")).some((name) => name.startsWith("journal-"))).toBe(true);
    await stop();
    page = await app(home);
    expect(await often(page)).toBe("37%");
  });

  it("cuts an unfinished last line of the journal, says so, and keeps a copy", async () => {
    const home = freshHome();
    let page = await app(home);
    await beginEmpty(page);
    await agreed(page, home);
    await stop();
    appendFileSync(journalFile(home), '"{\\"changes\\":[{\\"table');
    page = await app(home);
    await page.getByText(/last line of the journal had not been finished/).waitFor();
    await setOften(page, "35%");
    await agreed(page, home);
    expect(readdirSync(join(home.safekeeping, "kept"))).toHaveLength(1);
  });

  it("finds an entry whose contents were changed when the chain is verified", async () => {
    const home = freshHome();
    let page = await browser(home);
    const port = Number(new URL(page.url()).port);
    await beginEmpty(page);
    await setOften(page, "35%");
    await agreed(page, home);
    await stop();
    const text = readFileSync(journalFile(home), "utf8");
    writeFileSync(journalFile(home), text.replace("0.35", "0.36"));
    page = await browser(home, port);
    await saved(page);
    await goTo(page, "/history?view=chain");
    await page.getByRole("button", { name: "Verify the chain" }).click();
    const found = page.getByText(/Entry 2 of the journal holds other contents/);
    await found.waitFor();
    expect(await found.count()).toBe(1);
  });
});

describe("a working copy that something cleared while the app ran", () => {
  it("comes back whole with what was changed afterwards", async () => {
    for (const start of [app, browser].slice(0, tries(1, 2))) {
      const home = freshHome();
      let page = await start(home);
      const { origin, port } = new URL(page.url());
      await beginSample(page);
      await page.waitForTimeout(3000);
      await agreed(page, home);
      const session = await page.context().newCDPSession(page);
      await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      await setOften(page, "35%");
      await page.waitForTimeout(1000);
      await stop();
      page = await (start === app ? app(home) : browser(home, Number(port)));
      await comeBack(page);
      await agreed(page, home);
      expect(await often(page)).toBe("35%");
      expect(countOf((await storedPortfolio(page)).products)).toBeGreaterThan(0);
      await stop();
    }
  });
});

describe("data of a newer version", () => {
  it("is not opened, and not a byte of it is changed", async () => {
    const home = freshHome();
    let page = await app(home);
    await beginEmpty(page);
    await agreed(page, home);
    await stop();
    for (const name of ["profile.json", "profile.backup.json"]) {
      const path = join(home.safekeeping, name);
      writeFileSync(
        path,
        readFileSync(path, "utf8")
          .replace(/"schema": \d+/, '"schema": 99')
          .replace(/"appVersion": "[^"]*"/, '"appVersion": "9.9.9"'),
      );
    }
    const before = [bytesIn(home.safekeeping), bytesIn(storeFolder(home.profile))];
    page = await app(home);
    await page.getByText("This portfolio was written by a newer Winnow.").waitFor();
    await page.getByText(/It was last written by 9\.9\.9/).waitFor();
    await running.current?.kill();
    running.current = null;
    expect([bytesIn(home.safekeeping), bytesIn(storeFolder(home.profile))]).toEqual(before);
  });
});
