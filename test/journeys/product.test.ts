import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerNames, giveFiles, press } from "../support/journey-import.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";

const folder = mkdtempSync(join(tmpdir(), "winnow-product-"));
let host: BrowserMode;
let page: Page;

beforeAll(async () => {
  host = await startBrowserMode({ safekeeping: join(folder, "safekeeping"), profile: join(folder, "profile") });
  page = host.page;
  page.setDefaultTimeout(15_000);
  // Where the browser has no save dialog, files go to the folder of downloads, where a test can read them.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await page.reload();
  await page.getByLabel("Your name").fill("Ada");
  await page.getByText("Start empty").click();
  await page.getByLabel("Name of the portfolio").fill("Tools");
  await page.getByRole("button", { name: "Continue" }).click();
});

afterAll(async () => {
  await host.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Pastes into the focused cell of a grid, as from a spreadsheet. */
async function paste(text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

async function undoAll(most: number): Promise<number> {
  for (let n = 0; n < most; n += 1) {
    const undo = page.getByRole("contentinfo").getByRole("button", { name: /Undo/ });
    if ((await undo.count()) === 0 || (await undo.innerText()).includes("Begin portfolio")) return n;
    const before = await undo.innerText();
    await page.keyboard.press("Control+z");
    await expect.poll(async () => ((await undo.count()) === 0 ? "" : undo.innerText())).not.toBe(before);
  }
  return most;
}

describe("a product owner in a hurry", () => {
  it("adds a product and lands on its page", async () => {
    await page.getByRole("button", { name: "Add product" }).first().click();
    await page.getByRole("dialog").getByLabel("Name").fill("Fax gateway");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Fax gateway" }).waitFor();
    expect(page.url()).toContain("#/product/");
  });

  it("adds a feature", async () => {
    await page.getByRole("tab", { name: /Features/ }).click();
    await page.getByRole("button", { name: "Add feature" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Send a fax");
    await page.keyboard.press("Enter");
    await page.getByRole("row", { name: /Send a fax/ }).waitFor();
    expect(await page.getByRole("row", { name: /Send a fax/ }).innerText()).toContain("Unknown");
  });

  it("pastes thirteen months of usage and sees the class", async () => {
    await page.getByRole("row", { name: /Send a fax/ }).click();
    await page.getByRole("link", { name: "Type or correct its usage" }).click();
    await page.getByRole("grid", { name: "Usage by month" }).locator("td").first().click();
    await paste(Array.from({ length: 13 }, () => "400\t8\t10").join("\n"));
    await page.getByRole("gridcell", { name: "typed here" }).first().waitFor();
    await page.getByRole("tab", { name: /Features/ }).click();
    await expect.poll(() => page.getByRole("row", { name: /Send a fax/ }).innerText()).toContain("Rarely");
  });

  it("adds a cost and a value and sees the net", async () => {
    await page.getByRole("tab", { name: /Money/ }).click();
    await page.getByRole("button", { name: "Add cost" }).first().click();
    await page.getByRole("dialog").getByLabel("What for").fill("Modems");
    await page.getByRole("textbox", { name: "Amount a month" }).fill("1000");
    await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    // Notices may lie over the lower edge; the keyboard reaches what the pointer cannot.
    await page.getByRole("button", { name: "Add value" }).press("Enter");
    await page.getByRole("dialog").getByLabel("Where from").fill("Letters saved");
    await page.getByRole("textbox", { name: "Cost avoided a month" }).fill("250");
    await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    await expect.poll(() => page.getByRole("button", { name: /^Net/ }).innerText()).toContain("-€9k");
  });

  it("keeps a month that cannot be read from being saved", async () => {
    await page.getByRole("row", { name: /Modems/ }).dblclick();
    const from = page.getByRole("dialog").getByRole("textbox", { name: "From", exact: false }).first();
    const before = await from.inputValue();
    await from.fill("2026-13");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByText("Write the month as YYYY-MM").waitFor();
    await expect.poll(async () => from.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(async () => from.inputValue()).toBe(before);
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  });

  it("exports the costs as a file that brings nothing new", async () => {
    const product = page.url();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "More about this product" }).click();
    await page.getByRole("menuitem", { name: "Export CSV" }).press("ArrowRight");
    await page.getByRole("menuitem", { name: "Costs" }).click();
    const file = join(folder, "costs.csv");
    await (await download).saveAs(file);
    expect(readFileSync(file, "utf8")).toContain("\r\nFax gateway,,,people,Modems,recurring,");
    await page.evaluate(() => {
      window.location.hash = "#/import";
    });
    await giveFiles(page, [file]);
    // One of our own files needs no matching.
    await press(page, /^Check$/);
    expect(await answerNames(page)).toMatch(/^1 row: 0 new.* 1 unchanged/);
    await page.goto(product);
    await page.getByRole("heading", { level: 1, name: "Fax gateway" }).waitFor();
  });

  it("takes everything back", async () => {
    expect(await undoAll(10)).toBe(5);
    await page.evaluate(() => {
      window.location.hash = "#/";
    });
    await page.getByText("No products yet").waitFor();
  });
});
