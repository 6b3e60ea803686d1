import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProposalFigures } from "#shared/domain/proposal-figures.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { built } from "../support/electron-stand-in/build.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { checkFile, giveFiles, importChecked, press } from "../support/journey-import.ts";
import { clearHomesAtEnd } from "../support/journey-end.ts";
import { agreed, freshHome, goTo, saved } from "../support/journey-window.ts";

const fixture = (path: string) => fileURLToPath(new URL(`../fixtures/journey/${path}`, import.meta.url));
const catalogue = ["", "customers/", "operations/", "legacy/"].map((place) =>
  fixture(`catalog/${place}catalog-info.yaml`),
);
const reason = "Every letter can go by e-mail since June; <b>nobody</b> answered the letter about it.";

type Evidence = { readonly proposal: RetirementProposal; readonly figures: ProposalFigures };

const home = freshHome();
let host: BrowserMode;
let page: Page;
let evidence: Evidence;

async function start(port = 0): Promise<void> {
  host = await startBrowserMode({ ...home, port });
  page = host.page;
  page.setDefaultTimeout(20_000);
  await page.setViewportSize({ width: 1400, height: 900 });
  // Where the browser has no save dialog, files go to the folder of downloads, where a test can read them.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await page.reload();
}

beforeAll(() => start());
clearHomesAtEnd();
afterAll(async () => {
  await host.kill();
});

async function exportAs(format: RegExp): Promise<Uint8Array> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: format }).click();
  return readFileSync(await (await download).path());
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const euro = (minor: number) => (minor / 100).toLocaleString("en-GB", { style: "currency", currency: "EUR" });

/** The numbers of a candidate as the terminal gives them for the same files. */
function fromTerminal(product: string): { readonly npv: number; readonly avoidableMonthly: number } {
  const files = ["--usage", fixture("usage.csv"), "--costs", fixture("costs.csv"), "--values", fixture("values.csv")];
  const words = [
    "propose",
    "--catalog",
    fixture("catalog"),
    ...files,
    "--as-of",
    "2025-08",
    "--alike",
    "apart",
    "--json",
  ];
  const { stdout } = spawnSync(process.execPath, [built("electron/headless.js"), ...words], { encoding: "utf8" });
  const { candidates } = JSON.parse(stdout) as {
    readonly candidates: readonly { product: string; feature: string | null; npv: number; avoidableMonthly: number }[];
  };
  const found = candidates.find((each) => each.product === product && each.feature === null);
  if (found === undefined) throw new Error(`The terminal does not know '${product}'.`);
  return found;
}

describe("from real files to a proposal", () => {
  it("brings the catalogue, the usage, the costs and the values in", async () => {
    await page.getByLabel("Your name").fill("Ada");
    await page.getByText("Bring your own files").click();
    await page.getByLabel("Name of the portfolio").fill("Town utility");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "Import", exact: true }).waitFor();
    await giveFiles(page, [...catalogue, fixture("usage.csv"), fixture("costs.csv"), fixture("values.csv")]);
    expect(await checkFile(page)).toMatch(/ 0 stopped$/);
    await importChecked(page);
    for (const name of ["usage.csv", "costs.csv", "values.csv"]) {
      await press(page, `Next: ${name}`);
      expect(await checkFile(page)).toMatch(/ 0 stopped$/);
      await importChecked(page);
    }
    await page.getByText("Judged as of August 2025").first().waitFor();
  });

  it("shows the candidates, and why one of them is one", async () => {
    await goTo(page, "/retirement");
    const row = page.getByRole("row").filter({ hasText: "letter-gateway" }).first();
    await row.waitFor();
    expect(await row.innerText()).toContain("Flag");
    await row.click();
    const why = page.getByRole("complementary", { name: "letter-gateway" }).or(page.getByLabel("Why"));
    await why.getByText(/Flag/).first().waitFor();
    await page.getByRole("button", { name: "Propose retirement…" }).click();
    await page.getByRole("heading", { level: 1, name: "Retire letter-gateway" }).waitFor();
  });

  it("takes the reason and an assumption, and puts the proposal forward", async () => {
    await page.getByRole("button", { name: /^3\. / }).click();
    const why = page.getByLabel("Reason in plain words");
    await why.fill(reason);
    await why.blur();
    await page.getByRole("button", { name: "Assume: One-off cost of retiring" }).click();
    const likely = page.getByRole("textbox", { name: "Likely" });
    await likely.fill("12,000");
    await likely.blur();
    await page.getByRole("button", { name: /Set assumption 'One-off cost of retiring'/ }).waitFor();
    await page.getByRole("button", { name: "Put forward" }).click();
    await page.getByText("Put forward.", { exact: true }).waitFor();
    expect(await why.getAttribute("readonly")).not.toBeNull();
  });

  it("exports documents and evidence whose numbers are those on screen, and those of the terminal", async () => {
    const markdown = textOf(await exportAs(/^Markdown/));
    const html = textOf(await exportAs(/^HTML/));
    const parts = unzipSync(await exportAs(/^Package/));
    evidence = JSON.parse(strFromU8(parts["proposal.json"] ?? new Uint8Array())) as Evidence;
    const { npv } = evidence.figures.case;
    const worth = euro(Math.round(npv ?? Number.NaN));
    expect(markdown).toContain(worth);
    expect(html).toContain(worth);
    expect(await page.getByRole("main").innerText()).toContain(worth);
    expect(strFromU8(parts["evidence/options.csv"] ?? new Uint8Array())).toContain(
      (Math.round(npv ?? 0) / 100).toFixed(2),
    );
    expect(markdown).toContain(String.raw`\<b\>nobody\</b\>`);
    expect(html).toContain("&lt;b&gt;nobody&lt;/b&gt;");
    expect(evidence.proposal.assumptions.oneOff?.mode).toBe(1_200_000);
    const { avoidableMonthly } = fromTerminal("letter-gateway");
    const avoidable = evidence.figures.case.figures.find(({ figure }) => figure === "avoidable");
    expect(Math.round(avoidable?.mode ?? Number.NaN)).toBe(avoidableMonthly);
  });

  it("has everything after a restart", async () => {
    const port = Number(new URL(host.address).port);
    await agreed(page, home);
    await host.close();
    await start(port);
    await goTo(page, "/proposals");
    await page.getByRole("link", { name: "Retire letter-gateway" }).click();
    await page.getByRole("button", { name: /^3\. / }).click();
    expect(await page.getByLabel("Reason in plain words").inputValue()).toBe(reason);
    const parts = unzipSync(await exportAs(/^Package/));
    const again = JSON.parse(strFromU8(parts["proposal.json"] ?? new Uint8Array())) as Evidence;
    expect(again.figures).toEqual(evidence.figures);
    expect(again.proposal).toEqual(evidence.proposal);
  });

  it("takes the usage back as one, and everything else that was brought in", async () => {
    await goTo(page, "/import");
    for (const name of ["values.csv", "costs.csv", "usage.csv"]) {
      await page.getByRole("button", { name: `Undo the import of ${name}` }).click();
      await page.getByText(new RegExp(`^Undone: Import '${name}'`)).waitFor();
      await saved(page);
    }
    await goTo(page, "/retirement");
    await page.getByRole("heading", { level: 1, name: "Retirement" }).waitFor();
    await expect.poll(() => page.getByRole("row").filter({ hasText: "Flag" }).count()).toBe(0);
    await agreed(page, home);
  });
});
