import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Safekeeping } from "#shared/bridge.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import type { StandInDesktop } from "../../support/desktop-stand-in.ts";
import { freshDesktop, problemOf, startDataRoom, type DataRoom } from "../../support/fault-window.ts";

let desktop: StandInDesktop;
let room: DataRoom;

const products = () => Array.from(allOf(room.portfolio.currentPortfolio().products), ({ name }) => name).sort();

async function add(...names: readonly string[]): Promise<void> {
  for (const name of names) room.portfolio.commit(addProduct(blankProduct(name)));
  expect(await problemOf(room)).toBeNull();
}

async function restart() {
  room = await startDataRoom(desktop);
  return room.opening.openPortfolio(false);
}

/** Restarts into the recovery screen, and answers why it is shown. */
async function restartToRecover(): Promise<{ readonly safekeeping: Safekeeping; readonly code: string }> {
  const opening = await restart();
  if (opening.phase !== "recovery") throw new Error(`The restart ended in '${opening.phase}'.`);
  return { safekeeping: opening.safekeeping, code: opening.reason.code };
}

async function inDatabase(change: (table: (name: string) => import("dexie").Table) => Promise<unknown>): Promise<void> {
  const raw = await room.database.openDatabase(room.names.currentDatabaseName(), () => undefined);
  await change((name) => raw.dexie.table(name));
  raw.dexie.close();
}

/** Makes the desktop say something else of the safekeeping folder. */
function say(said: Partial<Safekeeping>): void {
  const { openSafekeeping } = desktop.bridge;
  Object.assign(desktop.bridge, {
    openSafekeeping: async (...given: Parameters<typeof openSafekeeping>) => {
      const opened = await openSafekeeping(...given);
      return opened.ok ? { ok: true, value: { ...opened.value, ...said } } : opened;
    },
  });
}

beforeEach(async () => {
  desktop = await freshDesktop();
  room = await startDataRoom(desktop);
  await room.opening.openPortfolio(false);
});

describe("openPortfolio", () => {
  it("takes over the first entry when the window ended before the database had it", async () => {
    await add("Fax");
    await inDatabase(async (table) =>
      Promise.all([table("mark").clear(), table("products").clear(), table("journal").clear()]),
    );
    expect(await restart()).toMatchObject({ phase: "open", notice: { replayed: 1 } });
    expect(products()).toEqual(["Fax"]);
  });

  it("makes no database in the place of one that is gone", async () => {
    await add("Fax");
    const { Dexie } = await import("dexie");
    await Dexie.delete("winnow");
    expect((await restartToRecover()).code).toBe("STORE_EMPTY");
    expect(await Dexie.getDatabaseNames()).toEqual([]);
  });

  it("finds the database that a rebuild made when a crash lost its name, and asks no second time", async () => {
    await add("Fax");
    const { Dexie } = await import("dexie");
    await Dexie.delete("winnow");
    const { safekeeping } = await restartToRecover();
    expect((await room.opening.rebuild(safekeeping)).phase).toBe("open");
    localStorage.clear();
    expect((await restart()).phase).toBe("open");
    expect(products()).toEqual(["Fax"]);
    expect(room.names.currentDatabaseName()).toMatch(/^winnow-/);
  });

  it.each(["mark", "products", "journal"])(
    "rebuilds by itself when the database lost what was in '%s'",
    async (name) => {
      await add("Fax", "Telex");
      await inDatabase((table) => table(name).clear());
      expect(await restart()).toMatchObject({ phase: "open" });
      expect(products()).toEqual(["Fax", "Telex"]);
      expect(room.portfolio.currentState().envelopes).toHaveLength(2);
    },
  );

  it("asks when a read fails, and opens nothing", async () => {
    await add("Fax");
    const reading = vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(() => {
      throw new DOMException("Seek failure", "UnknownError");
    });
    const { safekeeping, code } = await restartToRecover();
    reading.mockRestore();
    expect(code).toBe("STORE_UNREADABLE");
    expect((await room.opening.rebuild(safekeeping)).phase).toBe("open");
    expect(products()).toEqual(["Fax"]);
  });

  it("asks when the journal is another one than the working copy was written with", async () => {
    await add("Fax");
    await inDatabase(async (table) => table("journal").update(1, { hash: "f".repeat(64) }));
    expect((await restartToRecover()).code).toBe("OTHER_JOURNAL");
  });

  it("asks when the working copy belongs to another safekeeping folder, and takes nothing from it", async () => {
    await add("Fax");
    await inDatabase(async (table) => table("mark").update("mark", { installation: "another-one", lastSeq: 9 }));
    const { safekeeping, code } = await restartToRecover();
    expect(code).toBe("OTHER_INSTALLATION");
    await room.opening.rebuild(safekeeping);
    expect(products()).toEqual(["Fax"]);
    expect(desktop.entries).toHaveLength(1);
  });

  it("asks when a line of the journal is broken, before anything is written behind it", async () => {
    await add("Fax");
    say({ broken: { afterSeq: 1, message: "The line after entry 1 cannot be read." } });
    expect((await restartToRecover()).code).toBe("JOURNAL_BROKEN");
    expect(desktop.calls.filter((call) => call === "appendEntry")).toHaveLength(1);
  });

  it("asks when nothing of the journal is readable, instead of beginning anew", async () => {
    say({ head: null, broken: { afterSeq: 0, message: "The line after entry 0 cannot be read." } });
    expect((await restart()).phase).toBe("recovery");
  });
});

describe("rebuild", () => {
  it("takes what the working copy knows beyond a journal that lost its end, as a change of its own", async () => {
    await add("Fax", "Telex", "Pager");
    desktop.entries.length = 1;
    const { safekeeping, code } = await restartToRecover();
    expect(code).toBe("JOURNAL_SHORT");
    expect(await room.opening.rebuild(safekeeping)).toMatchObject({ phase: "open", notice: { rebuilt: true } });
    expect(products()).toEqual(["Fax", "Pager", "Telex"]);
    expect(await problemOf(room)).toBeNull();
    expect(desktop.entries.map(({ envelope }) => envelope.label)).toEqual([
      "Add product 'Fax'",
      "Restore what the journal had lost",
    ]);
    expect(await restart()).toMatchObject({ phase: "open", notice: null });
    expect(products()).toEqual(["Fax", "Pager", "Telex"]);
  });

  it("takes a snapshot beyond the journal's end when the working copy is gone too", async () => {
    await add("Fax", "Telex");
    await room.safekeeping.takeSnapshot("byHand");
    desktop.entries.length = 0;
    const { Dexie } = await import("dexie");
    await Dexie.delete("winnow");
    const { safekeeping } = await restartToRecover();
    expect((await room.opening.rebuild(safekeeping)).phase).toBe("open");
    await add("Pager");
    expect(products()).toEqual(["Fax", "Pager", "Telex"]);
    expect(await restart()).toMatchObject({ phase: "open" });
    expect(products()).toEqual(["Fax", "Pager", "Telex"]);
  });

  it("goes on from a snapshot where a body of the journal was damaged before it", async () => {
    await add("Fax", "Telex");
    await room.safekeeping.takeSnapshot("byHand");
    await add("Pager");
    damageBody(1);
    const { Dexie } = await import("dexie");
    await Dexie.delete("winnow");
    const { safekeeping } = await restartToRecover();
    const damage = "Entry 1 of the journal was changed.";
    expect(await room.opening.rebuild(safekeeping)).toMatchObject({ phase: "open", notice: { rebuilt: true, damage } });
    expect(products()).toEqual(["Fax", "Pager", "Telex"]);
  });

  it("asks again where neither reaches the end, and then takes the snapshot that a person chose", async () => {
    await add("Fax");
    await room.safekeeping.takeSnapshot("byHand");
    await add("Telex");
    damageBody(2);
    const { Dexie } = await import("dexie");
    await Dexie.delete("winnow");
    const { safekeeping } = await restartToRecover();
    expect(await room.opening.rebuild(safekeeping)).toMatchObject({
      phase: "recovery",
      reason: { code: "CHAIN_BROKEN" },
    });
    const [snapshot] = safekeeping.snapshots;
    if (snapshot === undefined) throw new Error("There is no snapshot.");
    expect((await room.salvage.recoverFrom(safekeeping, snapshot)).phase).toBe("open");
    expect(products()).toEqual(["Fax"]);
    await add("Pager");
    expect(await restart()).toMatchObject({ phase: "open" });
    expect(products()).toEqual(["Fax", "Pager"]);
  });

  it("says so when the new database cannot be written, and keeps the old one", async () => {
    await add("Fax", "Telex");
    await inDatabase((table) => table("products").clear());
    const writing = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("no space", "QuotaExceededError");
    });
    const { safekeeping } = await restartToRecover();
    expect((await room.opening.rebuild(safekeeping)).phase).toBe("stopped");
    writing.mockRestore();
    expect(room.names.currentDatabaseName()).toBe("winnow");
    expect(await restart()).toMatchObject({ phase: "open", notice: { rebuilt: true } });
    expect(products()).toEqual(["Fax", "Telex"]);
  });
});

describe("startEmpty", () => {
  const nothing: Partial<Safekeeping> = {
    head: null,
    broken: { afterSeq: 0, message: "The line after entry 0 cannot be read." },
    snapshots: [],
  };

  it("begins with the first run, keeps the database before, and goes on from there", async () => {
    await add("Fax");
    say(nothing);
    const { safekeeping, code } = await restartToRecover();
    expect(code).toBe("JOURNAL_SHORT");
    expect((await room.salvage.startEmpty(safekeeping)).phase).toBe("firstRun");
    expect(products()).toEqual([]);
    expect(room.names.currentDatabaseName()).not.toBe("winnow");
    const { Dexie } = await import("dexie");
    expect(await Dexie.getDatabaseNames()).toContain("winnow");
    desktop.entries.length = 0;
    await add("Telex");
    expect(desktop.entries.map(({ envelope }) => envelope.seq)).toEqual([1]);
    say({ broken: null, head: headOf(desktop) });
    expect(await restart()).toMatchObject({ phase: "open" });
    expect(products()).toEqual(["Telex"]);
  });

  it("changes nothing when the new database cannot be written", async () => {
    await add("Fax");
    say(nothing);
    const { safekeeping } = await restartToRecover();
    const writing = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("no space", "QuotaExceededError");
    });
    expect((await room.salvage.startEmpty(safekeeping)).phase).toBe("stopped");
    writing.mockRestore();
    expect(room.names.currentDatabaseName()).toBe("winnow");
    expect(desktop.entries).toHaveLength(1);
  });
});

/** Where the journal of a desktop ends. */
function headOf({ entries }: StandInDesktop): Safekeeping["head"] {
  const last = entries.at(-1)?.envelope;
  return last === undefined ? null : { seq: last.seq, hash: last.hash };
}

/** Changes what the n-th entry holds, as a flipped bit would; the real journal refuses to hand such an entry out. */
function damageBody(n: number): void {
  const { readEntries } = desktop.bridge;
  Object.assign(desktop.bridge, {
    readEntries: async ({ afterSeq, limit }: { readonly afterSeq: number; readonly limit: number }) => {
      if (afterSeq >= n) return readEntries({ afterSeq, limit });
      if (afterSeq === n - 1) {
        return { ok: false, problem: { code: "CHAIN_BROKEN", message: `Entry ${n} of the journal was changed.` } };
      }
      return readEntries({ afterSeq, limit: Math.min(limit, n - 1 - afterSeq) });
    },
  });
}
