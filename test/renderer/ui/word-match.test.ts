import { describe, expect, it } from "vitest";
import { matchesWords } from "#ui/word-match.ts";

describe("matchesWords", () => {
  it("finds a text by the beginnings of its words, in any order and without their marks", () => {
    expect(matchesWords("Export usage", "ex us")).toBe(true);
    expect(matchesWords("Export usage", "us ex")).toBe(true);
    expect(matchesWords("Größe ändern", "grosse")).toBe(false);
    expect(matchesWords("Größe ändern", "grö and")).toBe(true);
    expect(matchesWords("Export usage", "port")).toBe(false);
  });

  it("finds a text that is typed as it stands, with its colons and dots", () => {
    expect(matchesWords("Backlog: flow", "Backlog: flow")).toBe(true);
    expect(matchesWords("Paste lines as items…", "lines as items…")).toBe(true);
    expect(matchesWords("Anything", " … ")).toBe(true);
  });
});
