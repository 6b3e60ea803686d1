import { describe, expect, it } from "vitest";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { byStake } from "../../../electron/headless/judging.ts";
import { readOrder } from "../../../electron/headless/order.ts";
import { selectionOf } from "../../../electron/headless/selection.ts";
import { cost, holding, judged, product, value } from "../../support/judged.ts";

function chosenBy(candidates: readonly RetirementCandidate[], ...words: readonly string[]) {
  const order = readOrder(["propose", "--usage", "a.csv", ...words]);
  if (!order.ok || order.value.command !== "propose") throw new Error("not an order");
  const selection = selectionOf(candidates, order.value);
  if (!selection.ok) return selection.problem.code;
  return selection.value.chosen.map(({ candidate, folder }) => `${candidate.verdict} ${folder}`);
}

// Nobody owns any of them, which makes each a candidate; what is known of their money differs.
const unowned = ["dear", "cheap", "unknown", "treasured"].map((name) => product(name, { ownerTeamId: null }));
const { candidates } = judged(
  holding({
    products: unowned,
    costs: [cost("dear", "one", 900_000), cost("cheap", "two", 300_000), cost("treasured", "three", 1_000)],
    values: [value("cheap", "letters", 1_000), value("treasured", "work", 900_000)],
  }),
);

describe("byStake", () => {
  it("puts the one of the higher score first where no cost is known", () => {
    const [any] = candidates;
    if (any === undefined) throw new Error("no candidate");
    const scored = (name: string, score: number) => ({
      ...any,
      name,
      monthly: null,
      score: { score, low: score, high: score } as RetirementCandidate["score"],
    });
    const sorted = [scored("a", 40), scored("c", 88), scored("b", 88)].toSorted(byStake);
    expect(sorted.map(({ name }) => name)).toEqual(["b", "c", "a"]);
  });
});

describe("selectionOf", () => {
  it("takes flagged and doubtful candidates with a known cost, the dearest first, and says what it leaves out", () => {
    expect(chosenBy(candidates)).toEqual(["needData dear", "flag cheap"]);
    expect(chosenBy(candidates, "--most", "1")).toEqual(["needData dear"]);
  });

  it("takes every candidate when told", () => {
    expect(chosenBy(candidates, "--all")).toEqual(expect.arrayContaining(["needData unknown", "keep treasured"]));
  });

  it("takes what is named, and refuses a name that nothing or too much bears", () => {
    expect(chosenBy(candidates, "--subject", "treasured")).toEqual(["keep treasured"]);
    expect(chosenBy(candidates, "--subject", "nobody")).toBe("UNKNOWN_SUBJECT");
    expect(chosenBy([...candidates, ...candidates], "--subject", "cheap")).toBe("SEVERAL_SUBJECTS");
  });
});
