import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version in the package.json of this app, wherever in its build this module ended up. */
export function appVersion(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, "package.json");
    if (existsSync(path)) return (JSON.parse(readFileSync(path, "utf8")) as { readonly version: string }).version;
    if (dirname(folder) === folder) throw new Error("No package.json stands above the app.");
  }
}
