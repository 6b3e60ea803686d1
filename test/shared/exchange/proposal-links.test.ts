import { describe, expect, it } from "vitest";
import { paragraphsOf, withLinks } from "#shared/exchange/proposal-links.ts";

const linksOf = (text: string) => withLinks(text).flatMap(({ text: piece, isLink }) => (isLink ? [piece] : []));

describe("withLinks", () => {
  it.each([
    ["see https://example.org/a?b=1#c.", ["https://example.org/a?b=1#c"]],
    ["(https://example.org) and mailto:ann@example.org", ["https://example.org", "mailto:ann@example.org"]],
    ["javascript:alert(1) http://example.org data:text/html,x", []],
    ["https://user:secret@example.org https://", []],
    ['https://example.org/"><script>', ["https://example.org/"]],
  ])("finds in %s the addresses %j", (text, links) => {
    expect(linksOf(text)).toEqual(links);
  });

  it("loses nothing of the text", () => {
    const text = "a https://example.org, b mailto:x@y.example c";
    expect(
      withLinks(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
});

describe("paragraphsOf", () => {
  it("splits at blank lines and keeps single breaks as lines", () => {
    expect(paragraphsOf("one\n two \n\n\n three")).toEqual([["one", "two"], ["three"]]);
  });
});
