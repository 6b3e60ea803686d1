import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { answerNames, checkFile, giveFiles, importChecked, press } from "../support/journey-import.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { freshHome, goTo } from "../support/journey-window.ts";
import { realData } from "../support/real-data.ts";

const edits = realData("1-usage/streetcomplete_top_300_edit_count_monthly.json");
const services = realData("4-catalogs/gc_services_si_2024.csv");
const spending = realData("3-costs/gc_programs_spending_rbpo.csv");

let host: BrowserMode;
let page: Page;

async function begin(name: string, currency = "EUR"): Promise<void> {
  host = await startBrowserMode(freshHome());
  page = host.page;
  page.setDefaultTimeout(30_000);
  await page.getByLabel("Your name").fill("Ada");
  await page.getByText("Bring your own files").click();
  await page.getByLabel("Name of the portfolio").fill(name);
  if (currency !== "EUR") {
    await page.getByRole("combobox", { name: "Currency" }).fill(currency);
    await page.getByRole("option", { name: new RegExp(`^${currency}`) }).click();
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("heading", { name: "Import", exact: true }).waitFor();
}

clearHomesAtEnd();

describe.skipIf(!edits.there)(`StreetComplete as one product: ${edits.title}`, () => {
  beforeAll(() => begin("Mapping"));
  afterAll(() => host.kill());

  it("takes all of the wide file as one product's usage, and judges as of its last month", async () => {
    await giveFiles(page, [edits.file]);
    expect(await checkFile(page)).toBe("109 rows: 109 new · 0 update · 0 unchanged · 0 stopped");
    await importChecked(page);
    await page.getByText("Judged as of August 2025").first().waitFor();
  });

  it("shows 268 features, 73 of them never used in the last year, and the share of rare ones with its interval", async () => {
    await goTo(page, "/");
    await page
      .getByRole("link", { name: /^streetcomplete/ })
      .first()
      .click();
    await page.getByText("33–44.6%, 0 unknown").waitFor();
    await page.getByRole("tab", { name: /Features/ }).click();
    await page.getByText("268 shown").waitFor();
    for (const [name, count] of [
      ["Never", 73],
      ["Rarely", 29],
      ["New", 4],
    ] as const) {
      await page.getByRole("button", { name: /Class of use/ }).click();
      await page.getByRole("option", { name, exact: true }).click();
      await expect.poll(() => page.getByText(/of 268 shown$/).innerText()).toBe(`${count} of 268 shown`);
    }
  });
});

async function choose(label: string | RegExp, option: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: label }).first().click();
  await page.getByRole("option", { name: option }).first().click();
}

const isThere = services.there && spending.there;

describe.skipIf(!isThere)(`Canada's services with what their programmes spend: ${services.title}`, () => {
  beforeAll(() => begin("Canada", "CAD"));
  afterAll(() => host.kill());

  it("takes the services as features of their programmes", { timeout: 120_000 }, async () => {
    await giveFiles(page, [services.file]);
    await choose(/It brings in/, "Usage, counted");
    await choose(/fiscal year/i, "April");
    await press(page, "Continue");
    await choose(/Column of Product/, "program_id");
    await choose(/Column of Feature/, "service_name_en");
    await choose(/Column of Uses/, "num_applications_total");
    await press(page, "Check the file");
    expect(await answerNames(page)).toBe("1,712 rows: 1,712 new · 0 update · 0 unchanged · 0 stopped");
    await importChecked(page);
  });

  it("joins what the programmes spent, and leaves programmes without a service out", { timeout: 120_000 }, async () => {
    await press(page, "Import another file");
    await giveFiles(page, [spending.file]);
    await choose(/It brings in/, "Costs");
    await choose(/fiscal year/i, "April");
    await press(page, "Continue");
    await choose(/Column of Product/, "program_id");
    expect(await page.getByRole("radio", { name: /whole period/ }).isChecked()).toBe(true);
    const currency = page.getByRole("combobox", { name: "Currency of every row" });
    await currency.fill("CAD");
    // The list moves while it narrows, so a click may miss it.
    const said = async () => {
      await currency.fill("CAD");
      await page
        .getByRole("option", { name: /^CAD/ })
        .click({ timeout: 2000 })
        .catch(() => undefined);
      return currency.inputValue();
    };
    await expect.poll(said, { timeout: 30_000 }).toMatch(/^CAD,/);
    await press(page, "Check the file");
    await page.locator("[aria-current=step]").filter({ hasText: "Match values" }).waitFor();
    await page.getByRole("radio", { name: /^Skip/ }).first().click();
    await press(page, "Continue");
    await page.getByText("7,168 rows: 4,217 new · 0 update · 0 unchanged · 2,951 stopped").waitFor();
    await page.getByText("Import the 4,217 good rows now").click();
    await importChecked(page);
    await goTo(page, "/");
    await page.getByText("514 shown").waitFor();
    // One stray row of the year after does not decide the month that all are judged by.
    await page.getByText("As of March 2024 · money over Apr 2023 – Mar 2024").waitFor();
    expect(await page.getByRole("main").innerText()).toMatch(/\nCost\nCA\$226bn\n120 not known\n/);
  });
});
