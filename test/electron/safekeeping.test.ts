import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { WrittenEntry } from "#shared/domain/journal.ts";
import type { Running } from "../../electron/profile.ts";
import { type Disk, realDisk } from "../../electron/disk.ts";
import { takeSafekeeping } from "../../electron/safekeeping.ts";
import { systemError } from "./faulty-disk.ts";
import { chain, freshFolder, headOf, valueOf } from "./fixtures.ts";

const electron: Running = { host: "electron", appVersion: "1.0.0", chromium: "150.0.0.0" };
const browser: Running = { host: "browser", appVersion: "1.0.0", chromium: null };

async function taken(folder: string, running: Running = electron) {
  return valueOf(await takeSafekeeping({ folder, running }));
}

/** The real disk, on which no file can be renamed while it is made to fail. */
function stoppable(): { readonly disk: Disk; readonly fail: (fails: boolean) => void } {
  let fails = false;
  const rename: Disk["rename"] = async (...paths) => {
    if (fails) throw systemError("ENOSPC");
    return realDisk.rename(...paths);
  };
  return { disk: { ...realDisk, rename }, fail: (now) => (fails = now) };
}

function contents(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return names.map((entry) => `${entry.name}: ${readFileSync(join(entry.parentPath, entry.name), "hex")}`).toSorted();
}

describe("takeSafekeeping", () => {
  it("shows one host what the other wrote, under one installation", async () => {
    const folder = freshFolder();
    const first = await taken(folder);
    const opened = valueOf(await first.open(1));
    const entries = await chain(2);
    for (const entry of entries) valueOf(await first.appendEntry(entry));
    valueOf(await first.saveSnapshot({ reason: "quit", records: 1, bytes: new Uint8Array([1]) }));
    await first.close();

    const second = await taken(folder, browser);
    const found = valueOf(await second.open(1));
    expect(found).toMatchObject({
      installation: opened.installation,
      head: headOf(entries[1] as WrittenEntry),
      openedBefore: false,
    });
    expect(found.snapshots[0]?.head).toEqual(found.head);
    await second.close();
    expect(valueOf(await (await taken(folder)).open(1)).openedBefore).toBe(true);
  });

  it("changes no byte of what a newer version wrote", async () => {
    const folder = freshFolder();
    const newer = await taken(folder, { ...electron, appVersion: "2.0.0" });
    valueOf(await newer.open(5));
    const [one, two] = await chain(2);
    valueOf(await newer.appendEntry(one as WrittenEntry));
    valueOf(await newer.saveSnapshot({ reason: "quit", records: 1, bytes: new Uint8Array([1]) }));
    await newer.close();
    const before = contents(folder);

    const older = await taken(folder);
    const found = valueOf(await older.open(4));
    expect(found).toMatchObject({ newer: { appVersion: "2.0.0", schema: 5 }, head: null });
    expect(found.snapshots).toHaveLength(1);
    expect(await older.appendEntry(two as WrittenEntry)).toMatchObject({ ok: false, problem: { code: "NEWER_DATA" } });
    expect(await older.saveSnapshot({ reason: "quit", records: 1, bytes: new Uint8Array([1]) })).toMatchObject({
      ok: false,
    });
    expect(await older.eraseBody(1)).toMatchObject({ ok: false });
    await older.close();
    expect(contents(folder)).toEqual(before);
  });

  it("shuts older versions out with the first entry of a newer schema, not before", async () => {
    const folder = freshFolder();
    const [one, two] = (await chain(2)) as [WrittenEntry, WrittenEntry];
    const old = await taken(folder);
    valueOf(await old.open(1));
    valueOf(await old.appendEntry(one));
    await old.close();

    const next = await taken(folder, { ...electron, appVersion: "2.0.0" });
    valueOf(await next.open(2));
    await next.close();
    const again = await taken(folder);
    expect(valueOf(await again.open(1))).toMatchObject({ newer: null, head: headOf(one) });
    await again.close();

    const later = await taken(folder, { ...electron, appVersion: "2.0.0" });
    valueOf(await later.open(2));
    valueOf(await later.appendEntry(two));
    await later.close();
    const shutOut = await taken(folder);
    expect(valueOf(await shutOut.open(1)).newer).toEqual({ appVersion: "2.0.0", schema: 2 });
    await shutOut.close();
  });

  it("refuses an entry of a newer schema as long as the marker cannot say so", async () => {
    const folder = freshFolder();
    const [one, two] = (await chain(2)) as [WrittenEntry, WrittenEntry];
    const old = await taken(folder);
    valueOf(await old.open(1));
    valueOf(await old.appendEntry(one));
    await old.close();
    const { disk, fail } = stoppable();
    const next = valueOf(await takeSafekeeping({ folder, running: electron, disk }));
    valueOf(await next.open(2));
    fail(true);
    expect(await next.appendEntry(two)).toMatchObject({ ok: false, problem: { code: "DISK_FULL" } });
    expect(valueOf(await next.readEntries(0, 10))).toHaveLength(1);
    fail(false);
    valueOf(await next.appendEntry(two));
    await next.close();
    expect(valueOf(await (await taken(folder)).open(2)).head).toEqual(headOf(two));
  });

  it("writes nothing before it was opened", async () => {
    const folder = freshFolder();
    const host = await taken(folder);
    const [one] = await chain(1);
    expect(await host.appendEntry(one as WrittenEntry)).toMatchObject({ ok: false, problem: { code: "NOT_OPENED" } });
    expect(await host.readEntries(0, 1)).toMatchObject({ ok: false, problem: { code: "NOT_OPENED" } });
    expect(readdirSync(folder)).toEqual(["lock"]);
  });

  it("keeps a second folder, apart for each installation, and refuses one inside the first", async () => {
    const [folder, second] = [freshFolder(), freshFolder()];
    const host = await taken(folder);
    valueOf(await host.open(1));
    expect(await host.setSecondFolder(join(folder, "snapshots"))).toMatchObject({
      ok: false,
      problem: { code: "SAME_FOLDER" },
    });
    expect(valueOf(await host.setSecondFolder(second))).toBe(second.split("/").at(-1));
    expect(valueOf(await host.saveSnapshot({ reason: "byHand", records: 1, bytes: new Uint8Array([1]) })).copy).toBe(
      "made",
    );
    await host.close();
    expect(readdirSync(second)).toEqual([expect.stringMatching(/^Winnow [0-9a-f]{8}$/)]);
    const again = valueOf(await (await taken(folder)).open(1));
    expect(again.secondFolderLabel).toBe(second.split("/").at(-1));
    expect(again.snapshots[0]?.copy).toBe("made");
  });

  it("takes the installation from the journal when the marker was lost", async () => {
    const folder = freshFolder();
    const first = await taken(folder);
    valueOf(await first.open(1));
    valueOf(await first.appendEntry((await chain(1))[0] as WrittenEntry));
    await first.close();
    const { rmSync } = await import("node:fs");
    for (const name of ["profile.json", "profile.backup.json"]) rmSync(join(folder, name));
    expect(valueOf(await (await taken(folder)).open(1)).installation).toBe("installation-1");
    expect(existsSync(join(folder, "profile.json"))).toBe(true);
  });
});
