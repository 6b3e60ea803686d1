import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { agreed, beginEmpty, freshHome, goTo, saved, storedPortfolio } from "../support/journey-window.ts";

const home = freshHome();
let host: BrowserMode;
let page: Page;

async function start(port = 0): Promise<void> {
  host = await startBrowserMode({ ...home, port });
  page = host.page;
  page.setDefaultTimeout(20_000);
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.reload();
}

beforeAll(() => start());
clearHomesAtEnd();
afterAll(async () => {
  await host.kill();
});

/** The titles in a column of the board, or in the ranked list, as they are shown. */
const shownIn = async (lane: string) =>
  page.locator(`[data-lane="${lane}"] [data-card] a`).evaluateAll((links) => links.map((link) => link.textContent));

const card = (title: string) =>
  page
    .locator("[data-card]")
    .filter({ has: page.getByRole("link", { name: new RegExp(`^${title}( ?, selected)?$`) }) });

/** What the keyboard would act on, by the title of the card or the row that holds it. */
const focused = async () =>
  page.evaluate(() => document.activeElement?.closest("[data-card]")?.querySelector("a")?.textContent ?? "");

async function addProduct(name: string): Promise<void> {
  await goTo(page, "/?open=add");
  await page.getByLabel("Name").fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Takes a card by the pointer to a point, in steps, so that the board sees it come; lets go only when told. */
async function carry(title: string, to: { readonly x: number; readonly y: number }): Promise<void> {
  const from = await card(title).boundingBox();
  if (from === null) throw new Error(`${title} is not on the screen.`);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 8);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 8, from.y + from.height - 4, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.evaluate(async () => new Promise((resolve) => void requestAnimationFrame(resolve)));
}

async function belowOf(title: string) {
  const box = await card(title).boundingBox();
  if (box === null) throw new Error(`${title} is not on the screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height - 6 };
}

async function stored(): Promise<readonly string[]> {
  const portfolio = await storedPortfolio(page);
  const [shop] = Array.from(allOf(portfolio.products)).filter(({ name }) => name === "Shop");
  return backlogOf(portfolio, shop?.id ?? "").map(({ title, stage }) => `${title} ${stage}`);
}

describe("a backlog", () => {
  it("begins with a pasted list", async () => {
    await beginEmpty(page);
    await addProduct("Fax");
    await addProduct("Shop");
    await page.getByRole("button", { name: /^Backlog/ }).click();
    await page.getByRole("button", { name: "Paste lines…" }).first().click();
    await page.getByLabel("Lines").fill("- Coupons\n- Dark mode\n- Gift cards\n- Search\n- Wish list");
    await page.getByRole("button", { name: "Add 5 items" }).click();
    await expect
      .poll(async () => shownIn("idea"))
      .toEqual(["Coupons", "Dark mode", "Gift cards", "Search", "Wish list"]);
  });

  it("is put in order by the pointer, across columns and back with Undo", async () => {
    await carry("Search", await belowOf("Coupons"));
    await page.mouse.up();
    await expect
      .poll(async () => shownIn("idea"))
      .toEqual(["Coupons", "Search", "Dark mode", "Gift cards", "Wish list"]);
    const ready = await page.locator('[data-lane="ready"]').boundingBox();
    await carry("Dark mode", { x: (ready?.x ?? 0) + 40, y: (ready?.y ?? 0) + 60 });
    await page.mouse.up();
    await expect.poll(async () => shownIn("ready")).toEqual(["Dark mode"]);
    await page.keyboard.press("Control+z");
    await expect
      .poll(async () => shownIn("idea"))
      .toEqual(["Coupons", "Search", "Dark mode", "Gift cards", "Wish list"]);
  });

  it("stays as it was when Escape ends a drag", async () => {
    await carry("Wish list", await belowOf("Coupons"));
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect
      .poll(async () => shownIn("idea"))
      .toEqual(["Coupons", "Search", "Dark mode", "Gift cards", "Wish list"]);
    expect(await page.locator("[data-held]").count()).toBe(0);
  });

  it("is put in order by the keyboard alone, with every step told and the focus kept", async () => {
    const handle = page.getByRole("button", { name: "Move 'Gift cards'" });
    await handle.focus();
    await page.keyboard.press("Space");
    await page.getByText(/^Picked up Gift cards, 4 of 5 in Idea/).waitFor({ state: "attached" });
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await page.getByText("Gift cards over Ready, 1 of 1.").waitFor({ state: "attached" });
    await page.keyboard.press("Space");
    await expect.poll(async () => shownIn("ready")).toEqual(["Gift cards"]);
    await expect.poll(focused).toBe("Gift cards");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Wish list", exact: true }).focus();
    await page.keyboard.press("Control+Shift+Home");
    await expect.poll(async () => shownIn("idea")).toEqual(["Wish list", "Coupons", "Search", "Dark mode"]);
    expect(await focused()).toBe("Wish list");
    await page.keyboard.press("Control+Shift+ArrowRight");
    await expect.poll(async () => shownIn("ready")).toEqual(["Wish list", "Gift cards"]);
    expect(await focused()).toBe("Wish list");
  });

  it("lets several travel together, and to another product", async () => {
    await page.getByRole("link", { name: "Coupons", exact: true }).focus();
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowDown");
    await carry("Search", await belowOf("Gift cards"));
    await page.mouse.up();
    await expect
      .poll(async () => shownIn("ready"))
      .toEqual(["Wish list", "Gift cards", "Coupons, selected", "Search, selected"]);
    await page.keyboard.press("Escape");
    await carry("Dark mode", await belowOf("Gift cards"));
    const target = await page.locator("[data-drop]", { hasText: "Fax" }).boundingBox();
    await page.mouse.move((target?.x ?? 0) + 10, (target?.y ?? 0) + 10, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => shownIn("idea")).toEqual([]);
    await saved(page);
    expect(await stored()).toHaveLength(4);
  });

  it("asks why before an item is dropped on Dropped, and puts it back when nobody says", async () => {
    await page.setViewportSize({ width: 1920, height: 900 });
    await page.getByText("Show dropped items").click();
    const box = await page.locator('[data-lane="dropped"]').boundingBox();
    await carry("Search", { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 60 });
    await page.mouse.up();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(async () => shownIn("ready")).toContain("Search");
    await expect.poll(async () => shownIn("dropped")).toEqual([]);
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it("is the same in the ranked list, which is put in order as well", async () => {
    await page.getByText("Ranked", { exact: true }).click();
    await expect.poll(async () => shownIn("ranked")).toEqual(["Wish list", "Gift cards", "Coupons", "Search"]);
    await page.getByRole("button", { name: "Move 'Search'" }).focus();
    await page.keyboard.press("Space");
    await page.getByText(/^Picked up Search/).waitFor({ state: "attached" });
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Space");
    await expect.poll(async () => shownIn("ranked")).toEqual(["Wish list", "Search", "Gift cards", "Coupons"]);
    await carry("Coupons", await belowOf("Wish list"));
    await page.mouse.up();
    await expect.poll(async () => shownIn("ranked")).toEqual(["Wish list", "Coupons", "Search", "Gift cards"]);
  });

  it("keeps its order over a restart, in the working copy and in the journal", async () => {
    await saved(page);
    const before = await stored();
    await agreed(page, home);
    const { port } = new URL(host.address);
    const { hash } = new URL(page.url());
    await host.kill();
    await start(Number(port));
    await saved(page);
    await goTo(page, hash.slice(1));
    await page.locator('[data-lane="ranked"] [data-card]').first().waitFor();
    await expect.poll(async () => shownIn("ranked")).toEqual(["Wish list", "Coupons", "Search", "Gift cards"]);
    expect(await stored()).toEqual(before);
  });
});
