import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addItem, addItems, addLines, editItem, removeItems } from "#shared/domain/backlog-commands.ts";
import { blankItem, type BacklogItem } from "#shared/domain/backlog-item.ts";
import { applyOrder, correctTimes, dropItems, moveItems, recordOutcome } from "#shared/domain/backlog-moves.ts";
import { backlogOf, wholeBacklog } from "#shared/domain/backlog-order.ts";
import type { Command } from "#shared/domain/change.ts";
import { addFeature, blankFeature } from "#shared/domain/feature.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct, removeProduct } from "#shared/domain/product.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { after, refusalOf, stampAt } from "../../support/portfolios.ts";

const products = after([addProduct(blankProduct("Shop")), addProduct(blankProduct("Fax"))]);
const [shop = "", fax = ""] = Array.from(allOf(products.products), ({ id }) => id);

const titlesOf = (portfolio: Portfolio, productId = shop) => backlogOf(portfolio, productId).map(({ title }) => title);

function named(portfolio: Portfolio, title: string): BacklogItem {
  for (const item of allOf(portfolio.backlog)) if (item.title === title) return item;
  throw new Error(`No item is called ${title}.`);
}

const five = after([addLines(shop, "a\nb\nc\nd\ne")], products, 10);
const idsOf = (portfolio: Portfolio, ...titles: readonly string[]) => titles.map((title) => named(portfolio, title).id);
const to = (portfolio: Portfolio, command: Command, n = 50) => after([command], portfolio, n);

describe("addLines", () => {
  it("makes one idea of each line, without list marks and blank lines", () => {
    const pasted = after([addLines(shop, "- [ ] one\r\n\n  * two\n3. three\nfour - five")], products, 10);
    expect(titlesOf(pasted)).toEqual(["one", "two", "three", "four - five"]);
    expect(backlogOf(pasted, shop).every(({ stage }) => stage === "idea")).toBe(true);
    expect(refusalOf(addLines(shop, " \n\t"), products)).toBe("NOTHING");
  });
});

describe("moveItems", () => {
  it("moves beside another item by rewriting only what moves", () => {
    const [a = "", d = ""] = idsOf(five, "a", "d");
    const command = moveItems([d], { position: { at: "before", id: a } });
    const outcome = command(five, stampAt(50));
    expect(outcome.ok && outcome.value.changes).toHaveLength(1);
    expect(titlesOf(to(five, command))).toEqual(["d", "a", "b", "c", "e"]);
  });

  it("keeps several in the order in which they are named, wherever they go", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["a", "b", "c", "d", "e"], { minLength: 1 }), fc.nat(4), (titles, target) => {
        const others = ["a", "b", "c", "d", "e"].filter((title) => !titles.includes(title));
        const beside = others[target % Math.max(1, others.length)];
        const position =
          beside === undefined ? { at: "last" as const } : { at: "after" as const, id: idsOf(five, beside)[0] ?? "" };
        const command = moveItems(idsOf(five, ...titles), { position });
        const outcome = command(five, stampAt(50));
        expect(["NOTHING", null]).toContain(outcome.ok ? null : outcome.problem.code);
        const place = beside === undefined ? others.length : others.indexOf(beside) + 1;
        const moved = outcome.ok ? to(five, command) : five;
        expect(titlesOf(moved)).toEqual([...others.slice(0, place), ...titles, ...others.slice(place)]);
      }),
    );
  });

  it("comes to stand between items that share a rank, and moves those behind it on", () => {
    const rank = named(five, "b").rank;
    const shared = { ...named(five, "c"), rank };
    const shelf = new Map(onShelf(five.backlog, shop)).set(shared.id, shared);
    const tied: Portfolio = { ...five, backlog: new Map([[shop, shelf]]) };
    const [e = "", b = ""] = idsOf(five, "e", "b");
    expect(titlesOf(to(tied, moveItems([e], { position: { at: "after", id: b } })))).toEqual(["a", "b", "e", "c", "d"]);
  });

  it("puts an item beside one of another product in the order of all, without taking it there", () => {
    const both = after([addLines(fax, "v\nw\nx\ny\nz")], five, 20);
    const titles = (portfolio: Portfolio) => wholeBacklog(portfolio).map(({ title }) => title);
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.constantFrom("before" as const, "after" as const), (from, beside, at) => {
        const all = titles(both);
        const moved = all[from] ?? "";
        const [id = "", other = ""] = idsOf(both, moved, all[beside] ?? "");
        fc.pre(from !== beside);
        const command = moveItems([id], { position: { at, id: other }, among: "portfolio" });
        const rest = all.filter((title) => title !== moved);
        const place = rest.indexOf(all[beside] ?? "") + (at === "after" ? 1 : 0);
        const result = command(both, stampAt(50)).ok ? to(both, command) : both;
        expect(titles(result)).toEqual([...rest.slice(0, place), moved, ...rest.slice(place)]);
        expect(named(result, moved).productId).toBe(named(both, moved).productId);
      }),
    );
  });

  it("keeps the places of items of several products when only their stage changes", () => {
    const both = after([addLines(fax, "v\nw")], five, 20);
    const staged = to(both, moveItems(idsOf(both, "a", "v"), { stage: "ready" }));
    expect(titlesOf(staged)).toEqual(["a", "b", "c", "d", "e"]);
    expect(titlesOf(staged, fax)).toEqual(["v", "w"]);
  });

  it("takes an item to another product, where it lies last", () => {
    const there = after([addItem(blankItem(fax, "first"))], five, 20);
    const [a = ""] = idsOf(there, "a");
    const moved = to(there, moveItems([a], { productId: fax }));
    expect(titlesOf(moved)).toEqual(["b", "c", "d", "e"]);
    expect(titlesOf(moved, fax)).toEqual(["first", "a"]);
  });

  it("notes when work began, was deployed and released, and forgets it when it goes back", () => {
    const [a = ""] = idsOf(five, "a");
    const released = to(five, moveItems([a], { stage: "released" }), 60);
    const item = named(released, "a");
    expect(item).toMatchObject({ startedAt: stampAt(60).at, deployedAt: stampAt(60).at, releasedAt: stampAt(60).at });
    const back = named(to(released, moveItems([a], { stage: "doing" }), 70), "a");
    expect(back).toMatchObject({ startedAt: stampAt(60).at, deployedAt: null, releasedAt: null });
  });

  it("gives a released feature item its feature, once, and links the one of that name where there is one", () => {
    const known = after([addFeature(blankFeature(shop, "b"))], five, 30);
    const [a = "", b = ""] = idsOf(known, "a", "b");
    const released = to(known, moveItems([a, b], { stage: "released" }));
    const features = [...onShelf(released.features, shop).values()];
    expect(features.map(({ name }) => name).sort()).toEqual(["a", "b"]);
    expect(features.find(({ name }) => name === "a")?.releasedMonth).toBe("2026-01");
    for (const title of ["a", "b"]) {
      expect(named(released, title).featureId).toBe(features.find(({ name }) => name === title)?.id);
    }
  });

  it("refuses to drop without a reason, to measure without an outcome, and what is there already", () => {
    const [a = ""] = idsOf(five, "a");
    expect(refusalOf(moveItems([a], { stage: "dropped" }), five)).toBe("NEEDS_REASON");
    expect(refusalOf(moveItems([a], { stage: "measured" }), five)).toBe("NEEDS_REASON");
    expect(refusalOf(moveItems([a], { stage: "idea" }), five)).toBe("NOTHING");
    expect(refusalOf(moveItems(["gone"], { stage: "doing" }), five)).toBe("UNKNOWN_RECORD");
  });
});

describe("dropItems", () => {
  it("keeps the reason and how far the work had come", () => {
    const [a = ""] = idsOf(five, "a");
    const dropped = to(to(five, moveItems([a], { stage: "doing" }), 60), dropItems([a], " nobody asked "), 70);
    expect(named(dropped, "a")).toMatchObject({
      stage: "dropped",
      dropReason: "nobody asked",
      startedAt: stampAt(60).at,
    });
    expect(refusalOf(dropItems([a], " "), five)).toBe("NEEDS_REASON");
  });
});

describe("recordOutcome", () => {
  it("measures released work and refuses what nobody can use yet", () => {
    const [a = ""] = idsOf(five, "a");
    expect(refusalOf(recordOutcome(a, "kept", "used daily"), five)).toBe("NOT_RELEASED");
    const released = to(five, moveItems([a], { stage: "released" }));
    expect(refusalOf(recordOutcome(a, "kept", ""), released)).toBe("NEEDS_REASON");
    const measured = named(to(released, recordOutcome(a, "removed", "nobody used it"), 60), "a");
    expect(measured.stage).toBe("measured");
    expect(measured.outcome).toMatchObject({ verdict: "removed", reason: "nobody used it", by: "Tester" });
  });
});

describe("applyOrder", () => {
  it("puts the named first in their order, the rest behind, and refuses when nothing would change", () => {
    const ids = idsOf(five, "e", "c");
    expect(titlesOf(to(five, applyOrder(shop, ids, "score")))).toEqual(["e", "c", "a", "b", "d"]);
    expect(refusalOf(applyOrder(shop, idsOf(five, "a", "b"), "score"), five)).toBe("NOTHING");
  });

  it("rewrites only who comes to stand elsewhere", () => {
    const swapped = applyOrder(shop, idsOf(five, "a", "c", "b"), "score")(five, stampAt(70));
    expect(swapped.ok && swapped.value.changes.map(({ id }) => id).sort()).toEqual([...idsOf(five, "b", "c")].sort());
  });

  it("puts the items of all products in one order", () => {
    const ids = [...wholeBacklog(five)].reverse().map(({ id }) => id);
    expect(wholeBacklog(to(five, applyOrder(null, ids, "score"))).map(({ id }) => id)).toEqual(ids);
  });
});

describe("editItem", () => {
  it("refuses a chain of predecessors that comes back to the item", () => {
    const [a = "", b = "", c = ""] = idsOf(five, "a", "b", "c");
    const chained = after([editItem(b, { dependsOn: [a] }), editItem(c, { dependsOn: [b] })], five, 60);
    expect(refusalOf(editItem(a, { dependsOn: [c] }), chained)).toBe("CYCLE");
    expect(refusalOf(editItem(a, { dependsOn: [a] }), chained)).toBe("CYCLE");
    expect(refusalOf(editItem(a, { dependsOn: ["gone"] }), chained)).toBe("UNKNOWN_RECORD");
    expect(refusalOf(editItem(a, { featureId: "gone" }), chained)).toBe("UNKNOWN_RECORD");
  });
});

describe("removeItems", () => {
  it("leaves nobody waiting for what is gone, also when its product goes", () => {
    const [a = ""] = idsOf(five, "a");
    const waiting = after([addItem({ ...blankItem(fax, "later"), dependsOn: [a] })], five, 60);
    expect(named(to(waiting, removeItems([a]), 70), "later").dependsOn).toEqual([]);
    expect(named(to(waiting, removeProduct(shop), 70), "later").dependsOn).toEqual([]);
  });

  it("refuses items of no product", () => {
    expect(refusalOf(addItems([]), five)).toBe("NOTHING");
    expect(refusalOf(addItem(blankItem("gone", "x")), five)).toBe("UNKNOWN_RECORD");
  });
});

describe("correctTimes", () => {
  const [a = ""] = idsOf(five, "a");
  const released = after([moveItems([a], { stage: "doing" }), moveItems([a], { stage: "released" })], five, 50);
  const item = named(released, "a");
  const day = 24 * 60 * 60 * 1000;

  it("moves a day, and the age in the stage that counted from it", () => {
    const corrected = named(
      to(released, correctTimes(a, { openedAt: 1000, deployedAt: item.startedAt, releasedAt: item.startedAt }), 60),
      "a",
    );
    expect([corrected.openedAt, corrected.releasedAt, corrected.stageSince]).toEqual([
      1000,
      item.startedAt,
      item.startedAt,
    ]);
    const back = named(to(released, correctTimes(a, { deployedAt: null }), 60), "a");
    expect([back.deployedAt, back.stageSince]).toEqual([null, item.stageSince]);
  });

  it("corrects when the outcome was seen", () => {
    const measured = after([recordOutcome(a, "kept", "used")], released, 60);
    const at = (item.releasedAt ?? 0) + 1;
    const corrected = named(to(measured, correctTimes(a, { measuredAt: at }), 70), "a");
    expect([corrected.outcome?.at, corrected.stageSince]).toEqual([at, at]);
  });

  it("refuses what cannot have been", () => {
    const refusal = (times: Parameters<typeof correctTimes>[1]) => refusalOf(correctTimes(a, times), released);
    expect(refusal({ startedAt: item.openedAt - day })).toBe("OUT_OF_ORDER");
    expect(refusal({ openedAt: (item.releasedAt ?? 0) + 1 })).toBe("OUT_OF_ORDER");
    expect(refusal({ releasedAt: stampAt(1000).at + day })).toBe("FUTURE");
    expect(refusal({ releasedAt: null })).toBe("NEEDS_TIME");
    expect(refusal({ measuredAt: stampAt(60).at })).toBe("NOT_REACHED");
    expect(refusal({ droppedAt: stampAt(60).at })).toBe("NOT_REACHED");
    expect(refusalOf(correctTimes("gone", {}), released)).toBe("UNKNOWN_RECORD");
  });

  it("lets an imported item keep what nobody knew while another day is corrected", () => {
    const unknown = { ...item, startedAt: null, releasedAt: null };
    const imported = { ...released, backlog: new Map([[shop, new Map([[a, unknown]])]]) };
    expect(named(to(imported, correctTimes(a, { openedAt: 1000 }), 60), "a").openedAt).toBe(1000);
  });
});
