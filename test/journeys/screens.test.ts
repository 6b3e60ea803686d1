import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { beginSample, freshHome, goTo } from "../support/journey-window.ts";

/** One screen as it can be gone to, with the control that a person comes for. */
type Stop = { readonly name: string; readonly place: string; readonly heading: RegExp; readonly action: RegExp };

const shots = process.env["SHOTS"];
const faults: string[] = [];
let host: BrowserMode;
let page: Page;
let stops: readonly Stop[] = [];

function listen(origin: string): void {
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith("http") && asked !== origin) faults.push(`request: ${request.url()}`);
  });
}

/** Every route and tab; product and proposal are those of the sample. */
async function everyStop(): Promise<readonly Stop[]> {
  const product = await page.getByRole("link", { name: "Member Portal", exact: true }).first().getAttribute("href");
  const place = product?.slice(1) ?? "";
  await goTo(page, "/proposals");
  const opened = await page.getByRole("link", { name: "Retire 'Fax Gateway'" }).getAttribute("href");
  const proposal = opened?.slice(1) ?? "";
  await goTo(page, "/review");
  await page.getByRole("button", { name: /^Start the meeting/ }).click();
  await page.getByRole("button", { name: /^Record and next/ }).waitFor();
  const meeting = new URL(page.url()).hash.slice(1);
  const tabs = ["overview", "features", "experiments", "usage", "money"].map((tab) => ({
    name: `product-${tab}`,
    place: `${place}?tab=${tab}`,
    heading: /./,
    action: /^Edit/,
  }));
  const settings = ["general", "usage", "retirement", "backlog", "experiments", "appearance", "backup", "about"].map(
    (topic) => ({
      name: `settings-${topic}`,
      place: `/settings?page=${topic}`,
      heading: /^Settings$/,
      action: /^Search settings/,
    }),
  );
  const history = [
    { view: "changes", action: /^Search the history/ },
    { view: "imports", action: /^(Changes|Imports)/ },
    { view: "chain", action: /^Verify the chain/ },
  ].map(({ view, action }) => ({
    name: `history-${view}`,
    place: `/history?view=${view}`,
    heading: /^History$/,
    action,
  }));
  const backlog = ["board", "ranked", "prioritise", "flow", "hygiene"].map((view) => ({
    name: `backlog-${view}`,
    place: `/backlog?product=member-portal&view=${view}`,
    heading: /^Backlog · Member Portal$/,
    action: /^Item/,
  }));
  const item = "/backlog?product=member-portal&item=item.member-portal.answer-on-claims-in-plain-language";
  const items = [
    { name: "backlog-item", place: item, heading: /^Backlog · Member Portal$/, action: /^Item/ },
    { name: "backlog-item-page", place: `${item}&page=1`, heading: /^Answer on claims/, action: /^More/ },
  ];
  const experiments = (
    [
      ["draft", "family-price", /^Title/],
      ["running", "storm-map-hidden", /^Conclude…/],
      ["sequential", "recovery-truck", /^Conclude…/],
      ["evidence", "fleet-quote", /^Add evidence…/],
      ["undecided", "broker-price-hint", /^Record the decision/],
      ["decided", "portal-one-page", /^Withdraw the decision…/],
    ] as const
  ).map(([name, key, action]) => ({
    name: `experiment-${name}`,
    place: `/experiments/experiment.${key}`,
    heading: /./,
    action,
  }));
  return [
    { name: "portfolio", place: "/", heading: /^Tarnwick Mutual$/, action: /^Add product/ },
    ...tabs,
    { name: "experiments", place: "/experiments?view=board", heading: /^Experiments$/, action: /^Experiment/ },
    {
      name: "experiments-together",
      place: "/experiments/batch",
      heading: /^Read together$/,
      action: /^Export CSV$/,
    },
    { name: "experiments-list", place: "/experiments?view=list", heading: /^Experiments$/, action: /^Experiment/ },
    ...experiments,
    { name: "review", place: "/review", heading: /^Review$/, action: /^Start the meeting/ },
    { name: "meeting", place: meeting, heading: /^Experiment review/, action: /^Add a dissent$/ },
    { name: "minutes", place: "/review/meeting.review", heading: /^Experiment review$/, action: /^HTML$/ },
    { name: "learnings", place: "/learnings", heading: /^Learnings$/, action: /^Learning/ },
    {
      name: "learning",
      place: "/learnings?learning=learning.questions",
      heading: /^Learnings$/,
      action: /^Close the learning/,
    },
    {
      name: "accounting",
      place: "/learnings/accounting",
      heading: /^Innovation accounting$/,
      action: /^Member Portal/,
    },
    { name: "retirement", place: "/retirement", heading: /^Retirement$/, action: /^Filter candidates/ },
    { name: "proposals", place: "/proposals", heading: /^Proposals$/, action: /^Retire 'Fax Gateway'/ },
    { name: "proposal", place: proposal, heading: /^Retire 'Fax Gateway'$/, action: /^Take back/ },
    { name: "import", place: "/import", heading: /^Import/, action: /^Choose files/ },
    { name: "backlog", place: "/backlog", heading: /^Backlog$/, action: /^Item/ },
    ...backlog,
    ...items,
    ...history,
    ...settings,
  ];
}

async function arriveAt({ place, heading }: Stop): Promise<void> {
  await goTo(page, place);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.getByRole("progressbar").waitFor({ state: "detached" });
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
}

async function shoot(name: string): Promise<void> {
  if (shots === undefined) return;
  await page.mouse.move(0, 0);
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Tabs on from the heading until the control with that name has the focus. */
async function isReachedByTab(action: RegExp): Promise<boolean> {
  await page.getByRole("heading", { level: 1 }).focus();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const control = document.activeElement;
      const label = control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : null;
      return control?.getAttribute("aria-label") ?? label ?? control?.textContent ?? "";
    });
    if (action.test(name.trim())) return true;
  }
  return false;
}

/** Whether the window, the screen or the part of it that scrolls would have to be moved sideways. */
async function isWiderThanItsWindow(): Promise<boolean> {
  return page.evaluate(() =>
    ["html", "#screen", "#screen header + div"].some((part) => {
      const element = document.querySelector(part);
      return element !== null && element.scrollWidth > element.clientWidth + 1;
    }),
  );
}

beforeAll(async () => {
  if (shots !== undefined) mkdirSync(shots, { recursive: true });
  const home = freshHome();
  host = await startBrowserMode(home);
  page = host.page;
  page.setDefaultTimeout(15_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  listen(new URL(host.address).origin);
  await page.reload();
  await page.getByLabel("Your name").waitFor();
  await shoot("first-run");
  await beginSample(page);
  stops = await everyStop();
});

clearHomesAtEnd();
afterAll(async () => {
  await host.kill();
});

describe("every screen of the sample", () => {
  it("shows itself in light and dark with nothing that axe objects to", async () => {
    const findings: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const stop of stops) {
        await arriveAt(stop).catch((error) => findings.push(`${stop.name}: ${error}`));
        await shoot(`${stop.name}-${colorScheme}`);
        for (const finding of await axeFindings(page)) findings.push(`${stop.name} ${colorScheme}: ${finding}`);
      }
    }
    expect(findings).toEqual([]);
  }, 300_000);

  it("leads the keyboard from its heading to what a person comes for", async () => {
    const missed: string[] = [];
    for (const stop of stops) {
      await arriveAt(stop);
      if (!(await isReachedByTab(stop.action))) missed.push(stop.name);
    }
    expect(missed).toEqual([]);
  }, 300_000);

  it("needs no sideways scrolling at twice the size", async () => {
    await page.setViewportSize({ width: 640, height: 800 });
    const wide: string[] = [];
    for (const stop of stops) {
      await arriveAt(stop);
      await shoot(`${stop.name}-narrow`);
      if (await isWiderThanItsWindow()) wide.push(stop.name);
    }
    expect(wide).toEqual([]);
  }, 300_000);

  it("keeps room for the rows of a table in a low window, as at twice the size", async () => {
    await page.setViewportSize({ width: 640, height: 400 });
    await goTo(page, "/retirement");
    const row = page.getByRole("row").nth(3);
    await row.scrollIntoViewIfNeeded();
    await row.click();
    expect(await row.getAttribute("aria-selected")).toBe("true");
  });

  it("asks nobody for anything and breaks no rule of the page", () => {
    expect(faults).toEqual([]);
  });
});
