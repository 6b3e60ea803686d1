import { describe, expect, it } from "vitest";
import { experimentFamily } from "#shared/domain/experiment-family.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { counted, running } from "../../support/experiments.ts";

function tested(id: string, [control, treatment]: readonly [number, number], units = 5000): Experiment {
  const known = running({}, [counted(0, 5000, control), counted(1, units, treatment)]);
  return { ...known, id, productId: "portal", title: id, createdAt: 1, updatedAt: 1, by: "Ada" };
}

describe("experimentFamily", () => {
  it("believes what is still found when the family is counted, and nothing of which the split is broken", () => {
    const family = experimentFamily([
      tested("clear", [500, 650]),
      tested("worse", [650, 500]),
      tested("none", [500, 505]),
      tested("broken", [500, 900], 3000),
    ]);
    expect(family.members.map(({ experiment, isFound }) => [experiment.id, isFound])).toEqual([
      ["clear", true],
      ["worse", true],
      ["none", false],
      ["broken", false],
    ]);
    expect(family.splitsBroken).toBe(1);
  });
});
