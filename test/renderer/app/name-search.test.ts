import { describe, expect, it } from "vitest";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { namedRecords, searchNames } from "../../../renderer/app/name-search.ts";

const names = namedRecords(samplePortfolio("2026-10"));

describe("searchNames", () => {
  it("shows products before anything is typed", () => {
    expect(new Set(searchNames(names, "").map(({ kind }) => kind))).toEqual(new Set(["product"]));
  });

  it("wants every typed word to begin a word of the name, in any order and whatever the accents", () => {
    const found = searchNames(names, "status cláim");
    expect(found.map(({ name }) => name)).toContain("Claim status");
    expect(searchNames(names, "laim status")).toEqual([]);
  });

  it("puts names that begin with what was typed first, and leads to where they are", () => {
    const [first] = searchNames(names, "fax");
    expect(first?.name).toBe("Fax Gateway");
    expect(first?.path).toMatch(/^\/product\//);
  });

  it("finds features by the product they belong to", () => {
    const [found] = searchNames(names, "claim status member");
    expect(found).toMatchObject({ kind: "feature", name: "Claim status", within: "Member Portal" });
  });
});
