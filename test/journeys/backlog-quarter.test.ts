import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import { estimateOf } from "#shared/domain/backlog-item.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { checkFile, giveFiles, importChecked } from "../support/journey-import.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { freshHome, saved, storedPortfolio } from "../support/journey-window.ts";

const issues = fileURLToPath(new URL("../fixtures/backlogs/jira-quarter.csv", import.meta.url));

const patience = 20_000;

clearHomesAtEnd();

/** A window of its own, some weeks after the newest issue of the file. */
async function begin(): Promise<BrowserMode> {
  const host = await startBrowserMode(freshHome());
  const { page } = host;
  page.setDefaultTimeout(patience);
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.clock.setSystemTime(new Date("2026-03-02T10:00:00Z"));
  await page.reload();
  return host;
}

/** The open items in their order, each with its stage and what was said of its delay and duration. */
async function plan(page: Page): Promise<readonly string[]> {
  await saved(page);
  const portfolio = await storedPortfolio(page);
  const [shop] = allOf(portfolio.products);
  return backlogOf(portfolio, shop?.id ?? "")
    .filter(({ stage }) => stage !== "released" && stage !== "measured")
    .map((item) => {
      const [delay, duration] = [estimateOf(item, "costOfDelay"), estimateOf(item, "duration")];
      const estimated = delay === undefined ? "" : `, ${delay.mode / 100} a week`;
      return `${item.title}: ${item.stage}${estimated}${duration === undefined ? "" : `, ${duration.mode} weeks`}`;
    });
}

const focusedName = async (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const labelled = element?.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const named = labelled.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const label = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? "") : "";
    return (element?.getAttribute("aria-label") ?? (named || label || (element?.textContent ?? ""))).trim();
  });

/** Goes on with a key until what has the focus has a name; the screen that has it may be coming still. */
async function goTill(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  const met: string[] = [];
  for (const end = performance.now() + patience; performance.now() < end;) {
    const now = await focusedName(page);
    if (name.test(now)) return;
    met.push(now.slice(0, 40));
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never comes to ${String(name)}: ${[...new Set(met)].join(" | ")}`);
}

const estimates = [
  ["Gift cards", "400", "2"],
  ["Wish list", "300", "1"],
  ["Pay by invoice", "900", "3"],
] as const;

const planned = [
  "Pay by invoice: doing, 900 a week, 3 weeks",
  "Wish list: ready, 300 a week, 1 weeks",
  "Gift cards: ready, 400 a week, 2 weeks",
  "Search finds nothing with umlauts: idea",
  "Dark mode: idea",
  "Slow checkout on phones: doing",
  "Back in stock mail: idea",
  "Accessible colour choices: idea",
  "Reorder with one click: idea",
  "Upgrade the payment library: idea",
];

/** The first items of the forecast, each with whether it knows the day by which it is released at 85%. */
async function forecast(page: Page): Promise<readonly string[]> {
  const rows = page.getByRole("table", { name: "Items with the dates of their release" }).locator("tbody tr");
  await rows.nth(3).waitFor();
  const cells = await rows.evaluateAll((all) =>
    all.slice(0, 4).map((row) => Array.from(row.children, (cell) => cell.textContent ?? "")),
  );
  return cells.map(
    ([, title = "", , likely = ""]) => `${title}: ${/^\d+ \w{3} 2026$/.test(likely) ? "by a day" : likely}`,
  );
}

const forecasted = ["Pay by invoice", "Slow checkout on phones", "Wish list", "Gift cards"].map(
  (title) => `${title}: by a day`,
);

const shownIn = async (page: Page, lane: string) =>
  page.locator(`[data-lane="${lane}"] [data-card] a`).evaluateAll((links) => links.map((link) => link.textContent));

/** Drags a card to a height in a column, in steps, so that the board sees it come. */
async function carry(page: Page, title: string, to: { readonly lane: string; readonly y: number }): Promise<void> {
  const card = page.locator("[data-card]").filter({ has: page.getByRole("link", { name: title }) });
  const [from, lane] = [await card.boundingBox(), await page.locator(`[data-lane="${to.lane}"]`).boundingBox()];
  if (from === null || lane === null) throw new Error(`${title} or ${to.lane} is not on the screen.`);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 8);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 8, from.y + from.height - 4, { steps: 2 });
  await page.mouse.move(lane.x + lane.width / 2, lane.y + to.y, { steps: 10 });
  await page.mouse.up();
}

describe("a quarter planned from an imported Jira file", () => {
  describe("with only the keyboard", () => {
    let host: BrowserMode;
    let page: Page;
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const pressOn = async (name: RegExp, key = "Enter") => {
      await goTill(page, name);
      await press(key);
    };
    beforeAll(async () => {
      host = await begin();
      ({ page } = host);
    });
    afterAll(() => host.kill());

    it("takes the issues in", async () => {
      await goTill(page, /^Your name/);
      await page.keyboard.type("Ada");
      await press("Tab");
      await goTill(page, /^Bring your own files/, "ArrowDown");
      await goTill(page, /^Name of the portfolio/);
      await page.keyboard.type("Shop tools");
      await pressOn(/^Continue/);
      const chooser = page.waitForEvent("filechooser");
      await pressOn(/^Choose files/);
      await (await chooser).setFiles(issues);
      for (const step of ["Read", "Match values", "Check"]) {
        await page.locator("[aria-current=step]", { hasText: step }).waitFor();
        if (step === "Read") {
          await pressOn(/^Continue/);
          await page.locator("[aria-current=step]", { hasText: "Match columns" }).waitFor();
          await pressOn(/^Check the file/);
        } else if (step === "Match values") await pressOn(/^Continue/);
        else await pressOn(/^Import 28 rows/);
      }
      await page.getByText("'jira-quarter.csv' is imported.").waitFor();
      await pressOn(/^Open the backlog/);
      await page.getByRole("heading", { level: 1, name: "Backlog" }).waitFor();
      expect((await plan(page)).length).toBe(10);
    });

    it("opens the backlog of the product", async () => {
      await pressOn(/^Product/, "ArrowDown");
      await page.keyboard.type("Shop");
      await press("Enter");
      await page.getByRole("heading", { level: 1, name: "Backlog · Shop" }).waitFor();
      expect(await shownIn(page, "doing")).toEqual(["Slow checkout on phones"]);
    });

    it("estimates three items", async () => {
      for (const [title, cost, weeks] of estimates) {
        if (title === "Gift cards") await goTill(page, /^Gift cards/);
        else await goTill(page, new RegExp(`^${title}`), "ArrowDown");
        await press("e");
        await page.getByRole("complementary", { name: "Item" }).getByRole("heading", { name: title }).waitFor();
        await expect.poll(async () => focusedName(page)).toMatch(/^Title/);
        for (const figure of [cost, weeks]) {
          await press("Tab");
          await goTill(page, /^Likely/);
          await page.keyboard.type(figure);
        }
        await press("Tab", "Escape");
        await expect.poll(async () => focusedName(page)).toMatch(new RegExp(`^${title}`));
      }
    });

    it("puts them in order and moves them on", async () => {
      await press("Control+Shift+Home", "Control+Shift+ArrowRight", "Control+Shift+ArrowRight");
      await expect.poll(async () => shownIn(page, "doing")).toEqual(["Pay by invoice", "Slow checkout on phones"]);
      await goTill(page, /^Gift cards/, "Shift+Tab");
      await press("Control+Shift+ArrowRight");
      await expect.poll(async () => shownIn(page, "ready")).toEqual(["Gift cards"]);
      await goTill(page, /^Wish list/, "Shift+Tab");
      await press("Control+Shift+ArrowRight");
      await expect.poll(async () => shownIn(page, "ready")).toEqual(["Gift cards", "Wish list"]);
      await press("Control+Shift+ArrowUp");
      await expect.poll(async () => plan(page)).toEqual(planned);
    });

    it("sees when each is released", async () => {
      await press("Control+k");
      await page.keyboard.type("Backlog: flow");
      await press("Enter");
      expect(await forecast(page)).toEqual(forecasted);
    });
  });

  describe("with the pointer", () => {
    let host: BrowserMode;
    let page: Page;
    beforeAll(async () => {
      host = await begin();
      ({ page } = host);
    });
    afterAll(() => host.kill());

    it("takes the issues in", async () => {
      await page.getByLabel("Your name").fill("Ada");
      await page.getByText("Bring your own files").click();
      await page.getByLabel("Name of the portfolio").fill("Shop tools");
      await page.getByRole("button", { name: "Continue" }).click();
      await giveFiles(page, [issues]);
      await checkFile(page);
      await page.getByText("Make their features, or link those of the same name").click();
      await page.getByText("Also made, because rows name them: 1 product and 14 features.").waitFor();
      await importChecked(page);
      await saved(page);
      expect([...allOf((await storedPortfolio(page)).features)]).toHaveLength(14);
      await page.getByRole("button", { name: "Open the backlog" }).click();
      await page.getByRole("combobox", { name: "Product" }).click();
      await page.getByRole("option", { name: "Shop" }).click();
      await page.getByRole("heading", { level: 1, name: "Backlog · Shop" }).waitFor();
      expect(await shownIn(page, "doing")).toEqual(["Slow checkout on phones"]);
    });

    it("estimates three items", async () => {
      for (const [title, cost, weeks] of estimates) {
        await page.locator("[data-card]").getByRole("link", { name: title }).click();
        const item = page.getByRole("complementary", { name: "Item" });
        await item.getByRole("heading", { name: title }).waitFor();
        await item.getByRole("group", { name: "Cost of delay" }).getByLabel("Likely").fill(cost);
        await item.getByRole("group", { name: "Duration" }).getByLabel("Likely").fill(weeks);
        await item.getByRole("button", { name: "Close the item" }).click();
      }
      expect((await plan(page)).filter((line) => line.endsWith("weeks"))).toHaveLength(3);
    });

    it("drags them to their places", async () => {
      await carry(page, "Pay by invoice", { lane: "doing", y: 20 });
      await expect.poll(async () => shownIn(page, "doing")).toEqual(["Pay by invoice", "Slow checkout on phones"]);
      await carry(page, "Gift cards", { lane: "ready", y: 20 });
      await expect.poll(async () => shownIn(page, "ready")).toEqual(["Gift cards"]);
      await carry(page, "Wish list", { lane: "ready", y: 20 });
      await expect.poll(async () => shownIn(page, "ready")).toEqual(["Wish list", "Gift cards"]);
      await page.getByText("Ranked", { exact: true }).click();
      await page.locator('[data-lane="ranked"] [data-card]').first().waitFor();
      await carry(page, "Pay by invoice", { lane: "ranked", y: 50 });
      await expect.poll(async () => plan(page)).toEqual(planned);
    });

    it("sees when each is released", async () => {
      await page.getByText("Flow", { exact: true }).click();
      expect(await forecast(page)).toEqual(forecasted);
    });
  });
});
