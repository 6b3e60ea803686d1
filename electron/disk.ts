import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, truncate, utimes } from "node:fs/promises";

/** The calls to the file system that anything durable is built on; tests pass one that fails at the n-th call. */
export type Disk = Pick<
  typeof import("node:fs/promises"),
  "copyFile" | "mkdir" | "open" | "readdir" | "readFile" | "rename" | "rm" | "stat" | "truncate" | "utimes"
>;

export const realDisk: Disk = { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, truncate, utimes };
