import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Snapshot } from "#shared/bridge.ts";
import type { Problem } from "#shared/result.ts";
import { desktop } from "./desktop.ts";

/** The snapshots in the safekeeping folder as last listed, newest first; null before the first answer. */
export type SnapshotList = { readonly snapshots: readonly Snapshot[] | null; readonly problem: Problem | null };

const store = createStore<SnapshotList>(() => ({ snapshots: null, problem: null }));

/** Lists the snapshots again. */
export async function listSnapshots(): Promise<void> {
  const listed = await desktop.listSnapshots();
  if (!listed.ok) store.setState({ problem: listed.problem });
  else store.setState({ snapshots: newestFirst(listed.value), problem: null });
}

/** Notes a snapshot that was just taken. */
export function noteSnapshot(snapshot: Snapshot): void {
  store.setState(({ snapshots }) => ({ snapshots: newestFirst([...(snapshots ?? []), snapshot]), problem: null }));
}

/** The newest snapshot known, outside of any component. */
export function newestSnapshot(): Snapshot | null {
  return store.getState().snapshots?.[0] ?? null;
}

/** The snapshots, listed once `listSnapshots` was called. */
export function useSnapshots(): SnapshotList {
  return useStore(store);
}

function newestFirst(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  return snapshots.toSorted((a, b) => b.at - a.at);
}
