import { describe, expect, it } from "vitest";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { nameSearch } from "../../../renderer/app/name-search.ts";

function grown() {
  const names = nameSearch(samplePortfolio("2026-10"));
  while (!names.grow());
  return names;
}

const names = grown();

describe("nameSearch", () => {
  it("shows products before anything is typed, and before it has grown", () => {
    const kinds = nameSearch(samplePortfolio("2026-10")).search("");
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(["product"]));
  });

  it("wants every typed word to begin a word of the name, in any order and whatever the accents", () => {
    const found = names.search("status cláim");
    expect(found.map(({ name }) => name)).toContain("Claim status");
    expect(names.search("laim status")).toEqual([]);
  });

  it("puts names that begin with what was typed first, and leads to where they are", () => {
    const [first] = names.search("fax");
    expect(first?.name).toBe("Fax Gateway");
    expect(first?.path).toMatch(/^\/product\//);
  });

  it("finds features by the product they belong to", () => {
    const found = names.search("claim status member");
    expect(found).toContainEqual(
      expect.objectContaining({ kind: "feature", name: "Claim status", within: "Member Portal" }),
    );
  });

  it("finds a review meeting by its title and its day", () => {
    for (const typed of ["experiment review", "12 oct 2026"])
      expect(names.search(typed)).toContainEqual(
        expect.objectContaining({
          kind: "meeting",
          name: "Experiment review",
          path: expect.stringMatching(/^\/review\//),
        }),
      );
  });

  it("finds backlog items and proposals beside features, none crowding out the others", () => {
    const kinds = new Set(names.search("f").map(({ kind }) => kind));
    expect(kinds).toContain("feature");
    expect(kinds).toContain("item");
    expect(names.search("call back")).toContainEqual(
      expect.objectContaining({ kind: "experiment", name: "A call back instead of a chat" }),
    );
    expect(names.search("length keeps")[0]).toMatchObject({
      kind: "learning",
      path: "/learnings?learning=learning.length",
    });
    const item = names.search("f").find(({ kind }) => kind === "item");
    expect(item?.path).toContain(`item=${item?.id}`);
  });
});
