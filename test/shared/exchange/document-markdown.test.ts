import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "#shared/exchange/proposal-cells.ts";
import { escapeMarkdown } from "#shared/exchange/document-markdown.ts";

const text = fc.string({ unit: fc.constantFrom(..."ab1.) -+=:/\\`*_{}[]<>#|~&!$^\n\twé".split("")), maxLength: 40 });

describe("escapeMarkdown", () => {
  it("reads back as the text it was given, on one line", () => {
    fc.assert(
      fc.property(text, (given) => {
        const read = escapeMarkdown(given).replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
        expect(read).toBe(
          cleanText(given)
            .replaceAll(/[\n\t]/g, " ")
            .trim(),
        );
      }),
    );
  });

  it("leaves no character of markup without a backslash, and no start of a block", () => {
    fc.assert(
      fc.property(text, (given) => {
        const rest = escapeMarkdown(given).replaceAll(/\\[!-/:-@[-`{-~]/g, "");
        expect(rest).not.toMatch(/[\\`*_{}[\]<>#|~&!$]/);
        expect(escapeMarkdown(given)).not.toMatch(/^([-+=]|\d{1,9}[.)](\s|$))/);
      }),
    );
  });

  it.each([
    ["- not an entry", String.raw`\- not an entry`],
    ["1. not a number", String.raw`1\. not a number`],
    ["1.65%", "1.65%"],
    ["http://x.example", String.raw`http\://x.example`],
    ["www.x.example", String.raw`www\.x.example`],
    ["a | b", String.raw`a \| b`],
    ["&lt;", String.raw`\&lt;`],
  ])("writes %s as %s", (given, written) => {
    expect(escapeMarkdown(given)).toBe(written);
  });
});
