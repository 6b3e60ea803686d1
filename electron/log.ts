import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

const limit = 256 * 1024;

/** What may be written to the log: fixed words only, so that nothing a person typed can ever be in it. */
type LogEvent =
  | "started"
  | "stopped"
  | "window-opened"
  | "window-crashed"
  | "window-hangs"
  | "store-tail-cut"
  | "journal-tail-cut"
  | "journal-broken"
  | "bug"
  | "call-refused"
  | "request-refused"
  | "navigation-refused";

export type Log = (event: LogEvent, code?: string | number) => void;

/** A log of 256 kB that turns over once; it never stops the app when it cannot be written. */
export function openLog(path: string): Log {
  return (event, code = "") => {
    const line = `${new Date().toISOString()} ${event} ${String(code)
      .replaceAll(/[^\w.:-]/g, "")
      .slice(0, 60)}\n`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > limit) renameSync(path, `${path}.1`);
      appendFileSync(path, line);
    } catch {
      // A full disk is told where a person acts; the log must not hide it behind an error of its own.
    }
  };
}
