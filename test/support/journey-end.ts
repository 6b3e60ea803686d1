import { afterAll, afterEach } from "vitest";
import { clearHomes } from "./journey-window.ts";

/** Removes the folders of a test file after its last test; those of a failed one are kept and named. */
export function clearHomesAtEnd(): void {
  let hasFailed = false;
  afterEach(({ task }) => {
    hasFailed ||= task.result?.state === "fail";
  });
  afterAll(() => clearHomes(hasFailed));
}

/** What a test has running, or null. */
type Slot = { current: { readonly kill: () => Promise<void> } | null };

/** Kills after each test what still runs. The folders go after the last one. */
export function endAfterEach(running: Slot): void {
  clearHomesAtEnd();
  afterEach(async () => {
    await running.current?.kill().catch(() => undefined);
    running.current = null;
  });
}
