import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Dexie } from "dexie";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { allChunks, recordCounts } from "#data/chunks.ts";
import { addItems } from "#shared/domain/backlog-commands.ts";
import { blankItem } from "#shared/domain/backlog-item.ts";
import { moveItems } from "#shared/domain/backlog-moves.ts";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import type { WrittenEntry } from "#shared/domain/journal.ts";
import { schemaVersion } from "#shared/domain/migrations.ts";
import { tableNames, type Portfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import { allOf, countOf } from "#shared/domain/shelves.ts";
import { readPortfolioFile, writePortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { arbitraryPortfolio } from "../../support/arbitraries.ts";
import type { StandInDesktop } from "../../support/desktop-stand-in.ts";
import { freshDesktop, problemOf, startDataRoom, type DataRoom } from "../../support/fault-window.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

const realPut = Reflect.get(IDBObjectStore.prototype, "put") as (...given: unknown[]) => IDBRequest;
const added = new Set(["reviews", "proposals"]);
/** Native numbers are ten times Dexie's: a schema before the first one, without the tables added since. */
const olderNative = 0.5;
const older = "winnow-older";

let desktop: StandInDesktop;
let room: DataRoom;

const names = () => Array.from(allOf(room.portfolio.currentPortfolio().products), ({ name }) => name).sort();

async function restart() {
  room = await startDataRoom(desktop);
  return room.opening.openPortfolio(false);
}

/** Puts the working copy into the form of an older schema, as the version before this one would have left it. */
async function age(): Promise<void> {
  const portfolio = room.portfolio.currentPortfolio();
  const envelopes = room.portfolio.currentState().envelopes;
  const old = new Dexie(older);
  const stores = tableNames.filter((table) => !added.has(table)).map((table) => [table, "key"]);
  old.version(olderNative).stores({ ...Object.fromEntries(stores), journal: "seq", mark: "key" });
  await old.open();
  for (const table of tableNames) {
    if (!added.has(table)) await old.table(table).bulkPut(allChunks(portfolio, table));
  }
  await old.table("journal").bulkPut(envelopes);
  await old.table("mark").put({
    key: "mark",
    schema: 0,
    installation: room.portfolio.installationId(),
    lastSeq: envelopes.at(-1)?.seq ?? 0,
    counts: Object.fromEntries(Object.entries(recordCounts(portfolio)).filter(([table]) => !added.has(table))),
  });
  old.close();
  localStorage.setItem("winnow.database", older);
}

/** What the older database holds, and the number it stands at. */
async function olderState() {
  const old = new Dexie(older);
  await old.open();
  const tables = old.tables.map(({ name }) => name).sort();
  const rows = await Promise.all(tables.map((name) => old.table(name).toArray()));
  old.close();
  return { native: old.verno, tables, rows };
}

beforeEach(async () => {
  IDBObjectStore.prototype.put = realPut;
  desktop = await freshDesktop();
  room = await startDataRoom(desktop);
  await room.opening.openPortfolio(false);
  for (const name of ["Fax", "Telex"]) room.portfolio.commit(addProduct(blankProduct(name)));
  await room.portfolio.whenSettled();
});

describe("openPortfolio, on a working copy of an older schema", () => {
  it("writes it anew in the present form, after a snapshot, and leaves the older one as it was", async () => {
    await age();
    const before = await olderState();
    expect(await restart()).toEqual({ phase: "open", notice: null });
    expect(names()).toEqual(["Fax", "Telex"]);
    expect(room.names.currentDatabaseName()).not.toBe(older);
    expect(await olderState()).toEqual(before);
    expect(before.tables).not.toContain("proposals");
    const [kept] = desktop.snapshots;
    expect(kept?.snapshot.reason).toBe("beforeMigration");
    const read = await readPortfolioFile(kept?.bytes ?? new Uint8Array());
    expect(read.ok && [read.value.manifest.schema, countOf(read.value.portfolio.products)]).toEqual([0, 2]);
    room.portfolio.commit(addProduct(blankProduct("Pager")));
    expect(await problemOf(room)).toBeNull();
    expect(await restart()).toEqual({ phase: "open", notice: null });
    expect(names()).toEqual(["Fax", "Pager", "Telex"]);
    expect(room.portfolio.currentState().envelopes).toHaveLength(3);
    expect(desktop.snapshots).toHaveLength(1);
  });

  it("takes over what the journal has beyond it", async () => {
    await age();
    room.portfolio.commit(addProduct(blankProduct("Pager")));
    expect(await problemOf(room)).toBeNull();
    await restart();
    expect(names()).toEqual(["Fax", "Pager", "Telex"]);
  });

  it("stands at the older or the present schema, never between, whichever put fails, and succeeds when tried again", async () => {
    let failures = 0;
    for (let n = 1; ; n += 1) {
      localStorage.setItem("winnow.database", "winnow");
      await restart();
      await Dexie.delete(older);
      await age();
      const before = await olderState();
      let left = n;
      IDBObjectStore.prototype.put = function put(...given: unknown[]) {
        left -= 1;
        if (left === 0) throw new DOMException("injected", "QuotaExceededError");
        return realPut.apply(this, given);
      };
      const opening = await restart();
      IDBObjectStore.prototype.put = realPut;
      expect(await olderState()).toEqual(before);
      if (left > 0) break;
      failures += 1;
      expect(opening.phase).toBe("stopped");
      expect(room.names.currentDatabaseName()).toBe(older);
      expect((await restart()).phase).toBe("open");
      expect(names()).toEqual(["Fax", "Telex"]);
    }
    expect(failures).toBeGreaterThan(3);
  });

  it("changes nothing when the snapshot before cannot be taken", async () => {
    await age();
    desktop.refuseNext.set("saveSnapshot", { code: "DISK_FULL", message: "The disk is full." });
    expect(await restart()).toMatchObject({ phase: "stopped", problem: { code: "DISK_FULL" } });
    expect(room.names.currentDatabaseName()).toBe(older);
    expect((await restart()).phase).toBe("open");
  });

  it("refuses a record that does not fit, and keeps to the older one", async () => {
    await age();
    const old = new Dexie(older);
    await old.open();
    const [chunk] = (await old.table("products").toArray()) as { key: string; records: { name: string }[] }[];
    await old.table("products").put({ ...chunk, records: [{ ...chunk?.records[0], name: "" }] });
    old.close();
    const opening = await restart();
    expect(opening).toMatchObject({ phase: "stopped", problem: { code: "MIGRATION_FAILED" } });
    expect(room.names.currentDatabaseName()).toBe(older);
    expect(desktop.snapshots).toEqual([]);
  });

  it("rebuilds from the journal when the older one lost records", async () => {
    await age();
    const old = new Dexie(older);
    await old.open();
    await old.table("products").clear();
    old.close();
    expect(await restart()).toMatchObject({ phase: "open", notice: { rebuilt: true } });
    expect(names()).toEqual(["Fax", "Telex"]);
  });

  it("is left alone by a window that only reads", async () => {
    await age();
    room = await startDataRoom(desktop);
    expect(await room.opening.openPortfolio(true)).toMatchObject({
      phase: "stopped",
      problem: { code: "OLDER_SCHEMA" },
    });
    expect(room.names.currentDatabaseName()).toBe(older);
  });
});

describe("openPortfolio, on a working copy that kept a product's backlog in one piece", () => {
  it("lays it out anew, with every item where it stood, and writes one bundle of it for a move", async () => {
    const [fax, telex] = Array.from(allOf(room.portfolio.currentPortfolio().products), ({ id }) => id).sort();
    for (const [at, id = ""] of [fax, telex].entries()) {
      const lines = Array.from({ length: at === 0 ? 300 : 2 }, (_, n) => blankItem(id, `Item ${n + 1}`));
      room.portfolio.commit(addItems(lines));
    }
    await room.portfolio.whenSettled();
    const before = room.portfolio.currentPortfolio();
    await keepBacklogInPieces();
    expect(await restart()).toEqual({ phase: "open", notice: null });
    expect(samePortfolio(room.portfolio.currentPortfolio(), before)).toBe(true);
    const keys = await backlogKeys();
    expect(keys).not.toContain(fax);
    expect(keys.length).toBeGreaterThan(100);
    const [first, second] = backlogOf(before, fax ?? "");
    room.portfolio.commit(moveItems([first?.id ?? ""], { position: { at: "after", id: second?.id ?? "" } }));
    expect(await problemOf(room)).toBeNull();
    expect(await restart()).toEqual({ phase: "open", notice: null });
    expect(backlogOf(room.portfolio.currentPortfolio(), fax ?? "")[0]?.id).toBe(second?.id);
    expect(await backlogKeys()).toEqual(keys);
  });
});

/** Puts the working copy into the form of schema 3, in which a backlog lay by its product. */
async function keepBacklogInPieces(): Promise<void> {
  const portfolio = room.portfolio.currentPortfolio();
  const envelopes = room.portfolio.currentState().envelopes;
  const old = new Dexie(older);
  old
    .version(3)
    .stores({ ...Object.fromEntries(tableNames.map((table) => [table, "key"])), journal: "seq", mark: "key" });
  await old.open();
  for (const table of tableNames) {
    const chunks =
      table === "backlog"
        ? Array.from(portfolio.backlog, ([key, items]) => ({ key, records: [...items.values()] }))
        : allChunks(portfolio, table);
    await old.table(table).bulkPut(chunks);
  }
  await old.table("journal").bulkPut(envelopes);
  await old.table("mark").put({
    key: "mark",
    schema: 3,
    installation: room.portfolio.installationId(),
    lastSeq: envelopes.at(-1)?.seq ?? 0,
    counts: recordCounts(portfolio),
  });
  old.close();
  localStorage.setItem("winnow.database", older);
}

async function backlogKeys(): Promise<readonly string[]> {
  const database = new Dexie(room.names.currentDatabaseName());
  await database.open();
  const keys = await database.table("backlog").toCollection().primaryKeys();
  database.close();
  return keys as string[];
}

const fixtures = join(import.meta.dirname, "..", "..", "fixtures");
const stored = readdirSync(fixtures).filter((name) => name.startsWith("schema-"));

/** Writes what this schema leaves behind, once, before it is released: `WRITE_SCHEMA=1 npx vitest run migrations`. */
async function writeFixture(): Promise<void> {
  const isFull = (each: Portfolio) => tableNames.every((table) => countOf(each[table]) > 0);
  const [portfolio] = fc.sample(arbitraryPortfolio.filter(isFull), { numRuns: 1, seed: schemaVersion });
  if (portfolio === undefined) throw new Error("No portfolio has a record in every table.");
  room.portfolio.commit(restoreCommand(portfolio, "Everything at once"));
  expect(await problemOf(room)).toBeNull();
  const folder = join(fixtures, `schema-${schemaVersion}`);
  mkdirSync(folder, { recursive: true });
  const head = room.portfolio.journalHead();
  const about = { appVersion: "0.1.0", installation: room.portfolio.installationId(), at: Date.UTC(2026, 0, 1), head };
  writeFileSync(join(folder, "portfolio.winnow"), await writePortfolioFile(room.portfolio.currentPortfolio(), about));
  writeFileSync(join(folder, "journal.json"), `${JSON.stringify(desktop.entries, null, 1)}\n`);
}

describe("what every schema left behind", () => {
  it.runIf(process.env["WRITE_SCHEMA"] !== undefined)("is written for this one", writeFixture);

  it("has a fixture of this schema", () => {
    expect(existsSync(join(fixtures, `schema-${schemaVersion}`))).toBe(true);
  });

  it.each(stored)("opens: %s", async (name) => {
    const file = await readPortfolioFile(new Uint8Array(readFileSync(join(fixtures, name, "portfolio.winnow"))));
    if (!file.ok) throw new Error(file.problem.message);
    desktop = await freshDesktop();
    desktop.entries.push(...(JSON.parse(readFileSync(join(fixtures, name, "journal.json"), "utf8")) as WrittenEntry[]));
    const opening = await restart();
    if (opening.phase !== "recovery") throw new Error(`The start ended in '${opening.phase}'.`);
    expect((await room.opening.rebuild(opening.safekeeping)).phase).toBe("open");
    expect(samePortfolio(room.portfolio.currentPortfolio(), file.value.portfolio)).toBe(true);
    expect(countOf(file.value.portfolio.products)).toBeGreaterThan(0);
    expect(file.value.manifest.head).toEqual(room.portfolio.journalHead());
  });
});
