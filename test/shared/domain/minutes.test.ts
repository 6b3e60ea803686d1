import { describe, expect, it } from "vitest";
import { minutesOf } from "#shared/domain/minutes.ts";
import { holding, product } from "../../support/judged.ts";
import { concluded, decided, heldAt, learning, meeting } from "../../support/meetings.ts";

const entry = (experimentId: string, outcome: "decided" | "skipped" | null = "decided") => ({
  experimentId,
  notes: "",
  outcome,
});

describe("minutesOf", () => {
  it("keeps the order of the agenda and leaves out what is gone since", () => {
    const held = meeting([entry("2"), entry("gone"), entry("1", null)]);
    const portfolio = holding({ products: [product("A")], experiments: [concluded("1"), concluded("2")] });
    const { entries } = minutesOf(portfolio, held);
    expect(entries.map(({ experiment, product: whose }) => [experiment.id, whose])).toEqual([
      ["2", "A"],
      ["1", "A"],
    ]);
  });

  it("tells the decisions of this meeting from those of another, and says why one was withdrawn", () => {
    const withdrawal = { what: "decision", at: heldAt, by: "", reason: "A wrong log" } as const;
    const portfolio = holding({
      experiments: [
        concluded("1", { decision: decided("stop") }),
        concluded("2", { decision: decided("stop", { meetingId: "another" }) }),
        concluded("3", { withdrawals: [{ ...withdrawal, decision: decided("pivot") }] }),
      ],
    });
    const { entries } = minutesOf(portfolio, meeting([entry("1"), entry("2"), entry("3")]));
    expect(entries.map(({ decision, withdrawn }) => [decision?.decision ?? null, withdrawn])).toEqual([
      ["stop", null],
      [null, null],
      ["pivot", "A wrong log"],
    ]);
  });

  it("holds the learnings that were known when the meeting ended, for and against", () => {
    const held = meeting([entry("1")]);
    const portfolio = holding({
      experiments: [concluded("1")],
      learnings: [
        learning("for", { supportedBy: ["1"], createdAt: heldAt }),
        learning("against", { contradictedBy: ["1"] }),
        learning("later", { supportedBy: ["1"], createdAt: heldAt + 24 * 3_600_000 }),
        learning("other"),
      ],
    });
    const ids = (endedAt: number | null) =>
      minutesOf(portfolio, { ...held, endedAt }).entries[0]?.learnings.map(({ id }) => id);
    expect(ids(held.endedAt)).toEqual(["for", "against"]);
    expect(ids(null)).toEqual(["for", "against", "later"]);
  });
});
