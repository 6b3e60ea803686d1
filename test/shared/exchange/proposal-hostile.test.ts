import { describe, expect, it } from "vitest";
import { evidenceFiles } from "#shared/exchange/proposal-csv.ts";
import { proposalDocument } from "#shared/exchange/proposal-document.ts";
import { proposalHtml } from "#shared/exchange/proposal-html.ts";
import { proposalMarkdown } from "#shared/exchange/proposal-markdown.ts";
import { hiddenFor } from "../../support/experiments.ts";
import { documentContext, hostilePayloads, isSupplied, sampleProposal, withTexts } from "../../support/proposals.ts";

const sample = await sampleProposal("fax-gateway");
const withMarks = {
  ...sample.figures,
  warnings: ["CONCENTRATED"],
  subject: {
    ...sample.figures.subject,
    marks: [{ kind: "legal", reason: "A contract", owner: "Legal", reviewOn: null }],
  },
  experiments: [hiddenFor("A season without it")],
  case: { ...sample.figures.case, months: sample.figures.case.months.slice(0, 4) },
  dependents: { ...sample.figures.dependents, group: ["Other"], needs: [{ name: "Platform", kind: "hard" }] },
};

function filledWith(payload: (path: string) => string) {
  const change = (text: string, path: string) => (isSupplied(path, text) ? payload(path) : text);
  const proposal = withTexts(sample.proposal, change);
  const figures = withTexts(withMarks, change);
  return proposalDocument(proposal, figures, { ...documentContext, form: "long", personName: payload("personName") });
}

/**
 * The tags of a page in order with the names of their attributes, without what line breaks, addresses, missing and very
 * long words add. Every "<" that is not escaped counts as a tag, so that nothing hides from it; a real parser reads them in a journey.
 */
function structureOf(html: string): readonly string[] {
  const tags = Array.from(html.matchAll(/<[^>]*>?/g), ([tag]) =>
    tag.replaceAll(/="[^"]*"/g, "").replace(/^<(td|th scope) class>$/, "<$1>"),
  );
  return tags.filter((tag) => !/^<(br|\/?p( dir)?|\/?a( href rel)?|p class|dd class|dd)>$/.test(tag));
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

const filled = await Promise.all(
  hostilePayloads.map(async (payload) => {
    const document = filledWith(() => `hostile: ${payload}`);
    return { payload, html: await proposalHtml(document), markdown: proposalMarkdown(document) };
  }),
);
type Filled = (typeof filled)[number];

function payloadsWhere(isWrong: (known: Filled) => boolean): readonly string[] {
  return filled.filter(isWrong).map(({ payload }) => payload);
}

const safeAddress = /^(https:\/\/[^@]*$|mailto:)/;
const formula = /^[=+\-@\t\r＝＋－＠]/u;
const plainNumber = /^-?\d+(\.\d+)?$/;

describe("hostile words in a proposal", () => {
  it("are five hundred", () => {
    expect(new Set(hostilePayloads).size).toBe(500);
  });

  it("do not change the structure of the HTML, through every field", () => {
    expect(payloadsWhere(({ html }) => structureOf(html).join() !== structure.join())).toEqual([]);
  });

  it("do not change the structure of the Markdown, through every field", () => {
    expect(payloadsWhere(({ markdown }) => linesOf(markdown).join() !== lines.join())).toEqual([]);
    expect(payloadsWhere(({ markdown }) => looseMarkup(markdown).length > 0)).toEqual([]);
  });

  it("lead nowhere but to https and mailto", () => {
    const links = (html: string) => Array.from(html.matchAll(/<a [^>]*href="([^"]*)"/g), ([, address = ""]) => address);
    expect(payloadsWhere(({ html }) => links(html).some((address) => !safeAddress.test(address)))).toEqual([]);
    const loose = /(?<!\\)\]\(|(?<!\\)<(?!https:|mailto:)/i;
    expect(payloadsWhere(({ markdown }) => loose.test(markdown))).toEqual([]);
  });

  it("never begin a cell of the evidence as a formula", () => {
    const cellsOf = (text: string) =>
      Array.from(text.matchAll(/(?:^|,|\r\n)("(?:[^"]|"")*"|[^,\r\n]*)/g), ([, cell = ""]) => cell.replace(/^"/, ""));
    const running = hostilePayloads.filter((payload) =>
      evidenceFiles(filledWith(() => payload)).some(({ text }) =>
        cellsOf(text).some((cell) => formula.test(cell) && !plainNumber.test(cell)),
      ),
    );
    expect(running).toEqual([]);
  });

  it("cannot hide: control characters and turns of the reading direction are replaced", async () => {
    const html = await proposalHtml(filledWith(() => "a\u202eb\u0000c\u2066d\ud800e"));
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
    expect(html).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069\ud800-\udfff]/);
    expect(html).toContain("a\ufffdb\ufffdc\ufffdd\ufffde");
  });
});
