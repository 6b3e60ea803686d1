import { constants, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { checkEntry, type Head, type WrittenEntry } from "#shared/domain/journal.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { type Disk, realDisk } from "./disk.ts";
import { onDisk, syncFolder, writeAt, writeWhole } from "./files.ts";
import { entryLines, readEntry, scanJournal, withoutBody } from "./journal-file.ts";
import { keepCopy } from "./kept.ts";
import { oneAtATime } from "./queue.ts";

const fileLimit = 16 * 1024 * 1024;
const answerLimit = 16 * 1024 * 1024;
const entryLimit = 256 * 1024 * 1024;
const fileName = /^\d{10}\.ndjson$/;

/** A file is named after the first entry in it; `ends` are the offsets behind each entry. */
type JournalFile = { readonly first: number; readonly path: string; readonly ends: number[] };

export type JournalFolders = { readonly folder: string; readonly kept: string };

/** The append-only journal: the first thing that is written and the last that is doubted. */
export type Journal = {
  readonly head: () => Head | null;
  readonly cut: { readonly bytes: number; readonly keptAs: string } | null;
  readonly broken: () => { readonly afterSeq: number; readonly message: string } | null;
  readonly append: (entry: WrittenEntry) => Promise<Result<Head>>;
  readonly read: (afterSeq: number, limit: number) => Promise<Result<readonly WrittenEntry[]>>;
  readonly eraseBody: (seq: number) => Promise<Result<Head>>;
  readonly close: () => Promise<void>;
};

/** Opens the journal: walks the chain, cuts a torn tail (copy kept), reports a break and deletes nothing. */
export async function openJournal(
  { folder, kept }: JournalFolders,
  { disk = realDisk, rotateAt = fileLimit }: { readonly disk?: Disk; readonly rotateAt?: number } = {},
): Promise<Journal> {
  await disk.mkdir(folder, { recursive: true });
  const pathOf = (first: number) => join(folder, `${String(first).padStart(10, "0")}.ndjson`);
  const found = await walk(folder, pathOf, disk);
  const files = found.files;
  const queued = oneAtATime();
  let head = found.head;
  let broken = found.broken;
  let target: { readonly handle: FileHandle; readonly file: JournalFile } | null = null;

  const cut = found.torn === null ? null : await cutTail(found.torn, kept, disk);

  async function closeTarget(): Promise<void> {
    const open = target;
    target = null;
    await open?.handle.close();
  }

  // What lies behind a break is put aside as copies only when the chain is continued before it.
  async function setBrokenAside(): Promise<void> {
    for (const path of found.aside) await keepCopy(path, "journal", kept, disk);
    for (const path of found.aside) {
      const intact = files.find((file) => file.path === path)?.ends.at(-1) ?? 0;
      if (intact > 0) await disk.truncate(path, intact);
      else await disk.rm(path, { force: true });
    }
    await syncFolder(folder, disk);
    broken = null;
  }

  async function openTarget(seq: number): Promise<{ readonly handle: FileHandle; readonly file: JournalFile }> {
    const last = files.at(-1);
    const full = last === undefined || (last.ends.at(-1) ?? 0) >= rotateAt;
    if (target !== null && !full) return target;
    await closeTarget();
    const file = full ? { first: seq, path: pathOf(seq), ends: [] } : last;
    const handle = await disk.open(file.path, constants.O_RDWR | constants.O_CREAT, 0o600);
    target = { handle, file };
    await handle.truncate(file.ends.at(-1) ?? 0);
    if (full) await syncFolder(folder, disk);
    return target;
  }

  async function write(entry: WrittenEntry): Promise<void> {
    const lines = entryLines(entry);
    const { handle, file } = await openTarget(entry.envelope.seq);
    const end = file.ends.at(-1) ?? 0;
    await writeAt(handle, lines, end);
    await handle.datasync();
    if (files.at(-1) !== file) files.push(file);
    file.ends.push(end + lines.length);
  }

  async function append(entry: WrittenEntry): Promise<Result<Head>> {
    if (entry.envelope.hash === head?.hash) return ok(head);
    const size = (entry.body ?? []).reduce((sum, part) => sum + part.length, 0);
    if (size > entryLimit) return refuse("TOO_LARGE", "This change is too large to be written at once.");
    const checked = await checkEntry(entry, head);
    if (!checked.ok) return checked;
    if (entry.body === null) return refuse("CHAIN_BROKEN", "A new entry needs its body.");
    const written = await onDisk(async () => {
      if (broken !== null) await setBrokenAside();
      await write(entry);
    });
    if (!written.ok) {
      // Opening anew truncates what the failed write left behind, before anything else is written.
      await closeTarget().catch(() => undefined);
      return written;
    }
    head = checked.value;
    return checked;
  }

  async function read(afterSeq: number, limit: number): Promise<Result<readonly WrittenEntry[]>> {
    const file = files.findLast((each) => each.first <= afterSeq + 1);
    const from = file === undefined ? 0 : afterSeq + 1 - file.first;
    if (file === undefined || from >= file.ends.length) return ok([]);
    const start = from === 0 ? 0 : (file.ends[from - 1] ?? 0);
    const ends = file.ends.slice(from, from + limit).filter((end, at) => at === 0 || end - start <= answerLimit);
    const bytes = await onDisk(() => readSlice(file.path, start, (ends.at(-1) ?? start) - start, disk));
    if (!bytes.ok) return bytes;
    const slices = ends.map((end, at) => bytes.value.subarray(at === 0 ? 0 : (ends[at - 1] ?? 0) - start, end - start));
    return readChecked(slices, afterSeq);
  }

  async function eraseBody(seq: number): Promise<Result<Head>> {
    if (broken !== null) return refuse("CHAIN_BROKEN", broken.message);
    const file = files.findLast((each) => each.first <= seq);
    const at = seq - (file?.first ?? 0);
    if (file === undefined || head === null || at >= file.ends.length) {
      return refuse("NO_SUCH_ENTRY", `The journal has no entry ${seq}.`);
    }
    const written = await onDisk(async () => {
      await closeTarget();
      const bytes = await disk.readFile(file.path);
      const [start, end] = [at === 0 ? 0 : (file.ends[at - 1] ?? 0), file.ends[at] ?? 0];
      const bare = withoutBody(bytes.subarray(start, end));
      const intact = file.ends.at(-1) ?? 0;
      await writeWhole(file.path, Buffer.concat([bytes.subarray(0, start), bare, bytes.subarray(end, intact)]), disk);
      return end - start - bare.length;
    });
    if (!written.ok) return written;
    for (let index = at; index < file.ends.length; index += 1)
      file.ends[index] = (file.ends[index] ?? 0) - written.value;
    return ok(head);
  }

  return {
    head: () => head,
    cut,
    broken: () => broken,
    append: (entry) => queued(() => append(entry)),
    read: (afterSeq, limit) => queued(() => read(afterSeq, limit)),
    eraseBody: (seq) => queued(() => eraseBody(seq)),
    close: () => queued(closeTarget),
  };
}

type Walk = {
  readonly files: JournalFile[];
  readonly head: Head | null;
  readonly torn: { readonly path: string; readonly intact: number; readonly size: number } | null;
  readonly broken: { readonly afterSeq: number; readonly message: string } | null;
  /** Files that are damaged, or lie behind the damage. */
  readonly aside: readonly string[];
};

async function walk(folder: string, pathOf: (first: number) => string, disk: Disk): Promise<Walk> {
  const names = (await disk.readdir(folder)).filter((name) => fileName.test(name)).sort();
  const files: JournalFile[] = [];
  let head: Head | null = null;
  for (const [at, name] of names.entries()) {
    const first = Number.parseInt(name, 10);
    const behind = names.slice(at + 1).map((each) => join(folder, each));
    const path = pathOf(first);
    const stopped = (message: string, aside: readonly string[]): Walk => {
      return { files, head, torn: null, broken: { afterSeq: head?.seq ?? 0, message }, aside };
    };
    const bytes = await disk.readFile(path);
    if (first !== (head?.seq ?? 0) + 1) {
      return stopped(`Entry ${(head?.seq ?? 0) + 1} is missing: a file of the journal is gone.`, [path, ...behind]);
    }
    const scan = scanJournal(bytes, head);
    head = scan.head;
    files.push({ first, path, ends: [...scan.ends] });
    if (scan.rest === null) continue;
    if (scan.rest.kind === "broken" || behind.length > 0) return stopped(scan.rest.message, [path, ...behind]);
    return { files, head, torn: { path, intact: scan.intact, size: bytes.length }, broken: null, aside: [] };
  }
  return { files, head, torn: null, broken: null, aside: [] };
}

async function cutTail(torn: NonNullable<Walk["torn"]>, kept: string, disk: Disk): Promise<Journal["cut"]> {
  const keptAs = await keepCopy(torn.path, "journal", kept, disk);
  const file = await disk.open(torn.path, "r+");
  try {
    await file.truncate(torn.intact);
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes: torn.size - torn.intact, keptAs };
}

async function readSlice(path: string, start: number, length: number, disk: Disk): Promise<Buffer> {
  const file = await disk.open(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(bytes, filled, length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

// Checks every entry by its hashes; one that does not fit ends the answer, and refuses it when it comes first.
async function readChecked(slices: readonly Buffer[], afterSeq: number): Promise<Result<readonly WrittenEntry[]>> {
  const entries: WrittenEntry[] = [];
  let before: Head | null = null;
  for (const slice of slices) {
    const entry = readEntry(slice);
    const seq = afterSeq + entries.length + 1;
    if (entry === null) {
      return entries.length > 0 ? ok(entries) : refuse("CHAIN_BROKEN", `Entry ${seq} of the journal cannot be read.`);
    }
    before ??= afterSeq === 0 ? null : { seq: afterSeq, hash: entry.envelope.previousHash };
    const checked: Result<Head> = await checkEntry(entry, before);
    if (!checked.ok) return entries.length > 0 ? ok(entries) : checked;
    before = checked.value;
    entries.push(entry);
  }
  return ok(entries);
}
