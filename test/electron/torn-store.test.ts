import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forgetOldStoreCopies } from "../../electron/kept.ts";
import { cutTornTails, hasDamagedRecord, intactLength } from "../../electron/torn-store.ts";
import { freshFolder, seeded } from "./fixtures.ts";

const block = 32 * 1024;

/** Writes records as LevelDB does: split at block ends, padded where no header fits. `ends` are the ends of whole records. */
function logOf(sizes: readonly number[]): { readonly log: Buffer; readonly ends: readonly number[] } {
  const pieces: Buffer[] = [];
  const ends: number[] = [];
  let length = 0;
  const push = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const size of sizes) {
    let left = size;
    let begun = false;
    do {
      const room = block - (length % block);
      if (room < 7) push(Buffer.alloc(room));
      const fits = Math.min(left, block - (length % block) - 7);
      left -= fits;
      const header = Buffer.alloc(7);
      header.writeUInt32LE(0xc0ffee, 0);
      header.writeUInt16LE(fits, 4);
      header.writeUInt8(begun ? (left > 0 ? 3 : 4) : left > 0 ? 2 : 1, 6);
      push(header);
      push(Buffer.alloc(fits, 0x61));
      begun = true;
    } while (left > 0);
    ends.push(length);
  }
  return { log: Buffer.concat(pieces), ends };
}

describe("intactLength", () => {
  it("ends on a whole record wherever the log is cut", () => {
    const random = seeded(2);
    const { log, ends } = logOf(Array.from({ length: 120 }, () => Math.floor(random() * 3000)).concat(70_000, 12));
    for (let cut = log.length - 75_000; cut <= log.length; cut += 1 + Math.floor(random() * 30)) {
      expect(intactLength(log.subarray(0, cut))).toBe(ends.findLast((end) => end <= cut) ?? 0);
    }
    for (let cut = log.length - 2000; cut <= log.length; cut += 1) {
      expect(intactLength(log.subarray(0, cut))).toBe(ends.findLast((end) => end <= cut) ?? 0);
    }
  });

  it("finds a header without its payload", () => {
    const { log } = logOf([300, 300]);
    expect(intactLength(Buffer.concat([log, Buffer.from([1, 2, 3, 4, 76, 0, 1])]))).toBe(log.length);
  });

  it("answers 0 for what is no log", () => {
    expect(intactLength(new Uint8Array())).toBe(0);
    expect(intactLength(Buffer.from("no log at all"))).toBe(0);
  });
});

/** The list of files of a store as Chromium 156 writes it when it makes one: one record, with its checksum. */
const manifest = Buffer.from("e4d68eee10000101086964625f636d7031020003020400", "hex");

describe("hasDamagedRecord", () => {
  it("finds every flipped bit in a record that Chromium wrote", () => {
    expect(hasDamagedRecord(manifest)).toBe(false);
    for (let bit = 0; bit < 8 * manifest.length; bit += 1) {
      const flipped = Buffer.from(manifest);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      // A length that is another one is a torn record, or one that the checksum no longer fits.
      expect(intactLength(flipped) < flipped.length || hasDamagedRecord(flipped), `bit ${bit}`).toBe(true);
    }
  });
});

describe("cutTornTails", () => {
  it("cuts logs and manifests after keeping a copy, and touches nothing else", async () => {
    const profile = freshFolder();
    const store = join(profile, "IndexedDB", "app_winnow_0.indexeddb.leveldb");
    mkdirSync(store, { recursive: true });
    const { log } = logOf([100, 200]);
    const torn = Buffer.concat([log, Buffer.from([1, 2, 3, 4, 76, 0, 1])]);
    const tornList = Buffer.concat([manifest, Buffer.from([1, 2, 3, 4, 76, 0, 1])]);
    for (const name of ["000003.log", "000005.ldb"]) writeFileSync(join(store, name), torn);
    writeFileSync(join(store, "MANIFEST-000001"), tornList);
    writeFileSync(join(store, "CURRENT"), "MANIFEST-000001\n");
    writeFileSync(join(store, "000004.log"), log);
    const kept = join(profile, "kept");
    expect((await cutTornTails(profile, kept)).toSorted()).toEqual(["store-000003.log", "store-MANIFEST-000001"]);
    expect(readFileSync(join(store, "000003.log"))).toEqual(log);
    expect(readFileSync(join(store, "MANIFEST-000001"))).toEqual(manifest);
    expect(readFileSync(join(store, "000005.ldb"))).toEqual(torn);
    expect(readFileSync(join(kept, "store-000003.log"))).toEqual(torn);
    expect(await cutTornTails(profile, kept)).toEqual([]);
  });

  it("takes a store away whose list of files is gone, after keeping all of it", async () => {
    const profile = freshFolder();
    const store = join(profile, "IndexedDB", "app_winnow_0.indexeddb.leveldb");
    mkdirSync(store, { recursive: true });
    for (const name of ["000003.log", "LOCK"]) writeFileSync(join(store, name), name);
    writeFileSync(join(store, "CURRENT"), "MANIFEST-000001\n");
    const kept = join(profile, "kept");
    expect((await cutTornTails(profile, kept)).toSorted()).toEqual(["store-000003.log", "store-CURRENT"]);
    expect(readdirSync(join(profile, "IndexedDB"))).toEqual([]);
    expect(readFileSync(join(kept, "store-000003.log"), "utf8")).toBe("000003.log");
  });

  it.each([
    ["is garbled", "MANIDEST-000001\n", manifest],
    ["is empty", "", manifest],
    ["lacks its newline", "MANIFEST-000001", manifest],
    ["names a damaged list", "MANIFEST-000001\n", Buffer.from(manifest).fill(0xff, 9, 12)],
  ])("takes a store away whose CURRENT %s, after keeping all of it", async (_, current, list) => {
    const profile = freshFolder();
    const store = join(profile, "IndexedDB", "app_winnow_0.indexeddb.leveldb");
    mkdirSync(store, { recursive: true });
    writeFileSync(join(store, "CURRENT"), current);
    writeFileSync(join(store, "MANIFEST-000001"), list);
    const kept = await cutTornTails(profile, join(profile, "kept"));
    expect(kept.toSorted()).toEqual(["store-CURRENT", "store-MANIFEST-000001"]);
    expect(readdirSync(join(profile, "IndexedDB"))).toEqual([]);
  });

  it("does nothing where there is no store yet", async () => {
    const profile = freshFolder();
    expect(await cutTornTails(profile, join(profile, "kept"))).toEqual([]);
    expect(readdirSync(profile)).toEqual([]);
  });
});

describe("forgetOldStoreCopies", () => {
  it("forgets copies of the store after 30 days, those of the journal never", async () => {
    const kept = freshFolder();
    const now = Date.now();
    for (const [name, days] of [
      ["store-a", 31],
      ["store-b", 29],
      ["journal-a", 400],
    ] as const) {
      writeFileSync(join(kept, name), "");
      utimesSync(join(kept, name), new Date(now), new Date(now - days * 24 * 60 * 60 * 1000));
    }
    await forgetOldStoreCopies(kept, now);
    expect(readdirSync(kept).sort()).toEqual(["journal-a", "store-b"]);
  });
});
