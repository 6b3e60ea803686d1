import { Window, type Element } from "happy-dom";
import { describe, expect, it } from "vitest";
import { evidenceFiles } from "#shared/exchange/proposal-csv.ts";
import { proposalDocument } from "#shared/exchange/proposal-document.ts";
import { proposalHtml } from "#shared/exchange/proposal-html.ts";
import { proposalMarkdown } from "#shared/exchange/proposal-markdown.ts";
import { documentContext, hostilePayloads, isSupplied, sampleProposal, withTexts } from "../../support/proposals.ts";

const sample = await sampleProposal("fax-gateway");
const withMarks = {
  ...sample.figures,
  warnings: ["CONCENTRATED"],
  subject: {
    ...sample.figures.subject,
    marks: [{ kind: "legal", reason: "A contract", owner: "Legal", reviewOn: null }],
  },
  dependents: { ...sample.figures.dependents, group: ["Other"], needs: [{ name: "Platform", kind: "hard" }] },
};

function filledWith(payload: (path: string) => string) {
  const change = (text: string, path: string) => (isSupplied(path) ? payload(path) : text);
  const proposal = withTexts(sample.proposal, change);
  const figures = withTexts(withMarks, change);
  return proposalDocument(proposal, figures, { ...documentContext, form: "long", personName: payload("personName") });
}

/** The elements of a page in order, without what line breaks and addresses in people's words add to them. */
function structureOf(html: string): readonly string[] {
  const window = new Window();
  window.document.write(html);
  const named = (element: Element) =>
    `${element.tagName} ${Array.from(element.attributes, ({ name }) => name)
      .sort()
      .join(" ")}`;
  return Array.from(window.document.querySelectorAll("*"), named).filter(
    (name) => !["BR ", "P dir", "A href rel", "TH class scope", "P class", "DD class", "DD "].includes(name),
  );
}

/** What kind of line each line of a Markdown text is; text that people wrote is one kind however many lines it has. */
function linesOf(markdown: string): readonly string[] {
  const kinds = markdown.split("\n").map((line) => {
    if (/^#{1,6} /.test(line)) return line.replace(/ .*/, "");
    if (line.startsWith("| ")) return `row of ${line.split(/(?<!\\)\|/).length - 2}`;
    if (line.startsWith("- ")) return "entry";
    if (line.startsWith("**")) return "caption";
    return line === "" ? "" : "text";
  });
  return kinds.filter((kind) => kind !== "" && kind !== "text");
}

const harmless = filledWith(() => "harmless");
const structure = structureOf(await proposalHtml(harmless));
const lines = linesOf(proposalMarkdown(harmless));

/** Markup characters that no backslash makes harmless, outside of what the writer itself puts there. */
function looseMarkup(markdown: string): readonly string[] {
  return markdown
    .split("\n")
    .filter((line) => line.includes("hostile:"))
    .map((line) => line.replaceAll(/\\[!-/:-@[-`{-~]/g, "").replaceAll(/<(?:https:|mailto:)[^<>\s]*>/g, ""))
    .map((line) => (line.startsWith("|") ? line.slice(1, -1).replaceAll(" | ", " ") : line))
    .map((line) => line.replace(/^#{1,6} |\*\*/g, "").replace(/\\$/, ""))
    .filter((line) => /[\\`*_{}[\]<>#|~&!$]/.test(line));
}

describe("hostile words in a proposal", () => {
  it("are five hundred", () => {
    expect(hostilePayloads.length).toBe(500);
  });

  it("change neither the structure of the HTML nor of the Markdown, through every field", async () => {
    for (const payload of hostilePayloads) {
      const document = filledWith(() => `hostile: ${payload}`);
      const html = await proposalHtml(document);
      expect(structureOf(html), payload).toEqual(structure);
      const markdown = proposalMarkdown(document);
      expect(linesOf(markdown), payload).toEqual(lines);
      expect(looseMarkup(markdown), payload).toEqual([]);
    }
  });

  it("lead nowhere but to https and mailto", async () => {
    for (const payload of hostilePayloads) {
      const document = filledWith(() => payload);
      const window = new Window();
      window.document.write(await proposalHtml(document));
      for (const link of window.document.querySelectorAll("a")) {
        expect(link.getAttribute("href"), payload).toMatch(/^(https:\/\/[^@]*$|mailto:)/);
      }
      expect(proposalMarkdown(document), payload).not.toMatch(/(?<!\\)\]\(|<(?!https:|mailto:)[a-z]/i);
    }
  });

  it("never begin a cell of the evidence as a formula", () => {
    for (const payload of hostilePayloads) {
      for (const { name, text } of evidenceFiles(filledWith(() => payload))) {
        const cells = Array.from(text.matchAll(/(?:^|,|\r\n)("(?:[^"]|"")*"|[^,\r\n]*)/g), ([, cell = ""]) => cell);
        for (const cell of cells) {
          const shown = cell.replace(/^"/, "");
          if (/^-?\d+(\.\d+)?$/.test(shown)) continue;
          expect(shown, `${name}: ${payload}`).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
        }
      }
    }
  });

  it("cannot hide: control characters and turns of the reading direction are replaced", async () => {
    const document = filledWith(() => "a\u202eb\u0000c\u2066d\ud800e");
    const html = await proposalHtml(document);
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
    expect(html).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069\ud800-\udfff]/);
    expect(html).toContain("a\ufffdb\ufffdc\ufffdd\ufffde");
  });
});
