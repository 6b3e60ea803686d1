// The built window on a portfolio of its own, and what its main thread has spent.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { writePortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";

const patience = 120_000;

/** A window that is open and measured. */
export type Opened = { readonly host: BrowserMode; readonly page: Page; readonly cdp: CDPSession };

/** Opens the built window on a portfolio, or on an empty one. */
export async function openPortfolio(folder: string, name: string, portfolio: Portfolio | null): Promise<Opened> {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  const host = await startBrowserMode({ safekeeping: join(place, "safekeeping"), profile: join(place, "profile") });
  const { page } = host;
  page.setDefaultTimeout(patience);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByLabel("Your name").fill("Bench");
  if (portfolio === null) {
    await page.getByText("Start empty").click();
    await page.getByLabel("Name of the portfolio").fill("Empty");
  } else {
    const file = join(place, "bench.winnow");
    const about = { appVersion: "0.1.0", installation: "bench-installation", at: Date.UTC(2025, 8, 9), head: null };
    writeFileSync(file, await writePortfolioFile(portfolio, about));
    await page.getByText("Open or restore a portfolio").click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a .winnow file…" }).click();
    await (await chooser).setFiles(file);
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText(/^Saved( \d\d:\d\d)?$/).waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  return { host, page, cdp };
}

/** CPU that the page's main thread has spent since it began, in milliseconds. */
export async function threadTime(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}

/** Waits until what was asked for is on the screen. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}

/** Waits until the main thread has had nothing to do for a while, as when everything is judged. */
export async function settled({ page, cdp }: Pick<Opened, "page" | "cdp">): Promise<void> {
  for (let quiet = 0, before = await threadTime(cdp); quiet < 3;) {
    await page.waitForTimeout(1000);
    const now = await threadTime(cdp);
    quiet = now - before < 20 ? quiet + 1 : 0;
    before = now;
  }
}
