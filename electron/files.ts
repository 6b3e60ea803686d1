import { randomBytes } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ok, type Problem, type Result } from "#shared/result.ts";
import { type Disk, realDisk } from "./disk.ts";

const day = 24 * 60 * 60 * 1000;
const temporaryName = /^\.winnow-[0-9a-f]{12}\.tmp$/;
const patience = 10_000;

/** Writes a file whole or not at all: a temporary file beside it, fsync, rename, fsync of the folder. */
export async function writeWhole(path: string, content: Uint8Array, disk: Disk = realDisk): Promise<void> {
  const folder = dirname(path);
  await sweepTemporaries(folder, disk);
  const temporary = join(folder, `.winnow-${randomBytes(6).toString("hex")}.tmp`);
  try {
    const file = await disk.open(temporary, "wx");
    try {
      await writeAt(file, content, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await renamePatiently(temporary, path, disk);
    await syncFolder(folder, disk);
  } catch (error) {
    await disk.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Writes all bytes at a position, however many calls the system needs for it. */
export async function writeAt(file: FileHandle, content: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < content.length) {
    const { bytesWritten } = await file.write(content, written, content.length - written, position + written);
    written += bytesWritten;
  }
}

/** Makes the names in a folder durable. Windows has no such call and needs none. */
export async function syncFolder(folder: string, disk: Disk = realDisk): Promise<void> {
  if (process.platform === "win32") return;
  const opened = await disk.open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

// Virus scanners and indexers on Windows hold a file for moments after it was written.
async function renamePatiently(from: string, to: string, disk: Disk): Promise<void> {
  const start = performance.now();
  for (;;) {
    try {
      await disk.rename(from, to);
      return;
    } catch (error) {
      const busy = process.platform === "win32" && ["EPERM", "EBUSY", "EACCES"].includes(codeOf(error) ?? "");
      if (!busy || performance.now() - start > patience) throw error;
      await sleep(100);
    }
  }
}

/** Removes temporary files that a killed app left behind a day ago or longer; only names that are certainly ours. */
export async function sweepTemporaries(folder: string, disk: Disk = realDisk): Promise<void> {
  const names = await disk.readdir(folder).catch((): string[] => []);
  for (const name of names.filter((each) => temporaryName.test(each))) {
    const path = join(folder, name);
    const age = await disk.stat(path).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > day) await disk.rm(path, { force: true }).catch(() => undefined);
  }
}

const reservedName = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// Separators, what Windows forbids, control characters, and marks that turn the reading direction around.
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is removed here
const forbidden = /[/\\:*?"<>|\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A name that every file system takes and that looks like what it is; never a path. */
export function safeFileName(suggested: string): string {
  const plain = suggested
    .normalize("NFC")
    .replaceAll(/\p{Surrogate}/gu, "-")
    .replaceAll(forbidden, "-")
    .replace(/^[\s.]+/, "")
    .replace(/[\s.]+$/, "");
  const named = plain === "" ? "winnow" : reservedName.test(plain) ? `_${plain}` : plain;
  const dot = named.lastIndexOf(".");
  const ending = dot > 0 && named.length - dot <= 12 ? named.slice(dot) : "";
  return shorten(named.slice(0, named.length - ending.length), 200 - Buffer.byteLength(ending)) + ending;
}

function shorten(text: string, limit: number): string {
  let kept = text;
  while (Buffer.byteLength(kept) > limit) kept = Array.from(kept).slice(0, -1).join("");
  return kept;
}

/** The code of a system error, such as ENOSPC. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** What a failed file operation means to a person; null when the error is no system error but a bug. */
export function diskProblem(error: unknown): Problem | null {
  const code = codeOf(error);
  if (code === undefined || !(error instanceof Error && "syscall" in error)) return null;
  const file = "path" in error && typeof error.path === "string" ? `“${basename(error.path)}”` : "the file";
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return { code: "DISK_FULL", message: "The disk is full.", fix: "Free some space, then try again." };
    case "EACCES":
    case "EPERM":
      return {
        code: "NOT_WRITABLE",
        message: `This account has no right to write ${file}.`,
        fix: "Choose another folder, or change the rights of this one.",
      };
    case "EBUSY":
    case "ETXTBSY":
      return {
        code: "FILE_BUSY",
        message: `Another program is using ${file}.`,
        fix: "Close it there, then try again.",
      };
    case "EROFS":
      return {
        code: "READ_ONLY",
        message: "This disk can only be read, not written.",
        fix: "Choose a folder on another disk.",
      };
    case "ENAMETOOLONG":
      return { code: "NAME_TOO_LONG", message: "The name of the file is too long.", fix: "Choose a shorter name." };
    case "ENOENT":
      return {
        code: "NOT_FOUND",
        message: `${file} is not there any more.`,
        fix: "Check that its disk or network drive is connected, then try again.",
      };
    default:
      return { code: "DISK_FAILED", message: `The disk answered ${code} for ${file}.`, fix: "Try again." };
  }
}

/** Runs work on files: a system error becomes a refusal in words, anything else is a bug and thrown on. */
export async function onDisk<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    const problem = diskProblem(error);
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}
