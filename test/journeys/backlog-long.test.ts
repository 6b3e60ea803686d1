import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { byRank } from "#shared/domain/rank.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { writePortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { freshHome, goTo, saved } from "../support/journey-window.ts";
import { longBacklog } from "../support/long-backlog.ts";

const items = 10_000;
const home = freshHome();
const long = longBacklog(items);
const [shop = { id: "" }] = allOf(long.products);
let host: BrowserMode;
let page: Page;

async function start(port = 0): Promise<void> {
  host = await startBrowserMode({ ...home, port });
  page = host.page;
  page.setDefaultTimeout(30_000);
  await page.setViewportSize({ width: 1400, height: 900 });
}

beforeAll(async () => {
  await start();
  const file = join(home.folder, "long.winnow");
  const about = { appVersion: "0.1.0", installation: "journey", at: Date.UTC(2026, 0, 9), head: null };
  writeFileSync(file, await writePortfolioFile(long, about));
  await page.getByLabel("Your name").fill("Ada");
  await page.getByText("Open or restore a portfolio").click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a .winnow file…" }).click();
  await (await chooser).setFiles(file);
  await page.getByRole("button", { name: "Continue" }).click();
  await saved(page);
});
clearHomesAtEnd();
afterAll(async () => {
  await host.kill();
});

type Place = Pick<BacklogItem, "id" | "rank" | "stage">;

/** The ids of items in the order that the working copy has them; of so many, nothing else is read. */
async function order(among: (item: Place) => boolean): Promise<readonly string[]> {
  await saved(page);
  const places = await page.evaluate(async () => {
    const opened = indexedDB.open(localStorage.getItem("winnow.database") ?? "winnow");
    await new Promise((resolve) => opened.addEventListener("success", resolve));
    const all = opened.result.transaction("backlog").objectStore("backlog").getAll();
    await new Promise((resolve) => all.addEventListener("success", resolve));
    opened.result.close();
    const chunks = all.result as readonly { readonly records: readonly Place[] }[];
    return chunks.flatMap(({ records }) => records.map(({ id, rank, stage }) => ({ id, rank, stage })));
  });
  return places
    .filter(among)
    .sort(byRank)
    .map(({ id }) => id);
}

const isOpen = ({ stage }: Place) => stage !== "released" && stage !== "measured" && stage !== "dropped";
const isIdea = ({ stage }: Place) => stage === "idea";

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

async function boxOf(selector: string): Promise<Rect> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not on the screen.`);
  return box;
}

/** How far the list that holds the cards is scrolled. */
const scrolled = async (lane: string) =>
  page.locator(`[data-lane="${lane}"]`).evaluate((list) => {
    const box = list.matches("[data-scrolls]") ? list : list.querySelector("[data-scrolls]");
    return box?.scrollTop ?? 0;
  });

/** The card whose middle is next above a height: what is dropped there comes to stand after it. */
const cardAbove = async (lane: string, y: number) =>
  page.evaluate(
    ({ selector, height }) => {
      const above = [...document.querySelectorAll<HTMLElement>(selector)].findLast((card) => {
        const { top, bottom } = card.getBoundingClientRect();
        return (top + bottom) / 2 <= height;
      });
      return above?.dataset["card"] ?? "";
    },
    { selector: `[data-lane="${lane}"] [data-card]`, height: y },
  );

/** Takes the first card of a list, has the list scroll by itself at its lower edge, and goes back to its middle. */
async function carryFar(lane: string): Promise<{ readonly key: string; readonly above: string }> {
  const card = `[data-lane="${lane}"] [data-card]`;
  const [first, list] = [await boxOf(card), await boxOf(`[data-lane="${lane}"]`)];
  const key = (await page.locator(card).first().getAttribute("data-card")) ?? "";
  const x = first.x + Math.min(120, first.width / 2);
  const bottom = Math.min(list.y + list.height, 850);
  await page.mouse.move(x, first.y + first.height - 6);
  await page.mouse.down();
  await page.mouse.move(x + 6, first.y + first.height, { steps: 2 });
  await page.mouse.move(x, bottom - 3, { steps: 8 });
  await expect.poll(async () => scrolled(lane), { timeout: 20_000 }).toBeGreaterThan(5000);
  await page.mouse.move(x, bottom - 300, { steps: 8 });
  const at = bottom - 300;
  let before = -1;
  for (let now = await scrolled(lane); now !== before; now = await scrolled(lane)) {
    before = now;
    await page.waitForTimeout(200);
  }
  const carried = await boxOf("[data-carried]");
  expect([carried.x - x, carried.y - at].map(Math.round)).toEqual([8, 8]);
  const above = await cardAbove(lane, at);
  await page.mouse.up();
  return { key, above };
}

describe("a backlog of 10,000 items", () => {
  let before: readonly string[] = [];

  it("scrolls the ranked list under what is carried, and puts it down where the pointer is", async () => {
    await goTo(page, `/backlog?product=${shop.id}&view=ranked`);
    await page.locator('[data-lane="ranked"] [data-card]').first().waitFor();
    before = await order(isOpen);
    expect(before).toHaveLength(backlogOf(long, shop.id).filter(isOpen).length);
    const { key, above } = await carryFar("ranked");
    expect(before.indexOf(above)).toBeGreaterThan(100);
    const others = before.filter((id) => id !== key);
    const wanted = others.toSpliced(others.indexOf(above) + 1, 0, key);
    await expect.poll(async () => order(isOpen)).toEqual(wanted);
  });

  it("takes it back with Undo", async () => {
    await page.keyboard.press("Control+z");
    await expect.poll(async () => order(isOpen)).toEqual(before);
  });

  it("does the same in a column of the board", async () => {
    await goTo(page, `/backlog?product=${shop.id}&view=board`);
    await page.locator('[data-lane="idea"] [data-card]').first().waitFor();
    const ideas = await order(isIdea);
    const { key, above } = await carryFar("idea");
    expect(ideas.indexOf(above)).toBeGreaterThan(40);
    const others = ideas.filter((id) => id !== key);
    const wanted = others.toSpliced(others.indexOf(above) + 1, 0, key);
    await expect.poll(async () => order(isIdea)).toEqual(wanted);
    expect(await page.locator("[data-card]").count()).toBeLessThan(120);
  });

  it("moves a card by a finger that rests on it first", async () => {
    const ideas = await order(isIdea);
    await goTo(page, "/");
    await page.getByRole("heading", { level: 1, name: "Portfolio" }).waitFor();
    await goTo(page, `/backlog?product=${shop.id}&view=board`);
    const card = await boxOf('[data-lane="idea"] [data-card]');
    const ready = await boxOf('[data-lane="ready"]');
    const touches = await page.context().newCDPSession(page);
    const touch = async (type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0) =>
      touches.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    const from = { x: card.x + card.width / 2, y: card.y + card.height - 12 };
    await touch("touchStart", from.x, from.y);
    await page.waitForTimeout(400);
    await page.locator("[data-held]").waitFor();
    for (let step = 1; step <= 10; step += 1) {
      const share = step / 10;
      await touch("touchMove", from.x + (ready.x + 60 - from.x) * share, from.y + (ready.y + 30 - from.y) * share);
    }
    await page.evaluate(async () => new Promise((resolve) => void requestAnimationFrame(resolve)));
    await touch("touchEnd");
    await touches.detach();
    await expect.poll(async () => order(isIdea)).toEqual(ideas.slice(1));
    expect((await order(({ stage }) => stage === "ready"))[0]).toBe(ideas[0]);
  });

  it("keeps the order over a restart", async () => {
    const now = await order(() => true);
    const { port } = new URL(host.address);
    await host.kill();
    await start(Number(port));
    await saved(page);
    expect(await order(() => true)).toEqual(now);
    await goTo(page, `/backlog?product=${shop.id}&view=board`);
    await page.locator('[data-lane="idea"] [data-card]').first().waitFor();
    const shown = await page.locator('[data-lane="idea"] [data-card]').first().getAttribute("data-card");
    expect(shown).toBe((await order(isIdea))[0]);
  });
});
