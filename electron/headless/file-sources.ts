import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { ByteSource } from "#shared/exchange/byte-source.ts";
import { refuse, type Result } from "#shared/result.ts";
import { codeOf, onDisk } from "../files.ts";

/** Files opened for reading; all of them are closed together. */
export type OpenedFiles = {
  readonly open: (path: string, name?: string) => Promise<Result<ByteSource>>;
  readonly close: () => Promise<void>;
};

/** Opens files as the importers see them: by slices, never whole. */
export function openFiles(): OpenedFiles {
  const handles: FileHandle[] = [];

  async function opened(path: string, name: string): Promise<ByteSource> {
    const handle = await open(path, "r");
    handles.push(handle);
    const { size } = await handle.stat();
    return { name, size, slice: (from, to) => readSlice(handle, from, to - from) };
  }

  return {
    open: async (path, name = basename(path)) => namingFile(path, await onDisk(() => opened(path, name))),
    close: async () => {
      await Promise.all(handles.splice(0).map((handle) => handle.close()));
    },
  };
}

async function readSlice(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** A refusal of the disk with the path as it was given, since a terminal has many files at once. */
export function namingFile<T>(path: string, answer: Result<T>): Result<T> {
  if (answer.ok) return answer;
  const { code } = answer.problem;
  if (code === "NOT_FOUND") return refuse(code, `There is no '${path}'.`, "Check how the path is written.");
  if (code === "NOT_WRITABLE") return refuse("NOT_READABLE", `This account may not read '${path}'.`);
  return refuse(code, `${path}: ${answer.problem.message}`, answer.problem.fix);
}

/** Whether a path leads to a folder; refuses when it leads nowhere. */
export async function isFolder(path: string): Promise<Result<boolean>> {
  return namingFile(path, await onDisk(async () => (await stat(path)).isDirectory()));
}

const passedOver = /^(\.|node_modules$)/;

/** Every YAML file in a folder and below, in the order of their paths, with their names seen from the folder. */
export async function yamlFilesIn(folder: string): Promise<Result<readonly { path: string; name: string }[]>> {
  const found: string[] = [];
  const visit = async (place: string): Promise<void> => {
    for (const entry of await readdir(place, { withFileTypes: true })) {
      if (passedOver.test(entry.name)) continue;
      const path = join(place, entry.name);
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile() && /\.ya?ml$/i.test(entry.name)) found.push(path);
    }
  };
  const visited = namingFile(folder, await onDisk(() => visit(folder)));
  if (!visited.ok) return visited;
  found.sort();
  return { ok: true, value: found.map((path) => ({ path, name: relative(folder, path).replaceAll("\\", "/") })) };
}

/** Whether a path is there at all. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => codeOf(error) !== "ENOENT",
  );
}
