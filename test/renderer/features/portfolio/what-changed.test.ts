import { describe, expect, it } from "vitest";
import type { Envelope } from "#shared/domain/journal.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { recordVerdicts } from "#shared/domain/retirement-commands.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { changedSince, changesIn } from "../../../../renderer/features/portfolio/what-changed.ts";
import { after, stampAt } from "../../../support/portfolios.ts";

function entry(seq: number, label: string, touches: readonly string[], more: Partial<Envelope> = {}): Envelope {
  return { seq, id: `entry-${seq}`, at: stampAt(seq).at, by: "Ada", label, touches: [...touches], ...more } as Envelope;
}

const begun = after([addProduct(blankProduct("Fax"))]);
const productId = [...onShelf(begun.products, "").keys()][0] ?? "";
const subject = { productId, featureId: null };
const verdict = { ...subject, codes: [], asOf: "2026-10", inputsHash: "", engineVersion: "1" } as const;
const flagged = after(
  [recordVerdicts([{ ...verdict, verdict: "watch" }]), recordVerdicts([{ ...verdict, verdict: "flag" }])],
  begun,
  2,
);

describe("changedSince", () => {
  const envelopes = [
    entry(1, "Begin", ["products"]),
    entry(2, "Add cost", ["costs/c", "costs"]),
    entry(3, "Import 'usage.csv'", ["usage"], { batchId: "b", by: "Ben" }),
    entry(4, "Edit usage", ["usage"]),
    entry(5, "Record verdicts", ["verdicts"], { automatic: true }),
  ];

  it("sorts what came after by what it means, and leaves out what the app recorded by itself", () => {
    const changed = changedSince(begun, envelopes, 1);
    expect(changed.money.map(({ label }) => label)).toEqual(["Add cost"]);
    expect(changed.imports.map(({ label }) => label)).toEqual(["Import 'usage.csv'"]);
    expect(changed.usage.map(({ label }) => label)).toEqual(["Edit usage"]);
    expect(changed.people).toEqual(["Ada", "Ben"]);
    expect(changesIn(changed)).toBe(3);
  });

  it("names what was flagged since, by its newest verdict", () => {
    const seen = changedSince(flagged, envelopes, 2);
    expect(seen.flagged).toEqual([{ ...subject, name: "Fax" }]);
    expect(changedSince(flagged, envelopes, 4).flagged).toEqual([]);
  });

  it("tells nothing when everything was seen", () => {
    expect(changesIn(changedSince(begun, envelopes, 5))).toBe(0);
  });
});
