import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addFeature, blankFeature } from "#shared/domain/feature.ts";
import { addProduct, blankProduct, editProduct } from "#shared/domain/product.ts";
import { allOf, countOf } from "#shared/domain/shelves.ts";
import { recordUsage } from "#shared/domain/usage-commands.ts";
import { addTeam } from "#shared/domain/team.ts";
import { standInDesktop, type StandInDesktop } from "../../support/desktop-stand-in.ts";

type Data = {
  readonly portfolio: typeof import("#data/portfolio.ts");
  readonly opening: typeof import("#data/opening.ts");
  readonly undo: typeof import("#data/undo.ts");
  readonly database: typeof import("#data/database.ts");
};

let desktop: StandInDesktop;
let data: Data;

/** A fresh window on the same desktop and the same IndexedDB: what a restart is. */
async function restart(): Promise<Data> {
  vi.resetModules();
  Object.assign(window, { desktop: desktop.bridge });
  return {
    portfolio: await import("#data/portfolio.ts"),
    opening: await import("#data/opening.ts"),
    undo: await import("#data/undo.ts"),
    database: await import("#data/database.ts"),
  };
}

async function saved(outcome: ReturnType<Data["portfolio"]["commit"]>): Promise<void> {
  if (!outcome.ok) throw new Error(outcome.problem.code);
  const answer = await outcome.value.saved;
  if (!answer.ok) throw new Error(answer.problem.message);
}

function products(): readonly string[] {
  return Array.from(allOf(data.portfolio.currentPortfolio().products), (product) => product.name).sort();
}

async function addShop(): Promise<string> {
  await saved(data.portfolio.commit(addProduct(blankProduct("Shop"))));
  return Array.from(allOf(data.portfolio.currentPortfolio().products))[0]?.id ?? "";
}

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
  desktop = standInDesktop();
  data = await restart();
  const { phase } = await data.opening.openPortfolio(false);
  if (phase !== "firstRun") throw new Error(phase);
});

describe("commit", () => {
  it("shows the change in the same tick and saves it to the journal before the database", async () => {
    const outcome = data.portfolio.commit(addProduct(blankProduct("Shop")));
    expect(products()).toEqual(["Shop"]);
    expect(data.portfolio.currentState().saving.state).toBe("saving");
    expect(desktop.entries).toHaveLength(0);
    await saved(outcome);
    expect(desktop.entries).toHaveLength(1);
    expect(data.portfolio.currentState().saving.state).toBe("saved");
  });

  it("writes changes in the order they were made", async () => {
    const outcomes = ["A", "B", "C"].map((name) => data.portfolio.commit(addTeam({ name, dayRate: null })));
    await Promise.all(outcomes.map(saved));
    expect(desktop.entries.map((entry) => entry.envelope.label)).toEqual([
      "Add team 'A'",
      "Add team 'B'",
      "Add team 'C'",
    ]);
  });

  it("keeps a refused write in memory, stops further changes, and saves it when tried again", async () => {
    desktop.refuseNext.set("appendEntry", { code: "DISK_FULL", message: "The disk is full." });
    data.portfolio.commit(addProduct(blankProduct("Shop")));
    await data.portfolio.whenSettled();
    expect(data.portfolio.currentState().saving).toMatchObject({ state: "notSaved", problem: { code: "DISK_FULL" } });
    expect(products()).toEqual(["Shop"]);
    expect(data.portfolio.commit(addProduct(blankProduct("Fax")))).toMatchObject({ problem: { code: "NOT_SAVED" } });
    data.portfolio.retrySaving();
    await data.portfolio.whenSettled();
    expect(desktop.entries).toHaveLength(1);
    expect(data.portfolio.commit(addProduct(blankProduct("Fax"))).ok).toBe(true);
  });
});

describe("openPortfolio", () => {
  it("finds everything after a restart, usage included", async () => {
    const shop = await addShop();
    await saved(data.portfolio.commit(addFeature(blankFeature(shop, "Search"))));
    const cell = { subject: shop, month: "2025-03", eligible: 9, users: 4, uses: 7, full: true };
    await saved(data.portfolio.commit(recordUsage(shop, [cell])));
    data = await restart();
    expect((await data.opening.openPortfolio(false)).phase).toBe("open");
    expect(products()).toEqual(["Shop"]);
    expect(countOf(data.portfolio.currentPortfolio().features)).toBe(1);
    expect([...allOf(data.portfolio.currentPortfolio().usage)][0]?.users).toEqual(Uint32Array.of(4));
  });

  it("replays what the journal has and the database has not", async () => {
    const shop = await addShop();
    await saved(data.portfolio.commit(editProduct(shop, { job: "sell" })));
    const envelope = desktop.entries[1]?.envelope;
    const database = await data.database.openDatabase("winnow", () => undefined);
    await database.dexie.table("mark").update("mark", { lastSeq: 1 });
    await database.dexie.table("journal").delete(2);
    const [chunk] = await database.dexie.table("products").toArray();
    await database.dexie.table("products").put({ ...chunk, records: [{ ...chunk.records[0], job: "" }] });
    database.dexie.close();
    data = await restart();
    const opening = await data.opening.openPortfolio(false);
    expect(opening).toMatchObject({ phase: "open", notice: { replayed: 1 } });
    expect([...allOf(data.portfolio.currentPortfolio().products)][0]?.job).toBe("sell");
    expect(data.portfolio.currentState().envelopes.at(-1)).toEqual(envelope);
  });

  it("rebuilds from the journal when the database lost records, and keeps the damaged one", async () => {
    await addShop();
    const database = await data.database.openDatabase("winnow", () => undefined);
    await database.dexie.table("products").clear();
    database.dexie.close();
    data = await restart();
    expect(await data.opening.openPortfolio(false)).toMatchObject({ phase: "open", notice: { rebuilt: true } });
    expect(products()).toEqual(["Shop"]);
    expect((await Dexie.getDatabaseNames()).length).toBe(2);
  });

  it("never opens silently empty: a wiped database asks, and rebuilds on request", async () => {
    await addShop();
    await Dexie.delete("winnow");
    data = await restart();
    const opening = await data.opening.openPortfolio(false);
    expect(opening).toMatchObject({ phase: "recovery", reason: { code: "STORE_EMPTY" } });
    if (opening.phase !== "recovery") return;
    expect((await data.opening.rebuild(opening.safekeeping)).phase).toBe("open");
    expect(products()).toEqual(["Shop"]);
  });

  it("asks when the journal is shorter than what the database holds", async () => {
    await addShop();
    desktop.entries.length = 0;
    data = await restart();
    expect(await data.opening.openPortfolio(false)).toMatchObject({
      phase: "recovery",
      reason: { code: "JOURNAL_SHORT" },
    });
  });
});

describe("undo", () => {
  it("takes changes back one after another, also after a restart, and redo does them again", async () => {
    const shop = await addShop();
    await saved(data.portfolio.commit(editProduct(shop, { job: "sell" })));
    data = await restart();
    await data.opening.openPortfolio(false);
    const first = await data.undo.undo();
    expect(first).toMatchObject({ ok: true, value: { kept: [] } });
    expect([...allOf(data.portfolio.currentPortfolio().products)][0]?.job).toBe("");
    await data.portfolio.whenSettled();
    await data.undo.undo();
    expect(products()).toEqual([]);
    await data.portfolio.whenSettled();
    await data.undo.redo();
    await data.portfolio.whenSettled();
    await data.undo.redo();
    expect([...allOf(data.portfolio.currentPortfolio().products)][0]?.job).toBe("sell");
    await data.portfolio.whenSettled();
    expect(desktop.entries).toHaveLength(6);
  });
});
