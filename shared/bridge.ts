import * as v from "valibot";
import { EnvelopeSchema, type Head, type WrittenEntry } from "./domain/journal.ts";
import type { Result } from "./result.ts";

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const bytes = v.pipe(
  v.instance(Uint8Array<ArrayBufferLike>),
  v.check((content) => content.length <= 512 * 1024 * 1024, "too large"),
);
const html = v.pipe(v.string(), v.maxLength(64 * 1024 * 1024));
const part = v.pipe(v.string(), v.maxLength(4 * 1024 * 1024));
const position = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Why a snapshot was taken; those "before …" are kept for 90 days. */
export type SnapshotReason =
  | "quiet"
  | "quit"
  | "byHand"
  | "beforeImport"
  | "beforeRestore"
  | "beforeErasure"
  | "beforeMigration"
  | "beforeUpdate";

/** One verified snapshot in the safekeeping folder. `head` is where the journal stood when it was taken. */
export type Snapshot = {
  readonly id: string;
  readonly at: number;
  readonly reason: SnapshotReason;
  readonly size: number;
  readonly sha256: string;
  readonly head: Head | null;
  readonly records: number;
  /** Whether the second folder has it too: "none" is chosen, it was "made", or it is "missing" there. */
  readonly copy: "none" | "made" | "missing";
};

/** What the safekeeping folder was found to hold when the app started. */
export type Safekeeping = {
  readonly installation: string;
  readonly head: Head | null;
  /** Changes since the last clean start that were cut off in the middle of writing; a copy is kept. */
  readonly cut: { readonly bytes: number; readonly keptAs: string } | null;
  /** A line inside the journal that cannot be read: nothing behind it is used. */
  readonly broken: { readonly afterSeq: number; readonly message: string } | null;
  /** Written by a newer version than this one: the store must not be opened. */
  readonly newer: { readonly appVersion: string; readonly schema: number } | null;
  /** Whether this host (Electron or browser mode) has opened a portfolio here before. */
  readonly openedBefore: boolean;
  readonly snapshots: readonly Snapshot[];
  readonly folderLabel: string;
  readonly secondFolderLabel: string | null;
};

/** What the window may know of the desktop it runs on. */
export type About = {
  readonly host: "electron" | "browser";
  readonly appVersion: string;
  readonly platform: string;
  readonly versions: Readonly<Record<string, string>>;
};

/** A file that a person saved: the name only, never a path. */
export type SavedFile = { readonly name: string };

/** A portfolio file that the app was started with or that was dropped on its icon. */
export type OpenedFile = { readonly name: string; readonly bytes: Uint8Array };

/** The arguments of every bridge method, checked on the desktop's side before anything else is done. */
export const bridgeArguments = {
  about: v.strictTuple([]),
  openSafekeeping: v.strictTuple([v.strictObject({ schema: position })]),
  appendEntry: v.strictTuple([v.strictObject({ envelope: EnvelopeSchema, body: v.array(part) })]),
  readEntries: v.strictTuple([v.strictObject({ afterSeq: position, limit: v.pipe(position, v.maxValue(1000)) })]),
  eraseBody: v.strictTuple([v.strictObject({ seq: position })]),
  saveSnapshot: v.strictTuple([
    v.strictObject({
      reason: v.picklist([
        "quiet",
        "quit",
        "byHand",
        "beforeImport",
        "beforeRestore",
        "beforeErasure",
        "beforeMigration",
        "beforeUpdate",
      ]),
      records: position,
      bytes,
    }),
  ]),
  listSnapshots: v.strictTuple([]),
  readSnapshot: v.strictTuple([name]),
  chooseSecondFolder: v.strictTuple([]),
  saveFile: v.strictTuple([v.strictObject({ suggestedName: name, bytes })]),
  savePdf: v.strictTuple([v.strictObject({ suggestedName: name, html })]),
  openExternal: v.strictTuple([v.pipe(v.string(), v.maxLength(2000))]),
  openedFile: v.strictTuple([]),
  showCommands: v.strictTuple([
    v.array(
      v.strictObject({
        id: name,
        label: name,
        enabled: v.boolean(),
      }),
    ),
  ]),
  zoom: v.strictTuple([v.strictObject({ factor: v.pipe(v.number(), v.minValue(0.5), v.maxValue(3)) })]),
  closed: v.strictTuple([]),
} as const;

/** The name of a bridge method. */
export type BridgeMethod = keyof typeof bridgeArguments;

type Answers = {
  about: About;
  openSafekeeping: Safekeeping;
  appendEntry: Head;
  readEntries: readonly WrittenEntry[];
  eraseBody: Head;
  saveSnapshot: Snapshot;
  listSnapshots: readonly Snapshot[];
  readSnapshot: Uint8Array;
  chooseSecondFolder: string | null;
  saveFile: SavedFile | null;
  savePdf: SavedFile | null;
  openExternal: true;
  openedFile: OpenedFile | null;
  showCommands: true;
  zoom: true;
  closed: true;
};

/** What the desktop tells the window unasked: a menu command was chosen, the app wants to close, a file arrived. */
export type BridgeEvents = {
  readonly command: string;
  readonly closing: true;
  readonly fileOpened: true;
};

/** The answer of one bridge method. A cancelled dialog answers null, a refusal is a problem. */
export type BridgeAnswer<M extends BridgeMethod> = Answers[M];

/** Everything the window may ask of the desktop: `window.desktop` in Electron, HTTP to the loopback host in a browser. */
export type Bridge = {
  readonly [M in BridgeMethod]: (
    ...parameters: v.InferInput<(typeof bridgeArguments)[M]>
  ) => Promise<Result<BridgeAnswer<M>>>;
} & {
  readonly on: <E extends keyof BridgeEvents>(event: E, listener: (detail: BridgeEvents[E]) => void) => () => void;
};
