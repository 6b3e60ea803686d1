import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tableNames } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { completeSample } from "#shared/sample/complete-sample.ts";
import type { StandInDesktop } from "../../support/desktop-stand-in.ts";
import {
  freshDesktop,
  portfolioAfterRestart,
  problemOf,
  startDataRoom,
  type DataRoom,
} from "../../support/fault-window.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

const sample = await completeSample("2026-08", Date.UTC(2026, 8, 1));
const begin = restoreCommand(sample, "Begin with the sample portfolio");
const stride = process.env["LONG"] === undefined ? 11 : 1;
const realPut = Reflect.get(IDBObjectStore.prototype, "put") as (...given: unknown[]) => IDBRequest;

let desktop: StandInDesktop;
let room: DataRoom;

/** Makes the n-th put from now on fail, once. */
function failPut(n: number, code: string): { readonly wasReached: () => boolean } {
  let left = n;
  IDBObjectStore.prototype.put = function put(...given: unknown[]) {
    left -= 1;
    if (left === 0) throw new DOMException("injected", code);
    return realPut.apply(this, given);
  };
  return { wasReached: () => left <= 0 };
}

function mend(): void {
  IDBObjectStore.prototype.put = realPut;
}

beforeEach(async () => {
  desktop = await freshDesktop();
  room = await startDataRoom(desktop);
  await room.opening.openPortfolio(false);
});

afterEach(() => {
  mend();
  vi.useRealTimers();
});

describe("commit, where the database refuses", () => {
  it("keeps the change whichever put fails, writes nothing of it, and saves it when tried again", async () => {
    let failures = 0;
    for (let n = 1; ; n += stride) {
      desktop = await freshDesktop();
      room = await startDataRoom(desktop);
      await room.opening.openPortfolio(false);
      const fault = failPut(n, "QuotaExceededError");
      expect(room.portfolio.commit(begin).ok).toBe(true);
      const problem = await problemOf(room);
      if (!fault.wasReached()) break;
      failures += 1;
      mend();
      expect(problem?.code).toBe("STORE");
      expect(samePortfolio(room.portfolio.currentPortfolio(), sample)).toBe(true);
      const raw = await room.database.openDatabase("winnow", () => undefined);
      for (const table of tableNames) expect(await raw.dexie.table(table).count()).toBe(0);
      raw.dexie.close();
      expect(room.portfolio.commit(addProduct(blankProduct("Fax")))).toMatchObject({ problem: { code: "NOT_SAVED" } });
      room.portfolio.retrySaving();
      expect(await problemOf(room)).toBeNull();
      expect(desktop.entries).toHaveLength(1);
      expect(samePortfolio(await portfolioAfterRestart(desktop), sample)).toBe(true);
    }
    expect(failures).toBeGreaterThan(tableNames.length / stride);
  }, 300_000);

  it("loses nothing when the window ends before anyone tries again: the journal has it", async () => {
    failPut(7, "QuotaExceededError");
    room.portfolio.commit(begin);
    expect(await problemOf(room)).not.toBeNull();
    mend();
    expect(samePortfolio(await portfolioAfterRestart(desktop), sample)).toBe(true);
  });

  it("keeps what was committed behind a refused write in order", async () => {
    failPut(1, "QuotaExceededError");
    room.portfolio.commit(begin);
    room.portfolio.commit(addProduct(blankProduct("Fax")));
    room.portfolio.commit(addProduct(blankProduct("Telex")));
    expect(await problemOf(room)).not.toBeNull();
    mend();
    room.portfolio.retrySaving();
    expect(await problemOf(room)).toBeNull();
    expect(desktop.entries.map(({ envelope }) => envelope.label)).toEqual([
      "Begin with the sample portfolio",
      "Add product 'Fax'",
      "Add product 'Telex'",
    ]);
    const again = await portfolioAfterRestart(desktop);
    expect(countOf(again.products)).toBe(countOf(sample.products) + 2);
  });

  it("tells after a while that the database hangs, and saves when it goes on", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const hung = await hold("winnow");
    const committed = room.portfolio.commit(addProduct(blankProduct("Fax")));
    if (!committed.ok) throw new Error(committed.problem.message);
    let isSettled = false;
    void committed.value.saved.then(() => (isSettled = true));
    await vi.waitFor(() => expect(desktop.entries).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await problemOf(room)).toMatchObject({ code: "STORE_SLOW" });
    expect(isSettled).toBe(false);
    room.portfolio.retrySaving();
    hung.release();
    vi.useRealTimers();
    expect(await problemOf(room)).toBeNull();
    expect(await committed.value.saved).toMatchObject({ ok: true, value: { seq: 1 } });
    room.portfolio.commit(addProduct(blankProduct("Telex")));
    expect(await problemOf(room)).toBeNull();
    expect(countOf((await portfolioAfterRestart(desktop)).products)).toBe(2);
  });

  it("builds the working copy anew from the journal when the database breaks a constraint", async () => {
    // happy-dom has no locks; a window on its own gets every lock it asks for.
    const request = async (_name: string, _options: unknown, hold: (lock: unknown) => Promise<void>) => hold({});
    Object.defineProperty(navigator, "locks", { configurable: true, value: { request } });
    await room.openingStore.startOpening();
    room.portfolio.commit(addProduct(blankProduct("Fax")));
    expect(await problemOf(room)).toBeNull();
    failPut(1, "ConstraintError");
    const outcomes = ["Telex", "Pager"].map((name) => room.portfolio.commit(addProduct(blankProduct(name))));
    for (const outcome of outcomes) expect(outcome.ok && (await outcome.value.saved)).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(countOf(room.portfolio.currentPortfolio().products)).toBe(3));
    expect(room.portfolio.currentState().saving.state).toBe("saved");
    expect(room.names.currentDatabaseName()).not.toBe("winnow");
    expect(desktop.entries).toHaveLength(3);
    expect(countOf((await portfolioAfterRestart(desktop)).products)).toBe(3);
  });
});

describe("commit, where the journal refuses", () => {
  it("writes nothing to the database, tells why, and goes on when tried again", async () => {
    for (const code of ["DISK_FULL", "NOT_WRITABLE", "LOCK_LOST", "HOST_GONE", "CHAIN_BROKEN"]) {
      desktop.refuseNext.set("appendEntry", { code, message: "The desktop refuses." });
      room.portfolio.commit(addProduct(blankProduct(code)));
      expect(await problemOf(room)).toMatchObject({ code });
      const raw = await room.database.openDatabase("winnow", () => undefined);
      expect((await room.database.readMark(raw))?.lastSeq ?? 0).toBe(desktop.entries.length);
      raw.dexie.close();
      room.portfolio.retrySaving();
      expect(await problemOf(room)).toBeNull();
    }
    expect(desktop.entries).toHaveLength(5);
    expect(countOf((await portfolioAfterRestart(desktop)).products)).toBe(5);
  });

  it("appends before it writes, and says saved only after both", async () => {
    const order: string[] = [];
    const append = desktop.bridge.appendEntry;
    Object.assign(desktop.bridge, {
      appendEntry: async (...given: Parameters<typeof append>) => {
        order.push("append");
        return append(...given);
      },
    });
    IDBObjectStore.prototype.put = function put(...given: unknown[]) {
      if (order.at(-1) !== "put") order.push("put");
      return realPut.apply(this, given);
    };
    room.portfolio.onStoreChange(({ saving }) => {
      if (order.at(-1) !== saving.state) order.push(saving.state);
    });
    room.portfolio.commit(begin);
    await room.portfolio.whenSettled();
    expect(order).toEqual(["saving", "append", "put", "saving", "saved"]);
  });
});

/** Keeps a transaction on every store open until it is released. */
async function hold(name: string): Promise<{ readonly release: () => void }> {
  const opened = indexedDB.open(name);
  const database = await new Promise<IDBDatabase>((resolve) => {
    opened.addEventListener("success", () => resolve(opened.result));
  });
  const store = database.transaction([...database.objectStoreNames], "readwrite").objectStore("mark");
  let isHeld = true;
  const ask = () => {
    store.get("mark").addEventListener("success", () => {
      if (isHeld) ask();
      else database.close();
    });
  };
  ask();
  return {
    release: () => {
      isHeld = false;
    },
  };
}
