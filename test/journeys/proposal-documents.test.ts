import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { frozenFigures } from "#shared/domain/proposal-figures.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { proposalDocument, type DocumentForm } from "#shared/exchange/proposal-document.ts";
import { proposalHtml } from "#shared/exchange/proposal-html.ts";
import { axeFindings } from "../support/axe.ts";
import { executablePath, flags } from "../support/electron-stand-in/chromium.mjs";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import { documentContext, hostilePayloads, isSupplied, sampleProposal, withTexts } from "../support/proposals.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath, headless: true, args: [...flags] });
});

afterAll(async () => {
  await browser.close();
});

async function documentWith(payload: string, form: DocumentForm): Promise<string> {
  const { proposal, figures } = sample;
  const change = (text: string, path: string) => (isSupplied(path, text) ? payload : text);
  const context = { ...documentContext, form, personName: payload };
  return proposalHtml(proposalDocument(withTexts(proposal, change), withTexts(figures, change), context));
}

const sample = await sampleProposal("fax-gateway");

/** The heads that a journal had since the newest entry of a name, that entry's own first. */
function headsFrom(safekeeping: string, name: RegExp): readonly string[] {
  const lines = readFileSync(join(safekeeping, "journal", "0000000001.ndjson"), "utf8").split("\n");
  const envelopes = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Envelope);
  const first = envelopes.findLastIndex(({ label }) => name.test(label));
  if (first < 0) throw new Error(`No entry is named ${name}.`);
  return envelopes.slice(first).map(({ hash }) => hash);
}

type Seen = { readonly shape: string; readonly ran: boolean; readonly addresses: readonly string[] };

/** What a real parser makes of a document: its elements without those of lines and links, what ran, where links lead. */
async function seenIn(page: Page, html: string): Promise<Seen> {
  await page.setContent(html);
  return page.evaluate(() => {
    const shape = Array.from(document.body.querySelectorAll("*"), (element) => element.tagName);
    return {
      shape: shape.filter((name) => !["BR", "P", "A"].includes(name)).join(),
      ran: Reflect.has(window, "hostile") || document.querySelector("script, iframe, img, svg, [onload]") !== null,
      addresses: Array.from(document.links, (link) => link.href),
    };
  });
}

describe("a document of a proposal in a real browser", () => {
  it("runs nothing, asks for nothing and keeps its structure under five hundred hostile payloads", async () => {
    const page = await browser.newPage();
    const disturbances: string[] = [];
    page.on("dialog", (dialog) => {
      disturbances.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("request", (request) => disturbances.push(request.url()));
    const plain = await seenIn(page, await documentWith("plain", "long"));
    for (const payload of hostilePayloads) {
      const seen = await seenIn(page, await documentWith(payload, "long"));
      const strange = seen.addresses.filter((address) => !/^(https:|mailto:)/.test(address));
      if (seen.shape !== plain.shape || seen.ran || strange.length > 0) disturbances.push(payload);
    }
    expect(disturbances).toEqual([]);
    await page.close();
  });

  it("lets its own stylesheet through its policy and no script", async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    const html = await documentWith("plain", "long");
    await page.setContent(html.replace("</main>", "<script>window.hostile = 1</script></main>"));
    const look = await page.evaluate(() => ({
      weight: getComputedStyle(document.querySelector("h1") ?? document.body).fontWeight,
      ran: Reflect.has(window, "hostile"),
    }));
    expect(look).toEqual({ weight: "680", ran: false });
    expect(complaints.filter((text) => text.includes("style"))).toEqual([]);
    expect(complaints.filter((text) => text.includes("script"))).not.toEqual([]);
    await page.close();
  });

  it.each(["A4", "letter"])(
    "fits one page of %s in the short form, with long names and a paragraph a section",
    async (size) => {
      const name =
        "Consolidated cross-border settlement reconciliation and dispute notification export (legacy channel)";
      const words = "The people who used it told us in three conversations that they moved on long ago. ".repeat(2);
      const { proposal, figures } = await sampleProposal("smart-speaker");
      const long = { ...withTexts(proposal, (text, path) => (path.startsWith("texts.") ? words : text)), title: name };
      const named = { ...figures, subject: { ...figures.subject, name, product: name } };
      const page = await browser.newPage();
      for (const document of [
        proposalDocument(proposal, figures, documentContext),
        proposalDocument(long, named, documentContext),
      ]) {
        // Its own policy would keep another size of paper out of its style.
        const html = (await proposalHtml(document))
          .replace(/<meta http-equiv=[^>]*>/, "")
          .replace("size: A4", `size: ${size}`);
        await page.setContent(html);
        const pdf = new TextDecoder("latin1").decode(
          await page.pdf({ preferCSSPageSize: true, printBackground: true }),
        );
        expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
      }
      await page.close();
    },
  );

  it.each(["short", "long"] as const)("has no barrier that axe finds, in the %s form", async (form) => {
    const { proposal, figures } = sample;
    // The document's own policy keeps axe out as it keeps every script out, so it is judged without its policy.
    const html = (await proposalHtml(proposalDocument(proposal, figures, { ...documentContext, form }))).replace(
      /<meta http-equiv=[^>]*>/,
      "",
    );
    for (const width of [1000, 420]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.setContent(html);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    }
  });
});

describe("a proposal from draft to documents", () => {
  const folder = mkdtempSync(join(tmpdir(), "winnow-proposal-"));
  const file = (name: string) => join(folder, name);
  let app: Awaited<ReturnType<typeof startApp>> | undefined;

  afterEach(async () => {
    await app?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function exportAs(page: Page, format: RegExp, name: string): Promise<Uint8Array> {
    await app?.answerDialog("save", file(name));
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: format }).click();
    await page.getByText(`Exported as '${name}'.`).waitFor();
    return readFileSync(file(name));
  }

  it("is written, worked out with an assumption, put forward and exported with the same figures in every format", async () => {
    app = await startApp({ safekeeping: file("safekeeping"), profile: file("profile") });
    const { page } = app;
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) complaints.push(message.text());
    });
    await page.getByLabel("Your name").fill("Ada");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { level: 1, name: "Tarnwick Mutual" }).waitFor();
    await page.evaluate(() => {
      window.location.hash = "/proposals";
    });
    await page.getByRole("link", { name: "Retire 'Smart speaker answers'" }).click();
    await page.getByRole("heading", { level: 1, name: "Retire 'Smart speaker answers'" }).waitFor();

    const why = page.getByLabel("Reason in plain words");
    await why.fill("Nobody asks the speaker <b>anything</b>.");
    await why.blur();
    await page.getByRole("button", { name: "Assume: One-off cost of retiring" }).click();
    const likely = page.getByRole("textbox", { name: "Likely" });
    const worth = page
      .getByRole("main")
      .getByText(/^€[\d.]+k$/)
      .first();
    const before = await worth.innerText();
    await likely.fill("30,000");
    await page.getByText("Tried out with what you type").waitFor();
    expect(await worth.innerText()).not.toBe(before);
    await likely.blur();
    await page.getByRole("button", { name: /Set assumption 'One-off cost of retiring'/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole("button", { name: "Put forward" }).click();
    await page.getByText("Put forward.", { exact: true }).waitFor();
    expect(await likely.count()).toBe(0);
    expect(await why.getAttribute("readonly")).not.toBeNull();

    const markdown = new TextDecoder().decode(await exportAs(page, /^Markdown/, "proposal.md"));
    const html = new TextDecoder().decode(await exportAs(page, /^HTML/, "proposal.html"));
    const pdf = await exportAs(page, /^PDF/, "proposal.pdf");
    const parts = unzipSync(await exportAs(page, /^Package/, "proposal.zip"));
    const record = JSON.parse(strFromU8(parts["proposal.json"] ?? new Uint8Array())) as {
      readonly proposal: RetirementProposal;
      readonly figures: NonNullable<ReturnType<typeof frozenFigures>>;
      readonly journal: { readonly head: { readonly seq: number; readonly hash: string } };
    };
    expect(record.proposal.assumptions.oneOff?.mode).toBe(3_000_000);
    const npv = Math.round(record.figures.case.npv ?? Number.NaN);
    const shown = (npv / 100).toLocaleString("en-GB", { style: "currency", currency: "EUR" });
    expect(markdown).toContain(`Worth today (net present value): ${shown}`);
    expect(html).toContain(`<dt>Worth today (net present value)</dt><dd>${shown}</dd>`);
    expect(strFromU8(parts["evidence/options.csv"] ?? new Uint8Array())).toContain((npv / 100).toFixed(2));
    // Verdicts that changed are recorded in the background, so that the head may have moved on between two exports.
    const heads = headsFrom(file("safekeeping"), /^Propose '/);
    expect(heads).toContain(record.journal.head.hash);
    for (const text of [markdown, html]) expect(heads.filter((hash) => text.includes(hash))).toHaveLength(1);
    expect(markdown).toContain(String.raw`Nobody asks the speaker \<b\>anything\</b\>.`);
    expect(html).toContain("Nobody asks the speaker &lt;b&gt;anything&lt;/b&gt;.");
    const printed = new TextDecoder("latin1").decode(pdf);
    expect(printed.slice(0, 5)).toBe("%PDF-");
    // One page for a feature, tagged for those who hear it, with its headings as an outline.
    expect(printed.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(printed).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(printed).toMatch(/\/Outlines \d+ 0 R/);

    await page.getByRole("button", { name: "Take back to draft" }).click();
    await page.getByRole("button", { name: "Put forward" }).waitFor();
    expect(complaints).toEqual([]);
  });
});
