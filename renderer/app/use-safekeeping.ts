import { useEffect } from "react";
import { desktop } from "#data/desktop.ts";
import { tellProblem } from "#data/notices.ts";
import { currentState, journalHead, whenSettled } from "#data/portfolio.ts";
import { keepSafe, takeSnapshot } from "#data/safekeeping.ts";
import { listSnapshots, newestSnapshot } from "#data/snapshots.ts";

/** Takes snapshots by itself while the window is open. */
export function useSafekeeping(): void {
  useEffect(() => {
    void listSnapshots();
    return keepSafe((answer) => {
      if (!answer.ok) tellProblem(answer.problem);
    });
  }, []);
}

/** Takes a last snapshot when the desktop wants to close, then lets it. */
export function useClosing(): void {
  useEffect(() => desktop.on("closing", () => void closeSafely()), []);
}

async function closeSafely(): Promise<void> {
  await whenSettled();
  const head = journalHead();
  const hasChanged = head !== null && newestSnapshot()?.head?.seq !== head.seq;
  if (hasChanged && !currentState().readOnly) await takeSnapshot("quit");
  await desktop.closed();
}
