import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cardHash } from "#shared/domain/experiment-checks.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { agreed, beginSample, freshHome, goTo, saved, storedPortfolio } from "../support/journey-window.ts";

const home = freshHome();
const title = "Claims by photo";
const dayLength = 24 * 60 * 60 * 1000;
const begun = Date.now();
const dayIn = (days: number) => new Date(begun + days * dayLength).toISOString().slice(0, 10);

let host: BrowserMode;
let page: Page;

beforeAll(async () => {
  host = await startBrowserMode(home);
  page = host.page;
  page.setDefaultTimeout(20_000);
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.reload();
  await beginSample(page);
});
clearHomesAtEnd();
afterAll(async () => {
  await host.kill();
});

async function stored(): Promise<Experiment> {
  await saved(page);
  const found = [...allOf((await storedPortfolio(page)).experiments)].find((experiment) => experiment.title === title);
  if (found === undefined) throw new Error(`'${title}' is not there.`);
  return found;
}

/** Types into a field that saves when it is left. */
async function fill(label: string | RegExp, text: string): Promise<void> {
  const field = page.getByRole("textbox", { name: label, exact: true });
  await field.fill(text);
  await field.press("Tab");
}

/** The window as it is some days later; only its clock moves. */
async function laterBy(days: number): Promise<void> {
  await page.clock.setFixedTime(begun + days * dayLength);
  await goTo(page, "/experiments?product=member-portal");
  await page.getByRole("link", { name: title, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** Types a line of figures into the row of a day, as if it were pasted. */
async function typeDay(day: string, figures: readonly number[]): Promise<void> {
  const label = new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  const row = page.getByRole("row", { name: new RegExp(`^${label.replace("Sept", "Sep")}`) });
  await row.getByRole("gridcell").first().click();
  for (const figure of figures) {
    await page.keyboard.type(String(figure));
    await page.keyboard.press("Tab");
  }
  await expect.poll(async () => (await stored()).observations.filter((known) => known.day === day).length).toBe(2);
}

const choose = async (decision: string) =>
  page.getByRole("radiogroup", { name: "Decision" }).getByText(decision, { exact: true }).click();

describe("an experiment", () => {
  it("begins with a card that cannot start before it says enough", async () => {
    await goTo(page, "/experiments?product=member-portal");
    await page.getByRole("heading", { level: 1, name: "Experiments · Member Portal" }).waitFor();
    await page.keyboard.press("n");
    await page.getByRole("textbox", { name: "Title" }).fill(title);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    expect(await page.getByRole("button", { name: "Lock and start…" }).isDisabled()).toBe(true);
    await page.getByText("Say which effect would be worthwhile.").waitFor();
    await fill("We believe that", "sending photos instead of forms");
    await fill("for", "members with a small claim");
    await fill("will cause", "more claims sent");
    await fill("because", "they have the phone in their hand");
    await fill("Metric", "claims sent");
    await fill("Worthwhile effect", "2%");
    await fill(/now$/, "40%");
    await page.getByText(/[\d,]+ units an arm/).waitFor();
    await fill("Ends at the latest on", dayIn(14));
    await fill("Who decides", "Head of claims");
    await page.getByText("The card is complete.").waitFor();
    expect((await stored()).card.worthwhile).toBe(0.02);
  });

  it("starts past unmet checks only with a reason for each, and locks its card", async () => {
    await page.getByRole("button", { name: "Lock and start…" }).click();
    const dialog = page.getByRole("dialog", { name: "Lock and start" });
    await dialog.getByRole("button", { name: "Lock and start" }).click();
    await dialog.getByText("Say why it starts all the same.").first().waitFor();
    for (const reason of await dialog.getByRole("textbox").all()) await reason.fill("The pilot is small on purpose.");
    await dialog.getByRole("button", { name: "Lock and start" }).click();
    await page.getByText(/^Neutral until/).waitFor();
    const { lock, card, status } = await stored();
    expect(status).toBe("running");
    expect(lock?.hash).toBe(cardHash(card));
    expect(lock?.skipped.map(({ check }) => check)).toEqual(expect.arrayContaining(["NO_GUARDRAIL", "NO_REVERT"]));
    await page.getByText(lock?.hash ?? "").waitFor();
  });

  it("lets nobody change the card but by an amendment with a reason", async () => {
    expect(await page.getByRole("textbox", { name: "Worthwhile effect" }).count()).toBe(0);
    await page.getByRole("button", { name: "Amend…" }).click();
    const dialog = page.getByRole("dialog", { name: "Amend the card" });
    await dialog.getByRole("textbox", { name: "Worthwhile effect" }).fill("1%");
    await dialog.getByRole("button", { name: "Amend the card" }).click();
    await dialog.getByText("Say in a sentence why.").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect((await stored()).card.worthwhile).toBe(0.02);
  });

  it("refuses to undo its start, and leaves the way to withdraw it in sight", async () => {
    await goTo(page, "/history");
    await page.getByText(`Start '${title}'`).first().click();
    await page.getByText("This entry is binding: it cannot be undone", { exact: false }).waitFor();
    expect(await page.getByRole("button", { name: "Undo this change" }).count()).toBe(0);
    await page.keyboard.press("Control+z");
    await page.getByText(`'Start '${title}'' is binding and cannot be undone.`, { exact: false }).waitFor();
    await laterBy(0);
    await page.getByRole("button", { name: "Withdraw…" }).waitFor();
    const { status, lock, card } = await stored();
    expect([status, lock?.hash]).toEqual(["running", cardHash(card)]);
  });

  it("takes results on three days and shows no early win", async () => {
    await typeDay(dayIn(0), [400, 160, 405, 220]);
    await laterBy(1);
    await typeDay(dayIn(1), [410, 166, 400, 218]);
    await laterBy(2);
    await typeDay(dayIn(2), [395, 150, 402, 223]);
    await page.getByText(/^Neutral until/).waitFor();
    const screen = await page.locator("#screen").textContent();
    expect(screen).not.toContain("Persevere");
    expect(screen).not.toMatch(/[+-]\d[\d.]* points/);
    await page.getByText("As planned").waitFor();
  });

  it("is concluded after its end with a verdict that says why", async () => {
    await laterBy(14);
    await page.getByRole("button", { name: "Conclude…" }).click();
    await page.getByRole("button", { name: "Conclude and freeze the verdict" }).click();
    await page.getByText("It is clearly worthwhile", { exact: false }).waitFor();
    expect((await stored()).verdict).toMatchObject({ verdict: "persevere", code: "CLEAR", exploratory: false });
  });

  it("is decided against its verdict with names and a reason, and that stands out", async () => {
    await choose("Stop");
    await page.getByText("This decision differs from the verdict", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Record the decision" }).click();
    await page.getByText("Say in a sentence why, for whoever asks in a year.").waitFor();
    await page.getByRole("textbox", { name: "Because" }).fill("Photos of claims may not be stored yet.");
    await page.getByRole("textbox", { name: "Decided by" }).fill("Ada, Ben");
    await page.getByRole("button", { name: "Record the decision" }).click();
    await page.getByText("Decided against the verdict.").first().waitFor();
    expect((await stored()).decision).toMatchObject({ decision: "stop", names: "Ada, Ben" });
  });

  it("keeps a withdrawn decision in sight and takes another", async () => {
    await page.getByRole("button", { name: "Withdraw the decision…" }).click();
    const dialog = page.getByRole("dialog", { name: "Withdraw the decision" });
    await dialog.getByRole("textbox").fill("The rules for photos came today.");
    await dialog.getByRole("button", { name: "Withdraw the decision" }).click();
    await page.getByText("The decision was withdrawn", { exact: false }).waitFor();
    await choose("Persevere");
    await page.getByRole("textbox", { name: "Because" }).fill("More claims are sent, and photos may be stored.");
    await page.getByRole("button", { name: "Record the decision" }).click();
    await page.getByRole("button", { name: "Put into the backlog" }).waitFor();
    expect((await stored()).withdrawals.map(({ what }) => what)).toEqual(["decision"]);
  });

  it("puts its next step into the backlog, which can be undone", async () => {
    await page.getByRole("button", { name: "Put into the backlog" }).click();
    await page.getByRole("link", { name: `Roll out: ${title}` }).click();
    await page.getByRole("heading", { level: 1, name: "Backlog · Member Portal" }).waitFor();
    await page
      .getByRole("link", { name: `Roll out: ${title}` })
      .first()
      .waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await stored()).nextItemId).toBeNull();
    const items = [...allOf((await storedPortfolio(page)).backlog)].map((item) => item.title);
    expect(items).not.toContain(`Roll out: ${title}`);
    expect((await stored()).decision?.decision).toBe("persevere");
  });

  it("leaves working copy and journal of one mind", async () => {
    expect(await agreed(page, home)).toBeGreaterThan(10);
  });
});
