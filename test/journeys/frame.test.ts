import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { axeFindings } from "../support/axe.ts";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";

const running: { readonly close: () => Promise<void> }[] = [];

function folders() {
  const folder = mkdtempSync(join(tmpdir(), "winnow-frame-"));
  return { safekeeping: join(folder, "safekeeping"), profile: join(folder, "profile") };
}

async function start(where: Parameters<typeof startBrowserMode>[0]): Promise<BrowserMode> {
  const host = await startBrowserMode(where);
  running.push(host);
  return host;
}

afterEach(async () => {
  for (const host of running.splice(0)) await host.close().catch(() => undefined);
});

async function beginEmpty(page: Page): Promise<void> {
  await page.getByLabel("Your name").fill("Ada");
  await page.getByText("Start empty").click();
  await page.getByLabel("Name of the portfolio").fill("Tools");
  await page.getByRole("button", { name: "Continue" }).click();
  await saved(page);
}

async function saved(page: Page): Promise<void> {
  await page.getByText(/^Saved( \d\d:\d\d)?$/).waitFor();
}

async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, place);
}

describe("The frame", () => {
  it("keeps a setting through undo, redo and a restart, and shows it in a history whose chain is whole", async () => {
    const where = folders();
    const first = await start(where);
    await beginEmpty(first.page);
    expect(await first.page.title()).toContain("Winnow");

    await goTo(first.page, "/settings?page=usage");
    const often = first.page.getByRole("textbox", { name: "Often used from" });
    await often.fill("35%");
    await often.press("Tab");
    await first.page.getByText("Set 'Often used from' to 35%.").waitFor();
    await first.page.getByRole("heading", { name: "Settings", level: 1 }).focus();
    await first.page.keyboard.press("Control+z");
    await first.page.getByText("Undone: Set 'Often used from' to 35%.").waitFor();
    await expect.poll(() => often.inputValue()).toBe("40%");
    await first.page.keyboard.press("Control+y");
    await first.page.getByText("Done again: Set 'Often used from' to 35%.").waitFor();
    await expect.poll(() => often.inputValue()).toBe("35%");
    await saved(first.page);
    await first.close();

    const second = await start({ ...where, port: Number(new URL(first.address).port) });
    await second.page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    expect(await second.page.getByRole("textbox", { name: "Often used from" }).inputValue()).toBe("35%");

    await second.page.keyboard.press("Control+Shift+8");
    await second.page
      .getByRole("cell", { name: "Undo: Set 'Often used from' to 35%" })
      .or(second.page.getByRole("rowheader", { name: "Undo: Set 'Often used from' to 35%" }))
      .waitFor();
    await second.page.getByText("Set 'Often used from' to 35%", { exact: true }).last().click();
    const entry = second.page.getByRole("complementary", { name: "Entry" });
    await entry.getByRole("row", { name: "Often used from 40% 35%" }).waitFor();
    expect(await entry.getByText("Ada").count()).toBeGreaterThan(0);

    await second.page.getByRole("radio", { name: "Chain" }).click();
    await second.page.getByRole("button", { name: "Verify the chain" }).click();
    await second.page.getByText("The chain is whole.").waitFor();
    await second.page.getByText(/^4 entries, /).waitFor();
  });

  it("lets only one window write, and hands the writing over when asked", async () => {
    const first = await start(folders());
    await beginEmpty(first.page);
    const other = await first.page.context().newPage();
    await other.goto(first.address);
    await other.getByText("This window only reads.").waitFor();
    await goTo(other, "/settings?page=general");
    expect(await other.getByLabel("Portfolio", { exact: true }).isDisabled()).toBe(true);

    await goTo(first.page, "/settings?page=general");
    await first.page.getByLabel("Portfolio", { exact: true }).fill("Renamed");
    await first.page.keyboard.press("Enter");
    await other.getByRole("banner").getByText("Renamed").waitFor();

    await other.getByRole("button", { name: "Use here instead" }).click();
    await first.page.getByText("This window only reads.").waitFor();
    await other.getByLabel("Portfolio", { exact: true }).fill("Written by the other");
    await other.keyboard.press("Enter");
    await saved(other);
    await first.page.getByRole("banner").getByText("Written by the other").waitFor();
  });

  it("finds screens by the palette, by keys and by going back", async () => {
    const { page } = await start(folders());
    const focused = async () => page.evaluate(() => document.activeElement?.tagName);
    await beginEmpty(page);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Search and commands" }).waitFor();
    await page.keyboard.type("hist");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "History", level: 1 }).waitFor();
    await page.keyboard.press("Control+,");
    await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    await expect.poll(focused).toBe("H1");
    await page.keyboard.press("Alt+ArrowLeft");
    await page.getByRole("heading", { name: "History", level: 1 }).waitFor();
    await expect.poll(focused).toBe("H1");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await page.getByRole("row", { name: /^History Ctrl ?Shift ?8/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(focused).toBe("H1");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Search and commands" }).waitFor();
    await page.keyboard.type("add backlog");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Add backlog items" }).getByLabel("Title").waitFor();
    await expect.poll(focused).toBe("INPUT");
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("H1");
  });

  it("says what is intact when the working copy is gone, and restores it when told", async () => {
    const where = folders();
    const first = await start(where);
    await beginEmpty(first.page);
    await first.close();
    const second = await start({ ...where, profile: `${where.profile}-new` });
    await second.page.getByRole("heading", { name: "Your working copy needs to be restored." }).waitFor();
    expect(await axeFindings(second.page)).toEqual([]);
    await second.page.getByRole("button", { name: "Restore it" }).click();
    await second.page.getByRole("banner").getByText("Tools").waitFor();
  });

  it("restores a snapshot after showing what would change", async () => {
    const { page } = await start(folders());
    await beginEmpty(page);
    await goTo(page, "/settings?page=backup");
    await page.getByRole("button", { name: "Take one now" }).click();
    await page.getByText(/^Snapshot taken and read back/).waitFor();
    await goTo(page, "/settings?page=general");
    await page.getByLabel("Portfolio", { exact: true }).fill("Renamed");
    await page.keyboard.press("Enter");
    await page.getByRole("banner").getByText("Renamed").waitFor();
    await goTo(page, "/settings?page=backup");
    await page.getByRole("button", { name: /^Restore the snapshot/ }).click();
    await page.getByRole("row", { name: "Settings 0 1 0" }).waitFor();
    await page.getByRole("button", { name: "Restore", exact: true }).click();
    await page.getByRole("banner").getByText("Tools").waitFor();
    expect(await page.getByRole("banner").getByText("Renamed").count()).toBe(0);
  });

  it("hears the menu of the desktop, renames Undo in it, and takes a last snapshot when it closes", async () => {
    const where = folders();
    const app = await startApp(where);
    running.push(app);
    await beginEmpty(app.page);
    await app.choose("view.settings");
    const name = app.page.getByRole("textbox", { name: "Portfolio", exact: true });
    await name.fill("Renamed");
    await name.press("Enter");
    await app.page.getByText("Set portfolio to 'Renamed'.").waitFor();
    await expect
      .poll(async () => (await app.menu()).find(({ id }) => id === "edit.undo"))
      .toMatchObject({ label: "Undo “Set portfolio to 'Renamed'”", enabled: true });
    await app.page.getByRole("heading", { name: "Settings", level: 1 }).focus();
    await app.choose("edit.undo");
    await app.page.getByRole("banner").getByText("Tools").waitFor();
    await app.choose("view.theme.dark");
    await app.page.locator("html[data-theme=dark]").waitFor();
    await app.close();
    running.length = 0;
    const again = await startApp(where);
    running.push(again);
    await again.page.getByText(/^Last snapshot/).waitFor();
  });

  it("has nothing that axe objects to, light and dark", async () => {
    const { page } = await start(folders());
    const findings: string[] = [];
    const look = async (place: string, without: readonly string[] = []) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        for (const finding of await axeFindings(page, without)) findings.push(`${place} ${colorScheme}: ${finding}`);
      }
    };
    await page.getByLabel("Your name").waitFor();
    await look("first run");
    await page.getByLabel("Your name").fill("Ada");
    await page.getByRole("button", { name: "Continue" }).click();
    await saved(page);
    for (const settings of ["general", "usage", "retirement", "appearance", "backup", "about"]) {
      await goTo(page, `/settings?page=${settings}`);
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      await look(settings);
    }
    for (const view of ["changes", "imports", "chain"]) {
      await goTo(page, `/history?view=${view}`);
      await page.getByRole("heading", { name: "History", level: 1 }).waitFor();
      await look(view);
    }
    await goTo(page, "/history");
    await page.getByText("Begin with the sample portfolio", { exact: true }).first().click();
    await page.getByText(/records changed$/).waitFor();
    await look("entry");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    // The keyboard stays in the text field and scrolls the list by the arrow keys.
    await look("palette", ["scrollable-region-focusable"]);
    expect(findings).toEqual([]);
  });
});
