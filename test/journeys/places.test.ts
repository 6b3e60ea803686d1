import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { startBrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { endAfterEach } from "../support/journey-end.ts";
import { agreed, beginSample, freshHome, goTo, setOften } from "../support/journey-window.ts";

type Started = Awaited<ReturnType<typeof startBrowserMode>>;

const running: { current: Started | null } = { current: null };
endAfterEach(running);

const ids = [
  "__proto__",
  "constructor",
  "toString",
  "0",
  "-1",
  "null",
  "%00",
  "a%00b",
  "%",
  "%E0%A4%A",
  "%ED%A0%80",
  "%2e%2e%2f%2e%2e%2fetc",
  "..%5c..%5c",
  "../../x",
  "%3Cimg%20src=x%20onerror=window.hasRun=true%3E",
  "javascript:window.hasRun=true",
  "\u202Eabc",
  "😀",
  " ",
  "y".repeat(100_000),
  "%F0%9F%91%A9".repeat(5000),
];

/** Every place that takes something from its address, with each of the hostile words in it. */
const places = ids.flatMap((id) => [
  `/product/${id}`,
  `/product/${id}?tab=${id}&feature=${id}`,
  `/proposals/${id}`,
  `/history?entry=${id}&record=${id}&view=${id}`,
  `/history?record=products/${id}`,
  `/settings?page=${id}`,
  `/retirement?candidate=${id}`,
  `/import?batch=${id}`,
  `/${id}`,
  `//${id}`,
]);

/** What ran that should not have, what broke, and where the window went. */
async function watched(page: Page) {
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("dialog", (dialog) => void dialog.dismiss());
  await page.evaluate(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => {
      Object.assign(window, { violated: violatedDirective });
    });
  });
  return broken;
}

async function isSound(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const titles = Array.from(document.querySelectorAll("h1"), ({ textContent }) => textContent);
    const hasScreen = titles.length > 0 && !document.body.textContent.includes("Something broke");
    return hasScreen && !("hasRun" in window) && !("violated" in window) && !("polluted" in {});
  });
}

describe("addresses that name what cannot be", () => {
  it("show a screen that says so, break nothing and run nothing", { timeout: 300_000 }, async () => {
    const home = freshHome();
    running.current = await startBrowserMode({ ...home, port: 0 });
    const { page } = running.current;
    await beginSample(page);
    await agreed(page, home);
    const broken = await watched(page);
    for (const place of places) {
      await goTo(page, place);
      await page.locator("h1").first().waitFor();
      await page.evaluate(async () => {
        await new Promise((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve, 0));
        });
      });
      expect([place.slice(0, 80), broken, await isSound(page)]).toEqual([place.slice(0, 80), [], true]);
    }
    await setOften(page, "35%");
    expect(await agreed(page, home)).toBeGreaterThan(1);
  });

  it("are survived by a start too", { timeout: 300_000 }, async () => {
    const home = freshHome();
    running.current = await startBrowserMode({ ...home, port: 0 });
    const { page, address } = running.current;
    await beginSample(page);
    await agreed(page, home);
    const broken: string[] = [];
    page.on("pageerror", (error) => broken.push(error.message));
    for (const place of [
      "/product/%00",
      "/product/%",
      "/product/__proto__",
      "/history?entry=%ED%A0%80",
      "//evil.example",
    ]) {
      await page.goto("about:blank");
      await page.goto(`${address}#${place}`);
      await page.locator("h1").first().waitFor();
      expect([place, broken]).toEqual([place, []]);
      expect(new URL(page.url()).host).toBe(new URL(address).host);
    }
  });
});
