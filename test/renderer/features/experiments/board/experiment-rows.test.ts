import { describe, expect, it } from "vitest";
import { onShelf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import {
  experimentRows,
  matchingRows,
  ownersOf,
  readingRows,
  unreadCount,
  wholeFilter,
} from "../../../../../renderer/features/experiments/board/experiment-rows.ts";

const today = "2026-11-23";
const sample = samplePortfolio("2026-10");
const rows = experimentRows(sample, null, today);
const named = (title: string) => {
  const row = rows.find(({ experiment }) => experiment.title === title);
  if (row === undefined) throw new Error(`There is no '${title}'.`);
  return row;
};

describe("experimentRows", () => {
  it("shows nothing of a fixed test before its end but how far it is", () => {
    const hidden = named("Storm map hidden for half of the clerks");
    expect(hidden).toMatchObject({ column: "running", isBlind: true, verdict: null, day: { at: 35, of: 40 } });
  });

  it("shows what the rule says once the end is reached, and what was decided otherwise", () => {
    expect(named("A call back instead of a chat")).toMatchObject({ column: "due", isBlind: false, verdict: "pivot" });
    expect(named("Pay for each rescue")).toMatchObject({ column: "concluded", isAgainstVerdict: true });
    expect(named("A sandbox for brokers")).toMatchObject({ column: "draft", isWithdrawn: true, isExploratory: true });
  });

  it("orders by the decision date, and what is decided by its decision, the latest first", () => {
    const due = rows.filter(({ column }) => column === "due").map(({ decisionOn }) => decisionOn ?? "9");
    expect(due).toEqual(due.toSorted());
    const decided = rows
      .filter(({ column }) => column === "concluded")
      .map(({ experiment }) => experiment.decision?.at ?? 0);
    expect(decided).toEqual(decided.toSorted((a, b) => b - a));
  });

  it("keeps to one product where one is named", () => {
    const own = experimentRows(sample, "claims-desk", today);
    expect(new Set(own.map(({ product }) => product))).toEqual(new Set(["Claims Desk"]));
  });
});

describe("readingRows", () => {
  it("reads one experiment a step, so that nothing is left to read of that day", () => {
    const later = "2026-11-24";
    const { length } = rows;
    expect(unreadCount(sample, null, later)).toBe(length);
    const reading = readingRows(sample, null, later);
    reading.next();
    expect(unreadCount(sample, null, later)).toBe(length - 1);
    for (let step = reading.next(); step.done !== true; step = reading.next());
    expect(unreadCount(sample, null, later)).toBe(0);
  });

  it("keeps a row as it is until its experiment, its product's name or the day changes", () => {
    const [before] = experimentRows(sample, "claims-desk", today);
    expect(experimentRows(sample, "claims-desk", today)[0]).toBe(before);
    const product = onShelf(sample.products, "").get("claims-desk");
    if (product === undefined) throw new Error("The sample has no claims desk.");
    const renamed = new Map(onShelf(sample.products, "")).set(product.id, { ...product, name: "Claims" });
    const after = experimentRows({ ...sample, products: new Map([["", renamed]]) }, "claims-desk", today);
    expect(after[0]).toMatchObject({ experiment: before?.experiment, product: "Claims" });
  });
});

describe("matchingRows", () => {
  it("finds by every word of title, belief, metric, owner and product, whatever the accents", () => {
    const found = matchingRows(rows, { ...wholeFilter, text: "mémber cháT" });
    expect(found.map(({ experiment }) => experiment.title)).toContain("A chat beside every form");
    expect(matchingRows(rows, { ...wholeFilter, text: "no such words" })).toEqual([]);
  });

  it("keeps those of an owner and a method", () => {
    const [owner = ""] = ownersOf(rows);
    const own = matchingRows(rows, { ...wholeFilter, owner });
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ experiment }) => experiment.card.owner === owner)).toBe(true);
    const interviews = matchingRows(rows, { ...wholeFilter, method: "interview" });
    expect(interviews.map(({ experiment }) => experiment.title)).toEqual(["Do agents quote fleets by hand?"]);
  });
});
