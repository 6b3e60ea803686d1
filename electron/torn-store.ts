import { join } from "node:path";
import { type Disk, realDisk } from "./disk.ts";
import { keepCopy } from "./kept.ts";

// LevelDB's log format: blocks of 32 kB; a record is checksum (4), length (2), kind (1), payload; a record that does
// not fit is split into first, middle and last; fewer than seven bytes at the end of a block are padding.
const block = 32 * 1024;
const header = 7;
const kind = { whole: 1, first: 2, middle: 3, last: 4 };

/** How many bytes of a LevelDB log end on a complete record. */
export function intactLength(log: Uint8Array): number {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  let position = 0;
  let intact = 0;
  while (position < log.length) {
    const room = block - (position % block);
    if (room < header) {
      position += room;
      continue;
    }
    if (position + header > log.length) break;
    const end = position + header + view.getUint16(position + 4, true);
    const found = view.getUint8(position + 6);
    if (found < kind.whole || found > kind.last || end > log.length) break;
    position = end;
    if (found === kind.whole || found === kind.last) intact = end;
  }
  return intact;
}

/** Whether a record of a LevelDB log holds something else than its checksum says. */
export function hasDamagedRecord(log: Uint8Array): boolean {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  for (let position = 0; position + header <= log.length;) {
    const room = block - (position % block);
    if (room < header) {
      position += room;
      continue;
    }
    const end = position + header + view.getUint16(position + 4, true);
    if (view.getUint32(position, true) !== masked(crc32c(log.subarray(position + 6, end)))) return true;
    position = end;
  }
  return false;
}

const polynomial = 0x82f6_3b78;

/** The checksum of LevelDB: CRC-32C (Castagnoli), over the kind and the payload of a record. */
function crc32c(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
  }
  return ~crc >>> 0;
}

// LevelDB stores checksums rotated and shifted, so that a log within a log does not look like one.
function masked(crc: number): number {
  return (((crc >>> 15) | (crc << 17)) + 0xa282_ead8) >>> 0;
}

/**
 * Cuts torn tails off the logs of Chromium's IndexedDB before the window opens it, each after a copy was kept: Chromium
 * appends behind a torn record, and at the start after that finds it and deletes the whole store. A store that cannot be
 * opened any more is kept and taken away, so that it can be built anew.
 */
export async function cutTornTails(profile: string, kept: string, disk: Disk = realDisk): Promise<readonly string[]> {
  const cut: string[] = [];
  const root = join(profile, "IndexedDB");
  for (const store of await namesIn(root, disk)) {
    if (!store.endsWith(".leveldb")) continue;
    if (await cannotBeOpened(join(root, store), disk)) {
      cut.push(...(await setAside(join(root, store), kept, disk)));
      continue;
    }
    for (const name of await namesIn(join(root, store), disk)) {
      if (!name.endsWith(".log") && !name.startsWith("MANIFEST-")) continue;
      const path = join(root, store, name);
      const log = await disk.readFile(path);
      const intact = intactLength(log);
      if (intact === log.length || isPadding(log.subarray(intact))) continue;
      cut.push(await keepCopy(path, "store", kept, disk));
      await disk.truncate(path, intact);
    }
  }
  return cut;
}

/** Chromium can neither open nor replace a store whose list of files is gone or damaged; it says so at every start. */
async function cannotBeOpened(store: string, disk: Disk): Promise<boolean> {
  const names = await namesIn(store, disk);
  if (!names.includes("CURRENT")) return false;
  const named = /^(MANIFEST-\d+)\n$/.exec(await disk.readFile(join(store, "CURRENT"), "utf8"))?.[1];
  if (named === undefined || !names.includes(named)) return true;
  const manifest = await disk.readFile(join(store, named));
  return hasDamagedRecord(manifest.subarray(0, intactLength(manifest)));
}

async function setAside(store: string, kept: string, disk: Disk): Promise<readonly string[]> {
  const copies: string[] = [];
  for (const name of await namesIn(store, disk)) {
    if (name !== "LOCK") copies.push(await keepCopy(join(store, name), "store", kept, disk));
  }
  await disk.rm(store, { recursive: true });
  return copies;
}

function isPadding(rest: Uint8Array): boolean {
  return rest.length < header && rest.every((byte) => byte === 0);
}

async function namesIn(folder: string, disk: Disk): Promise<readonly string[]> {
  return disk.readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}
