import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";

const fixture = (path: string) => fileURLToPath(new URL(`../fixtures/journey/${path}`, import.meta.url));
const catalogue = ["", "customers/", "legacy/", "operations/"].map((part) =>
  fixture(`catalog/${part}catalog-info.yaml`),
);

let folder: string;
let host: BrowserMode;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "winnow-import-"));
  host = await startBrowserMode({ safekeeping: join(folder, "safekeeping"), profile: join(folder, "profile") });
  page = host.page;
  page.setDefaultTimeout(10_000);
  // Where the browser has no save dialog, files go to the folder of downloads, where a test can read them.
  await page.evaluate(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await page.getByLabel("Your name").fill("Ada");
  await page.getByText("Bring your own files").click();
  await page.getByLabel("Name of the portfolio").fill("Town utility");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Import", exact: true }).waitFor();
});

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function give(files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files…" }).click();
  await (await chooser).setFiles([...files]);
  await page.getByRole("heading", { name: "What this looks like" }).waitFor();
}

async function press(name: string | RegExp): Promise<void> {
  await page.getByRole("main").getByRole("button", { name }).click();
}

const flawsOfValues: string[] = [];

/** Goes from the second step to the check; unknown names of every kind are created. */
async function check(): Promise<void> {
  await press("Continue");
  await press("Check the file");
  await page
    .locator("[aria-current=step]")
    .filter({ hasText: /Match values|Check/ })
    .waitFor();
  if ((await page.locator("[aria-current=step]").textContent())?.includes("Match values") === true) {
    flawsOfValues.push(...(await axe()));
    for (const button of await page.getByRole("radio", { name: /^Create/ }).all()) await button.click();
    for (const button of await page.getByRole("radio", { name: "They are different" }).all()) await button.click();
    await page.getByText(/open:/).waitFor({ state: "detached" });
    await press("Continue");
  }
  await page.getByText(/^[\d,]+ rows?: /).waitFor();
}

const axe = async () => axeFindings(page);

const counts = async () => page.getByText(/^[\d,]+ rows?: /).innerText();

describe("Import", () => {
  it("begins, after a first run with own data, at its first step, with formats and limits stated", async () => {
    await page.getByText("Tables up to 200 MB or 2,000,000 rows", { exact: false }).waitFor();
    expect(await axe()).toEqual([]);
  });

  it("brings a catalogue of several files in as one import, before the usage and costs given with it", async () => {
    await give([fixture("usage.csv"), fixture("costs.csv"), ...catalogue]);
    expect(await page.getByText("catalog-info (4 files)").count()).toBe(1);
    expect(await axe()).toEqual([]);
    await press("Continue");
    expect(await axe()).toEqual([]);
    await press("Back");
    await check();
    expect(await counts()).toMatch(/^\d+ rows: \d+ new · 0 update · 0 unchanged · 0 stopped$/);
    expect(await axe()).toEqual([]);
    await press(/^Import \d+ rows$/);
    await page.getByText("'catalog-info (4 files)' is imported.").waitFor();
  });

  it("goes on with the usage: every row is new, and the month to judge by is offered and taken", async () => {
    await press("Next: usage.csv");
    await check();
    expect(await counts()).toBe("1,420 rows: 1,420 new · 0 update · 0 unchanged · 0 stopped");
    expect(await page.getByLabel("Judge as of August 2025 after the import").isChecked()).toBe(true);
    await press("Import 1,420 rows");
    await page.getByText("'usage.csv' is imported.").waitFor();
    await page.getByText("Judged as of August 2025").first().waitFor();
    expect(await axe()).toEqual([]);
  });

  it("goes on with the costs", async () => {
    await press("Next: costs.csv");
    await check();
    expect(await counts()).toBe("20 rows: 20 new · 0 update · 0 unchanged · 0 stopped");
    await press("Import 20 rows");
    await page.getByText("'costs.csv' is imported.").waitFor();
    expect(flawsOfValues).toEqual([]);
  });

  it("finds nothing new in the same file", async () => {
    await press("Import another file");
    await give([fixture("usage.csv")]);
    await check();
    expect(await counts()).toBe("1,420 rows: 0 new · 0 update · 1,420 unchanged · 0 stopped");
    await page.getByText(/Imported on .*\. Nothing new\./).waitFor();
    expect(await page.getByRole("button", { name: /^Import [\d,]+ rows?$/ }).isDisabled()).toBe(true);
    await press("Start over");
  });

  it("stops rows with line, value and remedy, and lets the good ones in without them", async () => {
    await press("Paste rows…");
    const rows = [
      "product;feature;month;users;eligible;uses",
      "meter-portal;Kiosk;2025-08;4;9;12",
      "meter-portal;Fax;2025-08;90;80;1",
    ];
    await page.getByRole("textbox", { name: "Rows" }).fill(rows.join("\n"));
    await page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "What this looks like" }).waitFor();
    await check();
    expect(await counts()).toBe("2 rows: 1 new · 0 update · 0 unchanged · 1 stopped");
    await page.getByText("More users than eligible users").waitFor();
    const stopped = page.getByRole("row").filter({ hasText: "90 users of 80 eligible" });
    expect(await stopped.getByRole("rowheader").innerText()).toBe("3");
    expect(await page.getByRole("button", { name: "Import 1 row" }).isDisabled()).toBe(true);
    expect(await axe()).toEqual([]);
    await page.getByText("Import the 1 good row now").click();
    await press("Import 1 row");
    await page.getByText("'Pasted rows.csv' is imported.").waitFor();
    const download = page.waitForEvent("download");
    await press("Save stopped rows");
    const saved = await (await download).path();
    expect(readFileSync(saved, "utf8")).toContain("found '90 users of 80 eligible'");
  });

  it("keeps a recipe by which the next file of the source is read without a question", async () => {
    await press("Save as recipe…");
    await page.getByRole("button", { name: "Save recipe" }).click();
    await press("Import another file");
    await press("Paste rows…");
    await page
      .getByRole("textbox", { name: "Rows" })
      .fill("product;feature;month;users;eligible;uses\nmeter-portal;Kiosk;2025-08;5;9;14");
    await page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
    await page.getByText("Read with the recipe 'Pasted-rows'", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Check", exact: true }).click();
    expect(await counts()).toBe("1 row: 0 new · 1 update · 0 unchanged · 0 stopped");
    await page.getByText("users 4 → 5").first().waitFor();
    await press("Start over");
  });

  it("corrects a cell in place, the same words everywhere, and leaves a row out", async () => {
    await press("Paste rows…");
    const rows = [
      "product;feature;month;users;eligible;uses",
      "meter-portal;Telex;2025-07;n/k;9;12",
      "meter-portal;Telex;2025-08;n/k;9;13",
      "meter-portal;Pager;2025-08;90;80;1",
    ];
    await page.getByRole("textbox", { name: "Where are they from?" }).fill("Repairs");
    await page.getByRole("textbox", { name: "Rows" }).fill(rows.join("\n"));
    await page.getByRole("dialog").getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "What this looks like" }).waitFor();
    await check();
    expect(await counts()).toBe("3 rows: 0 new · 0 update · 0 unchanged · 3 stopped");
    await press("Correct… line 2");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Read 'n/k' like this in every row of 'users'", { exact: false }).click();
    await dialog.getByRole("textbox", { name: "Users", exact: true }).fill("");
    expect(await axe()).toEqual([]);
    await dialog.getByRole("button", { name: "Correct the row" }).click();
    await page.getByText("3 rows: 2 new · 0 update · 0 unchanged · 1 stopped").waitFor();
    await press("Correct… line 4");
    await dialog.getByRole("button", { name: "Leave this row out" }).click();
    await page.getByText("2 rows: 2 new · 0 update · 0 unchanged · 0 stopped").waitFor();
    await page.getByText("1 row corrected by hand and 1 row left out by hand.").waitFor();
    await press("Take the corrections back");
    await page.getByText("3 rows: 2 new · 0 update · 0 unchanged · 1 stopped").waitFor();
    await press("Start over");
  });

  it("takes a dropped folder as one catalogue", async () => {
    const folders = await page.context().newCDPSession(page);
    const data = { items: [], files: [fixture("catalog")], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await folders.send("Input.dispatchDragEvent", { type, x: 600, y: 400, data });
    }
    await page.getByText("catalog (4 files)").waitFor();
    expect(await page.getByText("4 files,", { exact: false }).count()).toBe(1);
    await press("Start over");
  });

  it("takes every import back by the keyboard, the newest first, until nothing is left", async () => {
    for (let undo = page.getByRole("button", { name: /^Undo the import of/ }); (await undo.count()) > 0;) {
      const before = await undo.count();
      await undo.first().press("Enter");
      await expect.poll(async () => undo.count(), { timeout: 10_000 }).toBe(before - 1);
    }
    await page.goto(`${host.address}#/`);
    await page.getByText("No products yet").waitFor();
  });
});
