import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Builds the app when its sources changed since the last build; WINNOW_KEEP_BUILD takes the build as it is. */
export function buildWhenStale(): void {
  if (process.env["WINNOW_KEEP_BUILD"]) return;
  const { status } = spawnSync(process.execPath, ["electron/start.mjs", "--build"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("The build failed.");
}

/** A file of the build. */
export function built(path: string): string {
  return `${root}build/${path}`;
}
