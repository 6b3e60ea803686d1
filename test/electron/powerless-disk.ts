import type { FileHandle } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Disk } from "../../electron/disk.ts";
import { systemError } from "./faulty-disk.ts";

/** A write or a change of length that is not on the platter yet. */
type Unsynced =
  | { readonly kind: "write"; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: "length"; readonly length: number };

type File = { readonly id: number; synced: Buffer; unsynced: Unsynced[] };

/** A name that came, went or moved in a folder, and is not on the platter yet; a move is one or nothing. */
type Named = { readonly folder: string; readonly names: readonly (readonly [name: string, id: number | null])[] };

type Platter = {
  readonly files: Map<number, File>;
  readonly names: Map<string, Map<string, number>>;
  pending: Named[];
};

/** A moment of a disk: what is synced and what is not, and how much had been answered by then. */
export type Moment = { readonly platter: Platter; readonly answered: number };

const sector = 512;

function withUnsynced(file: File): Buffer {
  return file.unsynced.reduce(applied, file.synced);
}

function applied(content: Buffer, change: Unsynced): Buffer {
  const length = change.kind === "length" ? change.length : Math.max(content.length, change.at + change.bytes.length);
  const next = Buffer.alloc(length);
  content.copy(next, 0, 0, Math.min(content.length, length));
  if (change.kind === "write") change.bytes.copy(next, change.at);
  return next;
}

function copyOf({ files, names, pending }: Platter): Platter {
  return {
    files: new Map(Array.from(files, ([id, file]) => [id, { ...file, unsynced: [...file.unsynced] }])),
    names: new Map(Array.from(names, ([folder, known]) => [folder, new Map(known)])),
    pending: [...pending],
  };
}

function notThere(): Error {
  return systemError("ENOENT");
}

/** A disk in memory that forgets what was not synced, as a real one does when the power fails. */
export function powerlessDisk(start: Platter = { files: new Map(), names: new Map(), pending: [] }) {
  const platter = start;
  const moments: Moment[] = [];
  let answered = 0;
  let lastId = Math.max(0, ...platter.files.keys());
  const note = () => moments.push({ platter: copyOf(platter), answered });

  /** The names in a folder as the running system sees them. */
  function seen(folder: string): Map<string, number> {
    const names = new Map(platter.names.get(folder));
    for (const change of platter.pending) {
      if (change.folder !== folder) continue;
      for (const [name, id] of change.names) {
        if (id === null) names.delete(name);
        else names.set(name, id);
      }
    }
    return names;
  }

  function fileAt(path: string): File {
    const file = platter.files.get(seen(dirname(path)).get(basename(path)) ?? 0);
    if (file === undefined) throw notThere();
    return file;
  }

  function rename(folder: string, ...names: Named["names"]): void {
    platter.pending.push({ folder, names });
    note();
  }

  function change(file: File, unsynced: Unsynced): void {
    file.unsynced.push(unsynced);
    note();
  }

  function handleOf(file: File): FileHandle {
    const sync = async () => {
      file.synced = withUnsynced(file);
      file.unsynced = [];
      note();
    };
    return {
      write: async (bytes: Uint8Array, offset: number, length: number, at: number) => {
        change(file, { kind: "write", at, bytes: Buffer.from(bytes.subarray(offset, offset + length)) });
        return { bytesWritten: length };
      },
      read: async (into: Buffer, offset: number, length: number, at: number) => {
        return { bytesRead: withUnsynced(file).copy(into, offset, at, at + length) };
      },
      truncate: async (length: number) => change(file, { kind: "length", length }),
      sync,
      datasync: sync,
      close: async () => undefined,
    } as unknown as FileHandle;
  }

  function folderHandle(folder: string): FileHandle {
    const sync = async () => {
      platter.names.set(folder, seen(folder));
      platter.pending = platter.pending.filter((each) => each.folder !== folder);
      note();
    };
    return { sync, close: async () => undefined } as unknown as FileHandle;
  }

  const disk = {
    mkdir: async (folder: string) => {
      if (!platter.names.has(folder)) platter.names.set(folder, new Map());
    },
    readdir: async (folder: string) => {
      if (!platter.names.has(folder)) throw notThere();
      return [...seen(folder).keys()];
    },
    open: async (path: string) => {
      if (platter.names.has(path)) return folderHandle(path);
      const id = seen(dirname(path)).get(basename(path)) ?? (lastId += 1);
      const file = platter.files.get(id) ?? { id, synced: Buffer.alloc(0), unsynced: [] };
      if (!platter.files.has(id)) {
        platter.files.set(id, file);
        rename(dirname(path), [basename(path), id]);
      }
      return handleOf(file);
    },
    readFile: async (path: string, encoding?: string) => {
      const content = withUnsynced(fileAt(path));
      return encoding === undefined ? content : content.toString("utf8");
    },
    stat: async (path: string) => ({ size: withUnsynced(fileAt(path)).length, mtimeMs: Date.now() }),
    rename: async (from: string, to: string) =>
      rename(dirname(from), [basename(from), null], [basename(to), fileAt(from).id]),
    rm: async (path: string) => {
      if (seen(dirname(path)).has(basename(path))) rename(dirname(path), [basename(path), null]);
    },
    truncate: async (path: string, length: number) => change(fileAt(path), { kind: "length", length }),
    copyFile: async (from: string, to: string) => {
      const handle = await disk.open(to);
      const content = withUnsynced(fileAt(from));
      await handle.write(content, 0, content.length, 0);
    },
    utimes: async () => undefined,
  };
  return { disk: disk as unknown as Disk, moments, answer: () => (answered += 1) };
}

/** What a disk may hold after the power failed at some moment: any of what was not synced, whole, torn or not at all. */
export function afterPowerLoss({ platter }: Moment, random: () => number): Platter {
  const { files, names, pending } = copyOf(platter);
  for (const file of files.values()) {
    for (const change of file.unsynced) file.synced = survived(file.synced, change, random);
    file.unsynced = [];
  }
  for (const change of pending) {
    if (random() < 0.5) continue;
    const known = names.get(change.folder) ?? new Map<string, number>();
    for (const [name, id] of change.names) {
      if (id === null) known.delete(name);
      else known.set(name, id);
    }
    names.set(change.folder, known);
  }
  return { files, names, pending: [] };
}

/** Sectors reach the platter in any order: each may be there or not, and the length may be the old one, or any up to the new. */
function survived(content: Buffer, change: Unsynced, random: () => number): Buffer {
  const whole = applied(content, change);
  const fate = random();
  if (fate < 0.3) return content;
  if (fate < 0.5 || change.kind === "length") return whole;
  const torn = Buffer.from(whole);
  for (let at = change.at - (change.at % sector); at < whole.length; at += sector) {
    if (random() < 0.6) continue;
    for (let byte = Math.max(at, change.at); byte < Math.min(at + sector, whole.length); byte += 1) {
      torn[byte] = content[byte] ?? 0;
    }
  }
  const least = Math.min(content.length, whole.length);
  return random() < 0.5 ? torn : torn.subarray(0, least + Math.floor(random() * (torn.length - least + 1)));
}
