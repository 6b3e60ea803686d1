import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { readPortfolioFile, writePortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { hostilePortfolio, textPayloads, textPlaces } from "../support/hostile-portfolio.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { freshHome, goTo, saved } from "../support/journey-window.ts";
import { samePortfolio } from "../support/same-portfolio.ts";

const personName = `<img src=x onerror="window.hostile=1">'"{{7*7}}`;
const home = freshHome();
/** What must never happen: something ran, asked the network, complained of the policy or led away. */
const disturbances: string[] = [];
let portfolio: Portfolio;
let filled: ReadonlySet<string>;
let host: BrowserMode;
let page: Page;

function watch(watched: Page): void {
  watched.on("dialog", (dialog) => {
    disturbances.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  watched.on("request", (request) => {
    const isOwn = [host.address, "blob:", "data:", "about:"].some((start) => request.url().startsWith(start));
    if (!isOwn) disturbances.push(`request: ${request.url().slice(0, 200)}`);
  });
  watched.on("console", (message) => {
    if (message.type() === "error") disturbances.push(`console: ${message.text().slice(0, 400)}`);
  });
  watched.on("pageerror", (error) => disturbances.push(`error: ${error.stack?.slice(0, 400) ?? error.message}`));
}

beforeAll(async () => {
  ({ portfolio, filled } = await hostilePortfolio(Date.UTC(2025, 8, 10)));
  host = await startBrowserMode(home);
  page = host.page;
  watch(page);
  page.setDefaultTimeout(15_000);
});

clearHomesAtEnd();
afterAll(async () => {
  await host.kill();
});

/** What stands in a page that no text may bring in, wherever it is. */
async function intruders(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (Reflect.has(window, "hostile")) found.push("the canary ran");
    for (const script of document.scripts) if (script.src === "") found.push("inline script");
    for (const element of document.querySelectorAll("body *")) {
      const name = element.tagName.toLowerCase();
      const isForeign = ["script", "object", "embed", "base", "meta", "link", "math", "noscript", "img"];
      if (isForeign.includes(name)) found.push(name);
      if (name === "iframe" && element.getAttribute("sandbox") !== "") found.push("open iframe");
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith("on")) found.push(`${name} ${attribute}`);
        if (["href", "src", "action", "xlink:href"].includes(attribute) && !/^(#|https:|mailto:)/.test(value))
          found.push(`${name} ${attribute}=${value}`);
      }
    }
    return [...new Set(found)];
  });
}

async function settled(): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  // A skeleton is an output with lines; nothing is judged before it gave way.
  await page.waitForFunction(() => document.querySelector("output[aria-label] > span") === null);
}

/** Goes to a place, waits, and answers the page's words; whatever intruded is kept as a disturbance. */
async function look(place: string): Promise<string> {
  await goTo(page, place);
  await settled();
  return seen(place);
}

async function seen(place: string): Promise<string> {
  for (const intruder of await intruders()) disturbances.push(`${place}: ${intruder}`);
  return page.evaluate(() => {
    const typed = [...document.querySelectorAll<HTMLInputElement>("input, textarea")].map(({ value }) => value);
    return [document.body.textContent, ...typed].join("\n");
  });
}

async function download(press: () => Promise<void>): Promise<Buffer> {
  const waiting = page.waitForEvent("download");
  await press();
  return readFileSync(await (await waiting).path());
}

describe("five hundred hostile payloads in every text of a portfolio", () => {
  it("fill every place that the schemas have for text", () => {
    expect(textPlaces.filter((place) => !filled.has(place))).toEqual([]);
  });

  it("come in by a portfolio file at the first run", async () => {
    const path = join(home.folder, "plan.winnow");
    writeFileSync(
      path,
      await writePortfolioFile(portfolio, { appVersion: "0.1.0", installation: "other", at: 1, head: null }),
    );
    await page.evaluate(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
    await page.getByLabel("Your name").fill(personName);
    await page.getByText("Restore", { exact: false }).first().click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose a .winnow file…" }).click();
    await (await chooser).setFiles(path);
    await page.getByRole("button", { name: "Continue" }).click();
    await saved(page);
    expect(disturbances.splice(0)).toEqual([]);
  });

  it("are shown as they are on every tab of every product", async () => {
    const missing: string[] = [];
    for (const { id, name } of allOf(portfolio.products)) {
      for (const tab of ["overview", "features", "experiments", "usage", "money"]) {
        const shown = await look(`/product/${encodeURIComponent(id)}?tab=${tab}`);
        if (!shown.includes(name)) missing.push(name);
        const title = await page.getByRole("heading", { level: 1 }).textContent();
        if (title !== name) missing.push(`title: ${name}`);
      }
    }
    expect(missing).toEqual([]);
    expect(disturbances.splice(0)).toEqual([]);
  });

  it("are shown as they are on the portfolio, in lists, searches and the palette", async () => {
    await page.setViewportSize({ width: 1400, height: 2400 });
    const shown = await look("/");
    expect([...allOf(portfolio.products)].filter(({ name }) => !shown.includes(name))).toEqual([]);
    await page.keyboard.press("Control+k");
    const search = page.getByRole("dialog").getByRole("searchbox");
    for (const words of ["<", "&lt;", "window.hostile", "__proto__", "*+?^${}()|[]\\", "\u202e"]) {
      await search.fill(words);
      await seen(`palette ${words}`);
    }
    await search.fill("");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.setViewportSize({ width: 1280, height: 860 });
    expect(disturbances.splice(0)).toEqual([]);
  });

  it("are shown as they are among the candidates and their reasons", async () => {
    const names = new Map([...allOf(portfolio.products)].map(({ id, name }) => [id, name]));
    const missing: string[] = [];
    for (const tab of ["candidates", "watch", "needData", "blocked", "guarded", "kept"]) {
      await look(`/retirement?tab=${tab}`);
    }
    for (const [id, name] of names) {
      const shown = await look(`/retirement?subject=${encodeURIComponent(`${id}/`)}`);
      if (!shown.includes(name)) missing.push(name);
    }
    for (const { id, productId } of [...allOf(portfolio.features)].slice(0, 20)) {
      await look(`/retirement?subject=${encodeURIComponent(`${productId}/${id}`)}`);
    }
    expect(missing).toEqual([]);
    expect(disturbances.splice(0)).toEqual([]);
  });

  it("are shown as they are in proposals, their previews and every export", async () => {
    const missing: string[] = [];
    await look("/proposals");
    for (const proposal of allOf(portfolio.proposals)) {
      await goTo(page, `/proposals/${encodeURIComponent(proposal.id)}`);
      await page.waitForFunction((title) => document.querySelector("h1")?.textContent === title, proposal.title);
      await settled();
      const shut = page.locator("main li h2 button[aria-expanded=false]");
      while ((await shut.count()) > 0) await shut.first().click();
      const shown = await seen(proposal.id);
      for (const [field, text] of Object.entries({ title: proposal.title, ...proposal.texts })) {
        // A text area shows every line break as one.
        if (![text, text.replaceAll(/\r\n?/g, "\n")].some((known) => shown.includes(known)))
          missing.push(`${proposal.id} ${field}: ${text}`);
      }
      for (const view of ["Markdown", "Evidence", "HTML"]) {
        await page.getByRole("radio", { name: view, exact: true }).click();
        await seen(`preview as ${view}`);
      }
      await exports();
    }
    expect(missing).toEqual([]);
    expect(disturbances.splice(0)).toEqual([]);
  });

  it("are shown as they are among experiments, learnings and minutes", async () => {
    const missing: string[] = [];
    const holds = async (place: string, name: string) => {
      if (!(await look(place)).includes(name)) missing.push(`${place}: ${name}`);
    };
    await look("/experiments?view=list");
    for (const { id, title } of allOf(portfolio.experiments))
      await holds(`/experiments/${encodeURIComponent(id)}`, title);
    for (const { id, title } of allOf(portfolio.meetings)) await holds(`/review/${encodeURIComponent(id)}`, title);
    for (const { id, title } of allOf(portfolio.learnings)) await holds(`/learnings?learning=${id}`, title);
    for (const place of ["/review", "/learnings/accounting"]) await look(place);
    await page.getByRole("link", { name: "Review", exact: true }).click();
    await page.getByRole("button", { name: /^Start the meeting/ }).click();
    await page.getByRole("button", { name: /^Leave/ }).waitFor();
    await seen("the meeting");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Go on" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "Go on" }).waitFor({ state: "detached" });
    expect(missing).toEqual([]);
    expect(disturbances.splice(0)).toEqual([]);
  });

  it("are shown as they are in history, imports and settings", async () => {
    const missing: string[] = [];
    await look("/history");
    await page
      .getByText(/^Restore '/)
      .first()
      .click();
    await page.getByText(/records changed$/).waitFor();
    await seen("the restored entry");
    for (const view of ["imports", "chain"]) await look(`/history?view=${view}`);
    for (const { fileName } of allOf(portfolio.batches)) {
      for (const place of ["/import", "/history?view=imports"]) {
        if (!(await look(place)).includes(fileName)) missing.push(`${place}: ${fileName}`);
      }
    }
    for (const settings of ["general", "usage", "retirement", "appearance", "backup", "about"]) {
      const shown = await look(`/settings?page=${settings}`);
      if (settings === "general" && !shown.includes(personName)) missing.push(personName);
    }
    expect(missing).toEqual([]);
    expect(disturbances.splice(0)).toEqual([]);
  });

  it("are read from a file of a stranger without running, whatever its name, header and cells say", async () => {
    const path = join(home.folder, "<img src=x onerror=window.hostile=1>.csv");
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = textPayloads.slice(0, 60).map((text) => `${cell(text)},2025-01,1,${cell(text)}`);
    writeFileSync(path, [`feature,month,uses,${cell(textPayloads[9] ?? "")}`, ...rows].join("\n"));
    await look("/import");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files…" }).click();
    await (await chooser).setFiles(path);
    await page.getByRole("heading", { name: "What this looks like" }).waitFor();
    await seen("what a file looks like");
    await page.getByRole("main").getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Check the file" }).waitFor();
    expect(await seen("the columns of a file")).toContain(textPayloads[9]);
    expect(disturbances.splice(0)).toEqual([]);
  });

  it("leave in a portfolio file as they came in", async () => {
    await look("/settings?page=backup");
    const bytes = await download(() => page.getByRole("button", { name: "Export portfolio…" }).click());
    const read = await readPortfolioFile(new Uint8Array(bytes));
    if (!read.ok) throw new Error(read.problem.message);
    // Who works here is said at the first run, and today's verdicts are recorded after it.
    const { settings, verdicts } = portfolio;
    expect(samePortfolio({ ...read.value.portfolio, settings, verdicts }, portfolio)).toBe(true);
    expect(disturbances.splice(0)).toEqual([]);
  });

  it("never stand in a log", () => {
    const logs = readdirSync(home.folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.log(\.\d+)?$/.test(name),
    );
    const ours = logs.filter((name) => name.endsWith("winnow.log"));
    expect(ours).toHaveLength(1);
    for (const name of ours) {
      expect(readFileSync(join(home.folder, name), "utf8")).toMatch(/^(?:\S+Z [a-z-]+ [\w.:-]*\n)+$/);
    }
  });

  async function exports(): Promise<void> {
    const as = async (format: RegExp) => {
      await page.getByRole("button", { name: "Export" }).click();
      return download(() => page.getByRole("menuitem", { name: format }).click());
    };
    const html = (await as(/^HTML/)).toString();
    const parts = unzipSync(await as(/^Package/));
    const markdown = (await as(/^Markdown/)).toString();
    expect(markdown.match(/^\s*<[a-z!/].*|[^\\]\]\((?!https:|mailto:).*/gim)).toBeNull();
    for (const [name, bytes] of Object.entries(parts)) {
      expect(name).toMatch(/^\w[\w-]*(?:[./][\w-]+)*$/);
      const cells = name.endsWith(".csv") ? (strFromU8(bytes).match(/"(?:[^"]|"")*"|[^,\r\n]+/g) ?? []) : [];
      expect(cells.filter((cell) => /^"?(?:[=+@\t\r]|-(?![\d.]+"?$))/.test(cell))).toEqual([]);
    }
    const opened = await page.context().newPage();
    watch(opened);
    await opened.setContent(html);
    expect(await foreignIn(opened)).toEqual([]);
    await opened.close();
  }

  async function foreignIn(opened: Page): Promise<readonly string[]> {
    return opened.evaluate(() => [
      ...Array.from(document.querySelectorAll("script, iframe, img, svg, form, base, object"), (each) => each.tagName),
      ...Array.from(document.links, ({ href }) => href).filter((href) => !/^(https|mailto):/.test(href)),
      ...(Reflect.has(window, "hostile") ? ["the canary ran"] : []),
    ]);
  }
});
