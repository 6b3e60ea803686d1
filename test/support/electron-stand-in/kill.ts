import { readlinkSync } from "node:fs";
import { join } from "node:path";

/** Kills the Chromium that a folder's lock names, with all of its processes. */
export function killChromium(userData: string): void {
  try {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(userData, "SingletonLock")))?.[1]);
    process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}
