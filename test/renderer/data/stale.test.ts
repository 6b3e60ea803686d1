import { Dexie } from "dexie";
import { expect, describe, it } from "vitest";
import { schemaVersion } from "#shared/domain/migrations.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { freshDesktop, problemOf, startDataRoom } from "../../support/fault-window.ts";

describe("a window whose database a newer version opens", () => {
  it("lets it go at once, and writes nothing more to it or to the journal", async () => {
    // happy-dom has no locks; a window on its own gets every lock it asks for.
    const request = async (_name: string, _options: unknown, hold: (lock: unknown) => Promise<void>) => hold({});
    Object.defineProperty(navigator, "locks", { configurable: true, value: { request } });
    const desktop = await freshDesktop();
    const room = await startDataRoom(desktop);
    await room.openingStore.startOpening();
    room.portfolio.commit(addProduct(blankProduct("Fax")));
    expect(await problemOf(room)).toBeNull();

    const newer = new Dexie(room.names.currentDatabaseName());
    newer.version(schemaVersion + 1).stores({ products: "key", journal: "seq", mark: "key" });
    await newer.open();
    const rows = async () => Promise.all(newer.tables.map((table) => table.toArray()));
    const before = await rows();
    const refused = room.portfolio.commit(addProduct(blankProduct("Telex")));
    await room.portfolio.whenSettled();
    expect(refused).toMatchObject({ ok: false });
    expect(await rows()).toEqual(before);
    expect(desktop.entries).toHaveLength(1);
    newer.close();
  });
});
