import { describe, expect, it } from "vitest";
import { wholeBacklog } from "#shared/domain/backlog-order.ts";
import { backlogJson, backlogMarkdown } from "#shared/exchange/backlog-write.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";

const sample = samplePortfolio("2026-10");
const items = wholeBacklog(sample);

describe("backlogJson", () => {
  it("holds every record in order, with the name of its product", () => {
    const parsed = JSON.parse([...backlogJson(sample, items)].join("")) as {
      currency: string;
      items: readonly { id: string; product: string }[];
    };
    expect(parsed.currency).toBe("EUR");
    expect(parsed.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(parsed.items.every(({ product }) => product !== "")).toBe(true);
  });

  it("is whole without items", () => {
    expect(JSON.parse([...backlogJson(sample, [])].join(""))).toMatchObject({ version: 1, items: [] });
  });
});

describe("backlogMarkdown", () => {
  it("lists every item once under its stage", () => {
    const text = [...backlogMarkdown(sample, items)].join("");
    expect(text.match(/^\d+\. \*\*/gm)).toHaveLength(items.length);
    expect(text).toContain("## Idea (");
  });

  it("lets no title become markup", () => {
    const [first] = items;
    if (first === undefined) throw new Error("the sample has items");
    const hostile = { ...first, title: "a\n# big <script> [x](http://y) | **b**" };
    const text = [...backlogMarkdown(sample, [hostile])].join("");
    expect(text).not.toMatch(/^# big|(?<!\\)<script|(?<!\\)\]\(http/m);
  });
});
