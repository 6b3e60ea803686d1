import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import { startBrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { endAfterEach } from "../support/journey-end.ts";
import { beginEmpty, freshHome, goTo, saved, setOften, type Home } from "../support/journey-window.ts";

type Started = { readonly page: Page; readonly kill: () => Promise<void>; readonly close: () => Promise<void> };

const running: { current: Started | null } = { current: null };
endAfterEach(running);

const journalOf = (home: Home) => readFileSync(join(home.safekeeping, "journal", "0000000001.ndjson"), "utf8");

async function verify(page: Page): Promise<void> {
  await goTo(page, "/history?view=chain");
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await page.getByText("The chain is whole.").waitFor();
}

/** Opens the first entry of the journal. */
async function openFirst(page: Page): Promise<void> {
  await goTo(page, "/history");
  await page.getByRole("row").filter({ hasText: "Ada" }).last().click();
}

describe("History", () => {
  it.each([
    ["Electron", startApp],
    ["browser mode", startBrowserMode],
  ])("erases what an entry says in %s, for good, and the chain stays whole", async (_, start) => {
    const home = freshHome();
    running.current = await start({ ...home, port: 0 });
    let { page } = running.current;
    await beginEmpty(page, "Secret society");
    await setOften(page, "35%");
    await saved(page);
    expect(journalOf(home)).toContain("Secret society");
    await openFirst(page);
    await page.getByRole("button", { name: "Erase what this entry says…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/^Gone for good/).waitFor();
    await dialog.getByLabel(/^Reason/).fill("The name was not ours to keep.");
    await dialog.getByRole("button", { name: "Erase for good" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText(/^What this entry changed was erased by Ada/).waitFor();
    const lines = journalOf(home).split("\n");
    expect(lines[0]).toBe("null");
    await verify(page);
    await running.current.close();
    running.current = await start({ ...home, port: Number(new URL(page.url()).port || 0) });
    ({ page } = running.current);
    await saved(page);
    await verify(page);
    await openFirst(page);
    await page.getByText(/^What this entry changed was erased by Ada/).waitFor();
    expect(await page.getByRole("button", { name: "Undo this change" }).count()).toBe(0);
  });
});
