import { describe, expect, it } from "vitest";
import { learningsCsv, learningsJson, learningsMarkdown } from "#shared/exchange/learning-export.ts";
import { holding, product } from "../../support/judged.ts";
import { concluded, learning } from "../../support/meetings.ts";

const first = learning("1", {
  title: "=1+1",
  believed: 'A "claim", <b>long</b>',
  observed: "line one\nline two",
  tags: ["forms", "a;b"],
  supportedBy: ["for"],
  contradictedBy: ["against"],
});
const second = learning("2", { productId: null });
const portfolio = holding({
  products: [product("A", { name: "Portal" })],
  experiments: [concluded("for"), concluded("against")],
  learnings: [first, second],
});
const all = (pieces: Iterable<string>) => [...pieces].join("");

describe("learningsJson", () => {
  it("holds every text as it is, with products and experiments by id and name", () => {
    const read = JSON.parse(all(learningsJson(portfolio, [first, second]))) as { readonly learnings: unknown[] };
    const { title, believed, observed, learned, therefore, tags } = first;
    expect(read.learnings).toHaveLength(2);
    expect(read.learnings[0]).toEqual({
      id: "1",
      title,
      believed,
      observed,
      learned,
      therefore,
      tags,
      product: { id: "A", name: "Portal" },
      standing: "contradicted",
      supportedBy: [{ id: "for", title: "Test for" }],
      contradictedBy: [{ id: "against", title: "Test against" }],
    });
    expect(JSON.parse(all(learningsJson(portfolio, [])))).toMatchObject({ version: 1, learnings: [] });
  });
});

describe("learningsCsv", () => {
  it("guards formulas and quotes what needs it", () => {
    const csv = all(learningsCsv(portfolio, [first]));
    expect(csv.split("\r\n")[0]).toBe(
      "Id,Title,Product,We believed,We observed,We learned,Therefore we will,Tags,Standing,Supported by,Contradicted by",
    );
    expect(csv).toContain('1,\'=1+1,Portal,"A ""claim"", <b>long</b>","line one\nline two"');
    expect(csv).toContain("Contradicted,Test for,Test against\r\n");
  });
});

describe("learningsMarkdown", () => {
  it("says how a learning stands before anything else, and escapes what people wrote", () => {
    const markdown = all(learningsMarkdown(portfolio, [first]));
    expect(markdown.indexOf("**Contradicted.**")).toBeLessThan(markdown.indexOf("### We believed"));
    expect(markdown).toContain(String.raw`\<b\>long\</b\>`);
    expect(markdown).toContain("Contradicted by: Test against (persevere)");
  });
});
