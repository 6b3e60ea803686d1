import { sha256 } from "#shared/domain/canonical.ts";
import type { Bridge, BridgeMethod, Snapshot } from "#shared/bridge.ts";
import { checkEntry, type Head, type WrittenEntry } from "#shared/domain/journal.ts";
import { ok, refuse, type Problem } from "#shared/result.ts";

/** What a test sees and steers of the desktop that stands in. */
export type StandInDesktop = {
  readonly bridge: Bridge;
  readonly entries: WrittenEntry[];
  readonly snapshots: { readonly snapshot: Snapshot; readonly bytes: Uint8Array }[];
  readonly calls: BridgeMethod[];
  /** The next call of a method is refused with this problem. */
  readonly refuseNext: Map<BridgeMethod, Problem>;
};

/** A desktop in memory, with a journal that checks its chain like the real one. */
export function standInDesktop(installation = "installation-of-a-test"): StandInDesktop {
  const entries: WrittenEntry[] = [];
  const snapshots: { readonly snapshot: Snapshot; readonly bytes: Uint8Array }[] = [];
  const calls: BridgeMethod[] = [];
  const refuseNext = new Map<BridgeMethod, Problem>();
  const headNow = (): Head | null => {
    const last = entries.at(-1)?.envelope;
    return last === undefined ? null : { seq: last.seq, hash: last.hash };
  };
  const answers: Omit<Bridge, "on"> = {
    about: async () => ok({ host: "browser", appVersion: "0.0.0", platform: "test", versions: {} }),
    openSafekeeping: async () =>
      ok({
        installation,
        head: headNow(),
        cut: null,
        broken: null,
        newer: null,
        openedBefore: entries.length > 0,
        snapshots: snapshots.map(({ snapshot }) => snapshot),
        folderLabel: "Winnow",
        secondFolderLabel: null,
      }),
    appendEntry: async (entry) => {
      const written: WrittenEntry = entry;
      const checked = await checkEntry(written, headNow());
      if (checked.ok) entries.push(written);
      return checked;
    },
    readEntries: async ({ afterSeq, limit }) => ok(entries.slice(afterSeq, afterSeq + limit)),
    eraseBody: async ({ seq }) => {
      const entry = entries[seq - 1];
      const head = headNow();
      if (entry === undefined || head === null) return refuse("UNKNOWN_ENTRY", "No such entry.");
      entries[seq - 1] = { ...entry, body: null };
      return ok(head);
    },
    saveSnapshot: async ({ reason, records, bytes }) => {
      const snapshot: Snapshot = {
        id: `snapshot-${snapshots.length}`,
        at: snapshots.length,
        reason,
        size: bytes.length,
        sha256: await sha256(bytes),
        head: headNow(),
        records,
        copy: "none",
      };
      snapshots.push({ snapshot, bytes });
      return ok(snapshot);
    },
    listSnapshots: async () => ok(snapshots.map(({ snapshot }) => snapshot)),
    readSnapshot: async (id) => {
      const found = snapshots.find(({ snapshot }) => snapshot.id === id);
      return found === undefined ? refuse("UNKNOWN_SNAPSHOT", "No such snapshot.") : ok(found.bytes);
    },
    chooseSecondFolder: async () => ok(null),
    saveFile: async ({ suggestedName }) => ok({ name: suggestedName }),
    savePdf: async ({ suggestedName }) => ok({ name: suggestedName }),
    openExternal: async () => ok(true),
    openedFile: async () => ok(null),
    showCommands: async () => ok(true),
    zoom: async () => ok(true),
    closed: async () => ok(true),
  };
  const guarded = Object.fromEntries(
    Object.entries(answers).map(([method, answer]) => [
      method,
      (...parameters: readonly unknown[]) => {
        const name = method as BridgeMethod;
        calls.push(name);
        const problem = refuseNext.get(name);
        refuseNext.delete(name);
        if (problem !== undefined) return Promise.resolve({ ok: false, problem });
        return (answer as (...given: readonly unknown[]) => unknown)(...parameters);
      },
    ]),
  ) as unknown as Omit<Bridge, "on">;
  return { bridge: { ...guarded, on: () => () => undefined }, entries, snapshots, calls, refuseNext };
}
