import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { applyChange } from "#shared/domain/change.ts";
import { writeBody } from "#shared/domain/entry-body.ts";
import { sealEntry, type Head } from "#shared/domain/journal.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct, editProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { entryLines } from "../../electron/journal-file.ts";
import { startBrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { endAfterEach } from "../support/journey-end.ts";
import { agreed, freshHome, goTo, saved, type Home } from "../support/journey-window.ts";
import { tries } from "../support/long-runs.ts";
import { stampAt } from "../support/portfolios.ts";

const entries = tries(3000, 100_000);
const atOnce = 10_000;
const patience = tries(60_000, 600_000);

type Started = Awaited<ReturnType<typeof startBrowserMode>>;

const running: { current: Started | null } = { current: null };
endAfterEach(running);

/** A journal of many small changes, as years of work leave it. */
async function writeJournal({ safekeeping }: Home): Promise<void> {
  const folder = join(safekeeping, "journal");
  mkdirSync(folder, { recursive: true });
  let portfolio = emptyPortfolio;
  let head: Head | null = null;
  let lines: Buffer[] = [];
  let first = 1;
  for (let n = 0; n < entries; n += 1) {
    const stamp = stampAt(n);
    const [product] = allOf(portfolio.products);
    const command =
      product === undefined ? addProduct(blankProduct("Fax")) : editProduct(product.id, { job: `Reach ${n} people` });
    const change = command(portfolio, stamp);
    if (!change.ok) throw new Error(change.problem.message);
    portfolio = applyChange(portfolio, change.value.changes);
    const draft = {
      installation: "installation-of-years",
      lamport: n + 1,
      id: `${stamp.seed.slice(0, 10)}${String(n).padStart(10, "0")}`,
      at: stamp.at,
      by: "Ada",
      label: change.value.label,
      touches: [`products/${product?.id ?? ""}`, "products"],
    };
    const entry = await sealEntry(draft, [...writeBody(change.value.changes)], head);
    head = { seq: entry.envelope.seq, hash: entry.envelope.hash };
    lines.push(entryLines(entry));
    if (lines.length < atOnce && n < entries - 1) continue;
    writeFileSync(join(folder, `${String(first).padStart(10, "0")}.ndjson`), Buffer.concat(lines));
    first = n + 2;
    lines = [];
  }
}

async function timed(name: string, work: () => Promise<unknown>): Promise<string> {
  const start = performance.now();
  await work();
  return `${name} ${Math.round(performance.now() - start)} ms`;
}

async function openFound(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Open it" }).click();
  await saved(page);
}

describe(`a history of ${entries.toLocaleString("en")} entries`, () => {
  it("is opened, looked through, verified, added to and opened again", { timeout: 20 * patience }, async () => {
    const home = freshHome();
    await writeJournal(home);
    running.current = await startBrowserMode({ ...home, port: 0 });
    const { page } = running.current;
    page.setDefaultTimeout(patience);
    const count = entries.toLocaleString("en");
    const took = [await timed("open from the journal", () => openFound(page))];
    took.push(
      await timed("history", async () => {
        await goTo(page, "/history");
        await page
          .getByText(/^[\d,]+ entries$/)
          .first()
          .waitFor();
      }),
    );
    const last = page.getByRole("row").filter({ hasText: count }).first();
    await last.waitFor();
    took.push(
      await timed("an entry", async () => {
        await last.click();
        await page
          .getByText(`Reach ${entries - 1} people`)
          .first()
          .waitFor();
      }),
    );
    took.push(
      await timed("search", async () => {
        await page.getByRole("searchbox", { name: "Search the history" }).fill("Add product");
        await page.getByText(/^1 of [\d,]+ entries$/).waitFor();
      }),
    );
    await goTo(page, "/history?view=chain");
    took.push(
      await timed("verify", async () => {
        await page.getByRole("button", { name: "Verify the chain" }).click();
        await page.getByText("The chain is whole.").waitFor();
      }),
    );
    took.push(
      await timed("undo", async () => {
        await page.locator("h1").first().focus();
        await page.keyboard.press("Control+z");
        await page
          .getByText(/^Undone: /)
          .first()
          .waitFor();
        await saved(page);
      }),
    );
    // Winnow itself may have recorded a verdict too.
    const written = await agreed(page, home);
    expect(written).toBeGreaterThan(entries);
    const port = Number(new URL(running.current.address).port);
    await running.current.close();
    took.push(
      await timed("start again", async () => {
        running.current = await startBrowserMode({ ...home, port });
        running.current.page.setDefaultTimeout(patience);
        await saved(running.current.page);
      }),
    );
    expect(await agreed(running.current.page, home)).toBeGreaterThanOrEqual(written);
    console.log(took.join(" · "));
  });
});
