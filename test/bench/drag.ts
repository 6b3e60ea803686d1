// Measures in a real Chromium what dragging costs on a board of 10,000 cards, beside the same on a board of 1,000.
import type { Page } from "playwright-core";
import { buildWhenStale } from "../support/electron-stand-in/build.ts";
import { longBacklog } from "../support/long-backlog.ts";
import { median, milliseconds, times, type Measure } from "./measure.ts";
import { openPortfolio, settled, threadTime, type Opened } from "./page.ts";

const long = 10_000;
const short = 1_000;
const moves = 120;
const drops = 7;
const frame = 1000 / 60;

async function openBoard(folder: string, items: number): Promise<Opened> {
  const opened = await openPortfolio(folder, `board-${items}`, longBacklog(items));
  const { page } = opened;
  await page.evaluate(() => {
    location.hash = "/backlog?view=board";
  });
  await page.locator("[data-lane=idea] [data-card]").first().waitFor();
  await settled(opened);
  return opened;
}

/** What a page notes while something is dragged over it: when its frames came, and its tasks over 50 ms. */
type Noted = { readonly frames: readonly number[]; readonly longTasks: number };

async function noteFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted = { frames: [] as number[], longTasks: 0, isOn: true };
    Object.assign(globalThis, { noted });
    new PerformanceObserver((list) => {
      noted.longTasks += list.getEntries().length;
    }).observe({ entryTypes: ["longtask"] });
    const note = (at: number) => {
      noted.frames.push(at);
      if (noted.isOn) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

async function noted(page: Page): Promise<Noted> {
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const { noted } = globalThis as unknown as { readonly noted: Noted & { isOn: boolean } };
    noted.isOn = false;
    return { frames: noted.frames, longTasks: noted.longTasks };
  });
}

async function takeFirst(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator("[data-lane=idea] [data-card]").first().boundingBox();
  if (box === null) throw new Error("There is no card to take.");
  const at = { x: box.x + box.width / 2, y: box.y + box.height - 8 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x, at.y + 8, { steps: 2 });
  return at;
}

/** The CPU of each move of a held card over the columns, and the frames that were lost under it. */
async function drag({ page, cdp }: Opened) {
  const { x, y } = await takeFirst(page);
  await noteFrames(page);
  const before = await threadTime(cdp);
  for (let n = 0; n < moves; n += 1) {
    await page.mouse.move(x + 500 * Math.abs(Math.sin(n / 20)), y + 250 * Math.abs(Math.sin(n / 13)));
  }
  const perMove = ((await threadTime(cdp)) - before) / moves;
  const { frames, longTasks } = await noted(page);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  const gaps = frames.slice(1).map((at, n) => at - (frames[n] ?? at));
  const lost = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frame) - 1), 0);
  return { perMove, lost, frames: frames.length, longTasks };
}

/** The CPU of letting go, until the card stands where it belongs and is saved. */
async function drop(opened: Opened) {
  const { page, cdp } = opened;
  const taken: number[] = [];
  const shown: number[] = [];
  for (let n = 0; n < drops; n += 1) {
    const { x, y } = await takeFirst(page);
    await page.mouse.move(x, y + 300, { steps: 5 });
    await page.waitForTimeout(200);
    const first = await page.locator("[data-lane=idea] [data-card]").first().getAttribute("data-card");
    await page.evaluate((key) => {
      const timed = { shown: 0 };
      Object.assign(globalThis, { timed });
      document.addEventListener(
        "mouseup",
        () => {
          const start = performance.now();
          const look = () => {
            const now = document.querySelector("[data-lane=idea] [data-card]")?.getAttribute("data-card");
            if (now === key) requestAnimationFrame(look);
            else timed.shown = performance.now() - start;
          };
          requestAnimationFrame(look);
        },
        { once: true, capture: true },
      );
    }, first);
    const before = await threadTime(cdp);
    await page.mouse.up();
    await page.getByText(/^Saved( \d\d:\d\d)?$/).waitFor();
    await page.waitForTimeout(800);
    taken.push((await threadTime(cdp)) - before);
    shown.push(await page.evaluate(() => (globalThis as unknown as { timed: { shown: number } }).timed.shown));
    await settled(opened);
  }
  return { work: median(taken), shown: median(shown) };
}

/** Drags and drops on a long and on a short board. */
export async function measureDrag(folder: string): Promise<readonly Measure[]> {
  console.error("Measuring a drag…");
  buildWhenStale();
  const small = await openBoard(folder, short);
  const [smallDrag, smallDrop] = [await drag(small), await drop(small)];
  await small.host.kill();
  const large = await openBoard(folder, long);
  const [largeDrag, largeDrop] = [await drag(large), await drop(large)];
  await large.host.kill();
  const [items, few] = [long, short].map((count) => count.toLocaleString("en"));
  return [
    {
      area: `drag over a board of ${items} items, a move (CPU)`,
      measured: milliseconds(largeDrag.perMove),
      yardstick: `of ${few} items ${milliseconds(smallDrag.perMove)}`,
      ratio: times(largeDrag.perMove / smallDrag.perMove),
      budget: "≤ 5 ms",
      isWithin: largeDrag.perMove <= 5,
    },
    {
      area: "frames lost while dragging",
      measured: `${largeDrag.lost} of ${largeDrag.frames}, ${largeDrag.longTasks} tasks over 50 ms`,
      yardstick: `of ${few} items ${smallDrag.lost} of ${smallDrag.frames}`,
      ratio: "",
      budget: "no task over 50 ms",
      isWithin: largeDrag.longTasks === 0,
    },
    {
      area: `drop among ${items} items until it is shown`,
      measured: milliseconds(largeDrop.shown),
      yardstick: `among ${few} items ${milliseconds(smallDrop.shown)}`,
      ratio: times(largeDrop.shown / smallDrop.shown),
      budget: "≤ 100 ms",
      isWithin: largeDrop.shown <= 100,
    },
    {
      area: "everything that follows the drop, until it is saved and judged (CPU)",
      measured: milliseconds(largeDrop.work),
      yardstick: `among ${few} items ${milliseconds(smallDrop.work)}`,
      ratio: times(largeDrop.work / smallDrop.work),
      budget: "",
      isWithin: null,
    },
  ];
}
