import { basename, dirname, join } from "node:path";
import type { BridgeAnswer, Safekeeping } from "#shared/bridge.ts";
import type { WrittenEntry } from "#shared/domain/journal.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { type Disk, realDisk } from "./disk.ts";
import { onDisk } from "./files.ts";
import { type FolderLock, lockFolder } from "./folder-lock.ts";
import { type Journal, openJournal } from "./journal.ts";
import { forgetOldStoreCopies } from "./kept.ts";
import {
  markOpened,
  newerThan,
  newMarker,
  readMarker,
  type Running,
  type VersionMarker,
  writeMarker,
} from "./profile.ts";
import { oneAtATime } from "./queue.ts";
import { keepSnapshots, type SnapshotRequest, type Snapshots } from "./snapshots.ts";

/** Journal, snapshots and version marker of one folder, held by one host. */
export type SafekeepingHost = {
  readonly folder: string;
  readonly kept: string;
  /** The marker as it was found; main looks at it before Chromium's profile is touched. */
  readonly marker: () => VersionMarker | null;
  readonly open: (schema: number) => Promise<Result<Safekeeping>>;
  readonly appendEntry: (entry: WrittenEntry) => Promise<Result<BridgeAnswer<"appendEntry">>>;
  readonly readEntries: (afterSeq: number, limit: number) => Promise<Result<BridgeAnswer<"readEntries">>>;
  readonly eraseBody: (seq: number) => Promise<Result<BridgeAnswer<"eraseBody">>>;
  readonly saveSnapshot: (request: Omit<SnapshotRequest, "head">) => Promise<Result<BridgeAnswer<"saveSnapshot">>>;
  readonly listSnapshots: Snapshots["list"];
  readonly readSnapshot: Snapshots["read"];
  readonly setSecondFolder: (folder: string) => Promise<Result<string>>;
  readonly close: () => Promise<void>;
};

export type SafekeepingOptions = {
  readonly folder: string;
  readonly running: Running;
  readonly disk?: Disk;
  readonly now?: () => number;
};

const notOpened = refuse("NOT_OPENED", "The safekeeping folder was not opened yet.");
const newerWrote = refuse(
  "NEWER_DATA",
  "A newer version of Winnow has written here, so this one writes nothing.",
  "Install the newer version.",
);

/** Takes the folder for this host. Nothing but the lock is written before `open` has compared the versions. */
export async function takeSafekeeping(options: SafekeepingOptions): Promise<Result<SafekeepingHost>> {
  const { folder, running, disk = realDisk, now = Date.now } = options;
  const lock = await lockFolder(folder, { host: running.host, disk });
  if (!lock.ok) return lock;
  const found = await onDisk(() => readMarker(folder, disk));
  if (!found.ok) {
    await lock.value.release();
    return found;
  }
  return ok(hostOf({ folder, running, disk, now }, lock.value, found.value));
}

function hostOf(options: Required<SafekeepingOptions>, lock: FolderLock, found: VersionMarker | null): SafekeepingHost {
  const { folder, running, disk, now } = options;
  const kept = join(folder, "kept");
  let marker = found;
  let journal: Journal | null = null;
  let blocked = notOpened;
  let openedSchema = 0;
  const second = () => (marker?.secondFolder ? secondFolderOf(marker.secondFolder, marker.installation) : null);
  const queued = oneAtATime();
  const snapshots = keepSnapshots({ folder: join(folder, "snapshots"), second }, { disk, now });

  async function describe(newer: Safekeeping["newer"], openedBefore: boolean): Promise<Result<Safekeeping>> {
    const listed = await snapshots.list();
    if (!listed.ok) return listed;
    return ok({
      installation: marker?.installation ?? "",
      head: journal?.head() ?? null,
      cut: journal?.cut ?? null,
      broken: journal?.broken() ?? null,
      newer,
      openedBefore,
      snapshots: listed.value,
      folderLabel: labelOf(folder),
      secondFolderLabel: marker?.secondFolder ? basename(marker.secondFolder) : null,
    });
  }

  async function open(schema: number): Promise<Result<Safekeeping>> {
    const openedBefore = marker?.openedBefore[running.host] ?? false;
    const newer = marker === null ? null : newerThan(marker, running, schema);
    if (newer !== null) {
      blocked = newerWrote;
      return describe(newer, openedBefore);
    }
    const opened = await onDisk(async () => {
      journal ??= await openJournal({ folder: join(folder, "journal"), kept }, { disk });
      await forgetOldStoreCopies(kept, now(), disk);
      openedSchema = schema;
      const before = marker ?? { ...newMarker(await firstInstallation(journal)), schema };
      await mark(markOpened(before, running, before.schema));
    });
    return opened.ok ? describe(null, openedBefore) : opened;
  }

  async function mark(changed: VersionMarker): Promise<void> {
    if (JSON.stringify(changed) !== JSON.stringify(marker)) await writeMarker(folder, changed, disk);
    marker = changed;
  }

  // Only the first entry of a newer schema shuts older versions out: until then nothing here is newer than they know.
  async function append(open: Journal, entry: WrittenEntry): Promise<Result<BridgeAnswer<"appendEntry">>> {
    const present = marker;
    if (present !== null && present.schema < openedSchema) {
      const raised = await onDisk(() => mark({ ...present, schema: openedSchema }));
      if (!raised.ok) return raised;
    }
    return open.append(entry);
  }

  async function writing<T>(work: (open: Journal) => Promise<Result<T>>): Promise<Result<T>> {
    if (journal === null) return blocked;
    const held = await lock.held();
    return held.ok ? work(journal) : held;
  }

  return {
    folder,
    kept,
    marker: () => marker,
    open: (schema) => queued(() => open(schema)),
    appendEntry: (entry) => writing((open) => append(open, entry)),
    readEntries: async (afterSeq, limit) => (journal === null ? blocked : journal.read(afterSeq, limit)),
    eraseBody: (seq) => writing((open) => open.eraseBody(seq)),
    saveSnapshot: (request) => writing((open) => snapshots.save({ ...request, head: open.head() })),
    listSnapshots: snapshots.list,
    readSnapshot: snapshots.read,
    setSecondFolder: (chosen) =>
      writing(async () => {
        if (chosen === folder || chosen.startsWith(join(folder, "/"))) {
          return refuse("SAME_FOLDER", "The second folder lies inside the first.", "Choose one on another disk.");
        }
        return onDisk(async () => {
          const changed = { ...(marker ?? newMarker(null)), secondFolder: chosen };
          await disk.mkdir(secondFolderOf(chosen, changed.installation), { recursive: true });
          await mark(changed);
          return basename(chosen);
        });
      }),
    close: async () => {
      await journal?.close();
      await lock.release();
    },
  };
}

// Several machines may share one second folder: each keeps to its own.
function secondFolderOf(chosen: string, installation: string): string {
  return join(chosen, `Winnow ${installation.slice(0, 8)}`);
}

async function firstInstallation(journal: Journal): Promise<string | null> {
  const first = await journal.read(0, 1);
  return first.ok ? (first.value[0]?.envelope.installation ?? null) : null;
}

function labelOf(folder: string): string {
  return join(basename(dirname(folder)), basename(folder));
}
