import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { answerNames, checkFile, giveFiles, importChecked, press } from "../support/journey-import.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { beginSample, freshHome, goTo } from "../support/journey-window.ts";

let host: BrowserMode;
let page: Page;
let files: string;

function written(name: string, ...lines: readonly string[]): string {
  const path = join(files, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), "winnow-results-"));
  host = await startBrowserMode(freshHome());
  page = host.page;
  page.setDefaultTimeout(15_000);
  await beginSample(page);
});

clearHomesAtEnd();
afterAll(async () => {
  await host.close();
  rmSync(files, { recursive: true, force: true });
});

describe("results of experiments brought in", () => {
  it("reads thirty tests of one file together, and says how many still win when their number is counted", async () => {
    const rows = Array.from({ length: 30 }, (_, test) => {
      const wins = [260, 255, 140, 135][test] ?? 100 + (test % 5);
      return [`${test + 1},Member Portal,control,1000,100`, `${test + 1},Member Portal,new,1000,${wins}`];
    }).flat();
    await goTo(page, "/import");
    await giveFiles(page, [written("headlines.csv", "test,product,variant,users,conversions", ...rows)]);
    expect(await checkFile(page)).toBe("30 rows: 30 new · 0 update · 0 unchanged · 0 stopped");
    await importChecked(page);
    await page
      .getByText(/^30 comparisons: 4 at p < 0\.05, \d after Benjamini–Hochberg, 2 after Bonferroni\.$/)
      .waitFor();
    await press(page, "Read together");
    await page.getByRole("heading", { name: "Read together" }).waitFor();
    await page.getByRole("main").getByRole("radio", { name: "Bonferroni" }).click();
    await page.getByText("2 of 30 comparisons").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await page.getByRole("link", { name: "Test 1", exact: true }).click();
    await page.getByRole("heading", { name: "Test 1", exact: true }).waitFor();
    await page
      .getByText(/^Exploratory: /)
      .first()
      .waitFor();
  });

  it("stops a stray line and a unit that came twice by their lines, and takes the others", async () => {
    const users = Array.from(
      { length: 40 },
      (_, user) => `${user},${user % 2 === 0 ? "gate_30" : "gate_40"},${user % 3 === 0 ? "TRUE" : "no"}`,
    );
    const path = written("gates.csv", "userid,version,retention_7", ...users, "7,gate_40,no", "-- 41 rows --");
    await goTo(page, "/import");
    await press(page, "Import another file");
    await giveFiles(page, [path]);
    await press(page, "Continue");
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("combobox", { name: "Product of every row" }).fill("Member Portal");
    await page.getByRole("option", { name: "Member Portal" }).click();
    await press(page, "Check the file");
    expect(await answerNames(page)).toBe("3 rows: 1 new · 0 update · 0 unchanged · 2 stopped");
    await page.getByText("The same unit twice").waitFor();
    await page.getByText(/Import the 1 good row now/).click();
    await importChecked(page);
    await press(page, "Undo import");
    await page.getByText("The import of 'gates.csv' was undone.").waitFor();
  });

  it("lets harm and margin of a further metric be stated before its results are read", async () => {
    const path = written(
      "calls.csv",
      "test,product,variant,metric,users,conversions",
      ...["control,paid,900,90", "new,paid,900,140", "control,called,900,60", "new,called,900,110"].map(
        (row) => `Calls,Member Portal,${row}`,
      ),
    );
    await goTo(page, "/import");
    await press(page, "Import another file");
    await giveFiles(page, [path]);
    await press(page, "Continue");
    await page.getByRole("radiogroup", { name: "Harm: called" }).getByText("More of it").click();
    await page.getByRole("textbox", { name: "Margin: called" }).fill("1%");
    await page.getByRole("textbox", { name: "Margin: called" }).press("Tab");
    expect(await axeFindings(page)).toEqual([]);
    await press(page, "Check the file");
    await importChecked(page);
    await goTo(page, "/experiments?view=list");
    await page.getByRole("link", { name: "Calls", exact: true }).click();
    await page.getByText("called, more is harm, margin 1 point").waitFor();
    await page.getByText("Breached").first().waitFor();
  });

  it("adds results to the experiment they are brought in for, and to no other", async () => {
    await goTo(page, "/experiments?view=list");
    const row = page.getByRole("row").filter({ hasText: "Running" }).filter({ hasText: "A/B test" }).first();
    await row.getByRole("link").click();
    await page.getByRole("link", { name: "Bring in a file…" }).click();
    await press(page, "Import another file");
    expect(decodeURIComponent(page.url())).toContain("?experiment=");
    const path = written("more.csv", "arm,day,n,sum", "gate_30,2026-11-20,50,9", "gate_40,2026-11-20,52,11");
    await giveFiles(page, [path]);
    await press(page, "Continue");
    await page.getByText("Guessed: that of an experiment here").first().waitFor();
    await press(page, "Check the file");
    await page.getByText("Arms and metrics of the card").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    for (const [arm, place] of [
      ["gate_30", 0],
      ["gate_40", 1],
    ] as const) {
      await page.getByRole("button", { name: new RegExp(`What '${arm}' means`) }).click();
      await page.getByRole("option").nth(place).click();
    }
    expect(await answerNames(page)).toBe("1 row: 0 new · 1 update · 0 unchanged · 0 stopped");
    await importChecked(page);
    await press(page, "Open the experiments");
    await page.getByRole("heading", { name: "Experiments", exact: true }).waitFor();
  });
});
