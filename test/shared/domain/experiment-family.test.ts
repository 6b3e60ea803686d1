import { describe, expect, it } from "vitest";
import { experimentFamily } from "#shared/domain/experiment-family.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { counted, running } from "../../support/experiments.ts";
import { concluded } from "../../support/meetings.ts";

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

  it("compares nothing of a fixed test that ended early, or was measured wrongly", () => {
    const early = concluded("early");
    const verdict = early.verdict === null ? null : { ...early.verdict, verdict: "continue" as const };
    const wrong = verdict === null ? null : { ...verdict, verdict: "invalid" as const, code: "BROKEN" };
    const family = experimentFamily([concluded("clear"), { ...early, verdict }, { ...early, verdict: wrong }]);
    expect(family.members.map(({ experiment }) => experiment.id)).toEqual(["clear"]);
    expect(family.unread).toHaveLength(2);
  });
});
