import { describe, expect, it } from "vitest";
import { eraseEntry } from "#shared/domain/erasure.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { refusalOf, stampAt } from "../../support/portfolios.ts";

const envelope = { id: "entry-7", seq: 7, label: "Add team 'Ada Lovelace'" } as Envelope;

describe("eraseEntry", () => {
  it("is a binding entry of its own that changes no record and does not repeat what is erased", () => {
    expect(eraseEntry(envelope, " She asked for it. ")(emptyPortfolio, stampAt(1))).toEqual({
      ok: true,
      value: {
        label: "Erase the contents of entry 7",
        reason: "She asked for it.",
        binding: true,
        erases: "entry-7",
        changes: [],
      },
    });
  });

  it("refuses an erasure, and one without a reason", () => {
    expect(refusalOf(eraseEntry({ ...envelope, erases: "entry-1" }, "why"), emptyPortfolio)).toBe("NOTHING_TO_ERASE");
    expect(refusalOf(eraseEntry(envelope, "  "), emptyPortfolio)).toBe("NO_REASON");
  });
});
