import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Meeting } from "#shared/domain/meeting.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { axeFindings } from "../support/axe.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { agreed, beginSample, freshHome, goTo, storedPortfolio } from "../support/journey-window.ts";

const home = freshHome();
const first = "A hint of the price before the questions";
const running = "A call back instead of a chat";
const learned = "The exchange has to be checked on the first day";
const step = "Mend the split of the exchange";

let host: BrowserMode;
let page: Page;

beforeAll(async () => {
  host = await startBrowserMode(home);
  page = host.page;
  page.setDefaultTimeout(20_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  // Where the browser has no save dialog, files go to the folder of downloads, where a test can read them.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await page.reload();
  await beginSample(page);
});
clearHomesAtEnd();
afterAll(async () => {
  await host.kill();
});

/** The meeting that was started last. */
async function held(): Promise<Meeting> {
  const meetings = async () => [...allOf((await storedPortfolio(page)).meetings)];
  // The table is shown before the meeting is on the disk.
  await expect.poll(async () => (await meetings()).length).toBeGreaterThan(0);
  const [latest] = (await meetings()).toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
  return latest!;
}

async function onTable(title: string): Promise<void> {
  await page.getByRole("heading", { level: 2, name: title }).waitFor();
}

async function minutes(format: "HTML" | "Markdown"): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: format, exact: true }).click();
  return readFileSync(await (await download).path(), "utf8");
}

describe("a review meeting", () => {
  it("begins with what is due, in the order that people want", async () => {
    await goTo(page, "/review");
    await page.getByRole("textbox", { name: "Who is here" }).fill("Ada, Ben");
    const agenda = page.getByRole("list", { name: "Agenda" });
    await agenda.getByRole("link", { name: running }).press("Control+Shift+ArrowUp");
    await page.getByRole("heading", { level: 1, name: "Review" }).click();
    await page.keyboard.press("Control+Enter");
    await onTable(first);
    expect((await held()).present).toEqual(["Ada", "Ben"]);
    expect(await page.getByRole("navigation", { name: "Main" }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  it("decides by the keyboard alone, with a reason, a learning and a next step", async () => {
    await page.keyboard.press("n");
    await page.keyboard.type("The log of the exchange counts twice.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("3");
    await page.keyboard.press("Control+Enter");
    await page.getByText(/^A reason is needed/).waitFor();
    await page.getByRole("textbox", { name: "Because" }).fill("Nothing can be read from a broken split.");
    await page.getByRole("textbox", { name: "From that we learned" }).fill(learned);
    await page.getByRole("textbox", { name: "Into the backlog" }).fill(step);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 2, name: first }).waitFor({ state: "detached" });
    await expect
      .poll(async () => (await held()).agenda[0])
      .toMatchObject({ outcome: "decided", notes: "The log of the exchange counts twice." });
    const { id } = await held();
    const decided = [...allOf((await storedPortfolio(page)).experiments)].find(({ title }) => title === first);
    expect(decided?.decision).toMatchObject({ decision: "stop", meetingId: id });
  });

  it("is taken up where it was left after the window went away", async () => {
    await onTable(running);
    await page.keyboard.press("n");
    await page.keyboard.type("Half a sentence");
    await page.reload();
    await onTable(running);
    expect(await page.getByRole("textbox", { name: "Notes of the discussion" }).inputValue()).toBe("Half a sentence");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { level: 1, name: "Review" }).waitFor();
    await page.getByRole("button", { name: "Go on" }).click();
    await onTable(running);
  });

  it("shows nothing of what still runs until it is concluded, which binds", async () => {
    const screen = () => page.locator("#screen").textContent();
    expect(await screen()).not.toMatch(/[+-]\d[\d.]* points/);
    await page.keyboard.press("c");
    await page.getByRole("button", { name: "Conclude", exact: true }).click();
    await page.getByRole("region", { name: "The rule says" }).waitFor();
    expect(await screen()).toMatch(/[+-]\d[\d.]* points/);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
  });

  it("can be read but not held in a second window", async () => {
    const second = await page.context().newPage();
    await second.goto(host.address);
    await second.getByText("This window only reads.").waitFor();
    await goTo(second, `/review/${(await held()).id}`);
    await second.getByRole("heading", { level: 2 }).waitFor();
    expect(await second.getByRole("button", { name: /^Record and next/ }).count()).toBe(0);
    expect(await second.getByRole("radio", { name: /Persevere/ }).isDisabled()).toBe(true);
    await second.close();
  });

  it("puts the rest off with a reason and ends with minutes in two formats", async () => {
    for (let left = (await held()).agenda.length - 1; left > 0; left -= 1) {
      await page.getByRole("button", { name: /^Next time/ }).click();
      await page.getByRole("textbox", { name: "Why" }).fill(`No time, ${left} left`);
      await page.getByRole("button", { name: "Leave it for next time" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.getByRole("heading", { level: 2, name: "What came of it" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "HTML", exact: true }).waitFor();
    const html = await minutes("HTML");
    expect(html).toContain("Content-Security-Policy");
    expect(html).toContain(learned);
    const markdown = await minutes("Markdown");
    expect(markdown).toMatch(/^# Experiment review/);
    expect(markdown).toContain(`${first}: stop, against the verdict 'invalid'`);
    expect(markdown).toContain("- Present: Ada and Ben");
    expect(markdown).toMatch(/Journal head: Entry \d+, [0-9a-f]{64}/);
  });

  it("leaves a learning that a search finds", async () => {
    await goTo(page, "/learnings");
    await page.getByRole("searchbox", { name: "Search learnings" }).fill("exchange first day");
    await page.getByText("1 of 4 learnings").waitFor();
    await page.getByRole("row", { name: new RegExp(learned) }).click();
    const pane = page.getByRole("complementary", { name: "Learning" });
    await pane.getByRole("link", { name: first }).waitFor();
    expect(await pane.getByText("Not shown").count()).toBe(1);
  });

  it("leaves its next step in the backlog, where it can be undone, and the decision, which cannot", async () => {
    await goTo(page, "/backlog?product=broker-exchange&view=ranked");
    await page.getByText(step).first().waitFor();
    await goTo(page, "/history");
    await page.getByText(`Plan '${step}'`).first().click();
    await page.getByRole("button", { name: "Undo this change" }).click();
    await expect
      .poll(async () => [...allOf((await storedPortfolio(page)).backlog)].some(({ title }) => title === step))
      .toBe(false);
    await page.getByText(`Decide '${first}': stop`).first().click();
    await page.getByText("This entry is binding: it cannot be undone", { exact: false }).waitFor();
    expect(await agreed(page, home)).toBeGreaterThan(5);
  });
});
