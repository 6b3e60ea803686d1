import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { About } from "#shared/bridge.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { type Disk, realDisk } from "./disk.ts";
import { codeOf, onDisk } from "./files.ts";

const heartbeat = 10_000;
const silence = 60_000;

const HolderSchema = v.strictObject({
  pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  host: v.picklist(["electron", "browser"]),
  token: v.string(),
});

export type FolderLock = {
  /** Refuses when another host has taken the folder over, after this one was asleep or stopped for a minute. */
  readonly held: () => Promise<Result<true>>;
  readonly release: () => Promise<void>;
};

export type LockOptions = {
  readonly host: About["host"];
  readonly disk?: Disk;
  readonly isAlive?: (pid: number) => boolean;
  readonly now?: () => number;
};

/** Takes the safekeeping folder for one host: two would write two journals into one chain. */
export async function lockFolder(
  folder: string,
  { host, disk = realDisk, isAlive = processIsAlive, now = Date.now }: LockOptions,
): Promise<Result<FolderLock>> {
  const path = join(folder, "lock");
  const token = randomUUID();
  const prepared = await onDisk(() => disk.mkdir(folder, { recursive: true, mode: 0o700 }));
  if (!prepared.ok) return prepared;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const written = await onDisk(() => writeLock(path, { pid: process.pid, host, token }, disk));
    if (!written.ok) return written;
    if (written.value) return ok(holdLock(path, token, disk));
    const holder = await readHolder(path);
    const beat = await disk.stat(path).then(
      (found) => found.mtimeMs,
      () => 0,
    );
    const age = Math.abs(now() - beat);
    // A lock that cannot be read yet is being written at this moment.
    const taken = holder === null ? age < heartbeat : isAlive(holder.pid) && age < silence;
    if (taken) return refuse("FOLDER_TAKEN", takenBy(holder?.host ?? host), "Use that window, or close it first.");
    await disk.rename(path, `${path}.stale`).catch(() => undefined);
  }
  return refuse("FOLDER_TAKEN", "Another Winnow was started at the same moment.", "Use that window.");
}

function takenBy(host: About["host"]): string {
  return host === "electron"
    ? "Winnow is already open on this machine as a desktop app."
    : "Winnow is already open on this machine in browser mode.";
}

async function writeLock(path: string, holder: v.InferOutput<typeof HolderSchema>, disk: Disk): Promise<boolean> {
  try {
    const file = await disk.open(path, "wx", 0o600);
    try {
      await file.writeFile(JSON.stringify(holder));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function holdLock(path: string, token: string, disk: Disk): FolderLock {
  const beating = setInterval(() => {
    const time = new Date();
    // A beat that fails shows at the next write, which looks at the lock itself.
    disk.utimes(path, time, time).catch(() => undefined);
  }, heartbeat);
  beating.unref();
  const isOurs = async () => (await readHolder(path))?.token === token;
  return {
    held: async () =>
      (await isOurs())
        ? ok(true)
        : refuse(
            "LOCK_LOST",
            "Another Winnow has taken over the safekeeping folder.",
            "Close this window and use the other one.",
          ),
    release: async () => {
      clearInterval(beating);
      if (await isOurs()) await disk.rm(path, { force: true });
    },
  };
}

async function readHolder(path: string): Promise<v.InferOutput<typeof HolderSchema> | null> {
  try {
    const parsed = v.safeParse(HolderSchema, JSON.parse(await readFile(path, "utf8")));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
