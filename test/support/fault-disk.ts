import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Home } from "./journey-window.ts";

/** Whether this machine can limit how large the files of a running program may grow. */
export const canFillDisk = spawnSync("prlimit", ["--version"]).status === 0;

/** Lets the host that holds the safekeeping folder write no further than its journal reaches, or than said: a full disk. */
export function fillDisk(home: Home, limit?: number): void {
  const journal = join(home.safekeeping, "journal");
  const sizes = readdirSync(journal).map((name) => statSync(join(journal, name)).size);
  limitFiles(home, String(limit ?? Math.max(...sizes) + 40));
}

/** Takes the limit back. */
export function freeDisk(home: Home): void {
  limitFiles(home, "unlimited");
}

function limitFiles(home: Home, limit: string): void {
  const { pid } = JSON.parse(readFileSync(join(home.safekeeping, "lock"), "utf8")) as { readonly pid: number };
  const { status, stderr } = spawnSync("prlimit", ["--pid", `${pid}`, `--fsize=${limit}:unlimited`], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

/** Leaves the page's origin no room in the browser; what it answers gives the room back. */
export async function fillBrowser(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  return () => session.detach();
}

/** Every file below a folder with the hash of its bytes; what is locked or logged is left out. */
export function bytesIn(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const path of readdirSync(folder, { recursive: true }) as string[]) {
    const whole = join(folder, path);
    if (!statSync(whole).isFile() || /(^|\/)(LOCK|LOG|LOG\.old|lock|lock\.stale|winnow\.log)$/.test(path)) continue;
    found.set(path, createHash("sha256").update(readFileSync(whole)).digest("hex"));
  }
  return found;
}
