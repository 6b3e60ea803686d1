import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file of the real data beside the project, and whether it is there; tests on it are skipped where it is absent. */
export function realData(path: string): { readonly file: string; readonly there: boolean; readonly title: string } {
  const file = fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));
  const there = existsSync(file);
  return { file, there, title: there ? path : `${path} (skipped: the real data is not beside the project)` };
}
