import { createHash } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import type { Snapshot, SnapshotReason } from "#shared/bridge.ts";
import { bridgeArguments } from "#shared/bridge.ts";
import type { Head } from "#shared/domain/journal.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { type Disk, realDisk } from "./disk.ts";
import { onDisk, sweepTemporaries, syncFolder, writeWhole } from "./files.ts";
import { oneAtATime } from "./queue.ts";
import { snapshotsToPrune } from "./snapshot-pruning.ts";

const content = ".winnow";
const card = ".json";

const CardSchema = v.strictObject({
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15)),
  reason: bridgeArguments.saveSnapshot.items[0].entries.reason,
  records: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  head: v.nullable(v.strictObject({ seq: v.number(), hash: v.string() })),
});

/** A snapshot's card lies beside it and is written last: without a card a file is no snapshot. */
type Card = v.InferOutput<typeof CardSchema>;

type Listed = Card & { readonly id: string };

export type SnapshotRequest = {
  readonly reason: SnapshotReason;
  readonly records: number;
  readonly bytes: Uint8Array;
  readonly head: Head | null;
};

export type SnapshotFolders = {
  readonly folder: string;
  /** Where a second copy goes: another disk, or a folder that is synchronised. */
  readonly second: () => string | null;
};

export type Snapshots = {
  readonly list: () => Promise<Result<readonly Snapshot[]>>;
  readonly save: (request: SnapshotRequest) => Promise<Result<Snapshot>>;
  readonly read: (id: string) => Promise<Result<Uint8Array>>;
};

/** Verified snapshots in the safekeeping folder: only what was read back and compared is ever listed. */
export function keepSnapshots(
  { folder, second }: SnapshotFolders,
  { disk = realDisk, now = Date.now }: { readonly disk?: Disk; readonly now?: () => number } = {},
): Snapshots {
  const queued = oneAtATime();

  async function describe(listed: readonly Listed[]): Promise<readonly Snapshot[]> {
    const secondFolder = second();
    const copies = secondFolder === null ? null : new Set(await copiesIn(secondFolder));
    return listed.map(({ id, at, reason, size, sha256, head, records }) => {
      const copy = copies === null ? "none" : copies.has(id) ? "made" : "missing";
      return { id, at, reason, size, sha256, head, records, copy };
    });
  }

  async function copiesIn(secondFolder: string): Promise<readonly string[]> {
    const found = await onDisk(() => cards(secondFolder, disk));
    return found.ok ? found.value.map(({ id }) => id) : [];
  }

  async function save({ bytes, ...rest }: SnapshotRequest): Promise<Result<Snapshot>> {
    const before = await onDisk(async () => {
      await disk.mkdir(folder, { recursive: true });
      return (await highestNumber(folder, disk)) + 1;
    });
    if (!before.ok) return before;
    const number = before.value;
    const taken: Card = { number, at: now(), ...rest, size: bytes.length, sha256: hashOf(bytes) };
    const id = idOf(taken);
    const written = await onDisk(() => writeVerified(folder, { ...taken, id }, bytes, disk));
    if (!written.ok) return written;
    if (!written.value) {
      return refuse(
        "SNAPSHOT_DAMAGED",
        "The snapshot read back from the disk differs from what was written.",
        "Check the disk.",
      );
    }
    await writeSecond({ ...taken, id }, bytes);
    await prune();
    const [snapshot] = await describe([{ ...taken, id }]);
    return snapshot === undefined ? refuse("NOT_FOUND", "The snapshot is not there.") : ok(snapshot);
  }

  // A second folder on a stick that is not plugged in is no reason to refuse the snapshot: the answer says "missing".
  async function writeSecond(listed: Listed, bytes: Uint8Array): Promise<void> {
    const folder = second();
    if (folder === null) return;
    await onDisk(async () => {
      await disk.mkdir(folder, { recursive: true });
      return writeVerified(folder, listed, bytes, disk);
    });
  }

  async function prune(): Promise<void> {
    for (const place of [folder, second()]) {
      if (place !== null) await onDisk(() => pruneFolder(place, now(), disk));
    }
  }

  async function read(id: string): Promise<Result<Uint8Array>> {
    const found = await onDisk(async () => (await cards(folder, disk)).find((each) => each.id === id));
    if (!found.ok) return found;
    const listed = found.value;
    if (listed === undefined) return refuse("NOT_FOUND", "There is no such snapshot.");
    const bytes = await onDisk(() => disk.readFile(join(folder, id + content)));
    if (!bytes.ok) return bytes;
    if (hashOf(bytes.value) !== listed.sha256) {
      return refuse(
        "SNAPSHOT_DAMAGED",
        "This snapshot was changed or damaged after it was taken.",
        "Choose another one.",
      );
    }
    return ok(new Uint8Array(bytes.value));
  }

  return {
    list: () => queued(() => onDisk(async () => describe(await cards(folder, disk)))),
    save: (request) => queued(() => save(request)),
    read: (id) => queued(() => read(id)),
  };
}

async function writeVerified(folder: string, listed: Listed, bytes: Uint8Array, disk: Disk): Promise<boolean> {
  const path = join(folder, listed.id + content);
  await writeWhole(path, bytes, disk);
  if (hashOf(await disk.readFile(path)) !== listed.sha256) {
    await disk.rm(path, { force: true });
    return false;
  }
  const { id: _, ...written } = listed;
  await writeWhole(join(folder, listed.id + card), Buffer.from(JSON.stringify(written)), disk);
  return true;
}

/** All snapshots of a folder whose card can be read and whose size fits, from the first taken to the last. */
async function cards(folder: string, disk: Disk): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  for (const name of (await namesIn(folder, disk)).filter((each) => each.endsWith(card))) {
    const id = name.slice(0, -card.length);
    const read = v.safeParse(CardSchema, await readCard(join(folder, name), disk));
    const size = await disk.stat(join(folder, id + content)).then(
      (found) => found.size,
      () => null,
    );
    if (read.success && size === read.output.size && idOf(read.output) === id) listed.push({ ...read.output, id });
  }
  return listed.sort((a, b) => a.number - b.number);
}

async function readCard(path: string, disk: Disk): Promise<unknown> {
  try {
    return JSON.parse(await disk.readFile(path, "utf8"));
  } catch {
    return null;
  }
}

async function namesIn(folder: string, disk: Disk): Promise<readonly string[]> {
  return disk.readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}

async function highestNumber(folder: string, disk: Disk): Promise<number> {
  const numbers = (await namesIn(folder, disk)).map((name) => Number.parseInt(name, 10)).filter(Number.isFinite);
  return Math.max(0, ...numbers);
}

// The newest two whose bytes still fit their hash stay, whatever the rules say.
async function pruneFolder(folder: string, now: number, disk: Disk): Promise<void> {
  await sweepTemporaries(folder, disk);
  const listed = await cards(folder, disk);
  const gone = new Set(
    snapshotsToPrune(
      listed.map((each) => ({ ...each, copy: "none" })),
      now,
    ),
  );
  if (gone.size === 0) return;
  let good = 0;
  for (const { id, sha256 } of [...listed].reverse()) {
    if (good === 2) break;
    if (hashOf(await disk.readFile(join(folder, id + content))) !== sha256) continue;
    good += 1;
    gone.delete(id);
  }
  for (const id of gone) {
    await disk.rm(join(folder, id + content), { force: true });
    await disk.rm(join(folder, id + card), { force: true });
  }
  await syncFolder(folder, disk);
}

// 000042-20260101T120000Z-quiet: the number keeps the order even when the clock jumps.
function idOf({ number, at, reason }: Card): string {
  const time = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  return `${String(number).padStart(6, "0")}-${time}-${reason}`;
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
