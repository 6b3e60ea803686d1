import type { FileHandle } from "node:fs/promises";
import { type Disk, realDisk } from "../../electron/disk.ts";

/** One call that reached the disk, such as `open 0000000001.ndjson` or `datasync`. */
type Call = string;

export type WatchedDisk = { readonly disk: Disk; readonly calls: Call[] };

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code, syscall: "injected", errno: -1 });
}

/** The real disk, with every call written down, and the n-th of them failing (counted from 1) as `code`. */
export function watchedDisk(failing?: {
  readonly at: number;
  readonly code: string;
  readonly half?: boolean;
}): WatchedDisk {
  const calls: Call[] = [];
  const step = (name: string): boolean => {
    calls.push(name);
    return calls.length === failing?.at;
  };

  function watchHandle(handle: FileHandle): FileHandle {
    return new Proxy(handle, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (
          typeof member !== "function" ||
          !["write", "writeFile", "sync", "datasync", "truncate", "read"].includes(String(name))
        ) {
          return typeof member === "function" ? member.bind(target) : member;
        }
        return async (...parameters: unknown[]) => {
          if (!step(String(name))) return member.apply(target, parameters);
          const [content, offset, length, position] = parameters as [Uint8Array, number, number, number];
          if (failing?.half === true && name === "write")
            await target.write(content, offset, Math.floor(length / 2), position);
          throw systemError(failing?.code ?? "EIO");
        };
      },
    });
  }

  const disk = new Proxy(realDisk, {
    get:
      (target, name) =>
      async (...parameters: unknown[]) => {
        const path = String(parameters[0]).split("/").at(-1);
        if (step(`${String(name)} ${path}`)) throw systemError(failing?.code ?? "EIO");
        const call = Reflect.get(target, name) as (...parameters: unknown[]) => Promise<unknown>;
        const answer = await call(...parameters);
        return name === "open" ? watchHandle(answer as FileHandle) : answer;
      },
  });
  return { disk, calls };
}
