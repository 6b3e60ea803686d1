import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ok, refuse, type Result } from "#shared/result.ts";
import { codeOf, onDisk, syncFolder, writeWhole } from "../files.ts";
import { namingFile } from "./file-sources.ts";

/** A file to be written: its path inside the folder, with slashes, and what it holds. */
export type WrittenFile = { readonly path: string; readonly content: string | Uint8Array };

/** By this file a folder is known as one that Winnow wrote. */
export const candidatesFile = "candidates.json";

/** What a folder holds now: nothing (or it is not there), what an earlier run wrote, or something else. */
async function holds(folder: string): Promise<"nothing" | "ours" | "other"> {
  try {
    const names = await readdir(folder);
    if (names.length === 0) return "nothing";
    return names.includes(candidatesFile) && names.includes("SHA256SUMS") ? "ours" : "other";
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "nothing";
    throw error;
  }
}

/** Whether a folder may be written at all; asked before any work, so that a long run is not in vain. */
export async function mayWrite(folder: string, replace: boolean): Promise<Result<null>> {
  const found = namingFile(folder, await onDisk(() => holds(folder)));
  if (!found.ok) return found;
  if (found.value === "nothing" || (found.value === "ours" && replace)) return ok(null);
  const message = `'${folder}' is not empty.`;
  return found.value === "ours"
    ? refuse(
        "OUT_NOT_EMPTY",
        message,
        "Name another folder, or say --replace to replace what an earlier run wrote there.",
      )
    : refuse("OUT_NOT_EMPTY", message, "Name a new or empty folder.");
}

/** Writes a folder whole or not at all: everything into one beside it, which then takes its name. */
export async function writeFolder(folder: string, files: readonly WrittenFile[]): Promise<Result<null>> {
  const place = resolve(folder);
  const beside = (what: string) =>
    join(dirname(place), `.${basename(place)}-${randomBytes(6).toString("hex")}.${what}`);
  const made = beside("partial");
  const aside = beside("replaced");
  try {
    const written = await onDisk(async () => {
      for (const { path, content } of files) {
        await mkdir(dirname(join(made, path)), { recursive: true });
        await writeWhole(join(made, path), typeof content === "string" ? Buffer.from(content) : content);
      }
      await replaceFolder(place, made, aside);
      await syncFolder(dirname(place));
      return null;
    });
    return namingFile(folder, written);
  } finally {
    await rm(made, { recursive: true, force: true });
    await rm(aside, { recursive: true, force: true });
  }
}

async function replaceFolder(place: string, made: string, aside: string): Promise<void> {
  const isMoved = await rename(place, aside).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    },
  );
  try {
    await rename(made, place);
  } catch (error) {
    if (isMoved) await rename(aside, place);
    throw error;
  }
}
