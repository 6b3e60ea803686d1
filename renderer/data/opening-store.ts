import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Safekeeping } from "#shared/bridge.ts";
import { schemaVersion } from "#shared/domain/migrations.ts";
import { desktop } from "./desktop.ts";
import { tell, tellProblem } from "./notices.ts";
import type { Opening } from "./opening.ts";
import { currentState, detachStore, newestSeq, onMisfit, onStoreChange, whenSettled } from "./portfolio.ts";
import { onStale } from "./stale.ts";

/** Whether this window may write; only one does at a time, others read along. */
export type Access = "writer" | "reader";

type OpeningState = { readonly opening: Opening; readonly access: Access };

const writerLock = "winnow.writer";
const patience = 8000;
const readAgainAfter = 400;
const longestDrawing = 500;

const store = createStore<OpeningState>(() => ({ opening: { phase: "opening" }, access: "writer" }));

let notePicture: () => void = () => undefined;
const firstPicture = new Promise<void>((resolve) => {
  notePicture = resolve;
});
let windows: BroadcastChannel | null = null;
let release: (() => void) | null = null;
let giveUp: (() => void) | null = null;
let lastOpening: Promise<void> = Promise.resolve();
let readAgain: ReturnType<typeof setTimeout> | undefined;

/** How far this window got with opening the portfolio. */
export function useOpening(): Opening {
  return useStore(store, (state) => state.opening);
}

/** Whether this window writes or only reads. */
export function useAccess(): Access {
  return useStore(store, (state) => state.access);
}

/** Says that a screen is drawn, the first time and after. */
export function noteScreen(): void {
  notePicture();
}

/** Shows another phase, as after the first run or a rebuild. */
export function showOpening(opening: Opening): void {
  store.setState({ opening });
}

/** Opens the portfolio at the start of the window: as its writer, or read-only when another window writes. */
export async function startOpening(): Promise<void> {
  windows = new BroadcastChannel("winnow.windows");
  windows.addEventListener("message", ({ data: message }) => {
    if (message === "letGo") void letGo();
    if (message === "unsaved") giveUp?.();
    if (message === "written") readAlong();
  });
  onStoreChange((state, before) => {
    if (newestSeq(state) !== newestSeq(before) && !state.readOnly) windows?.postMessage("written");
  });
  onStale(() => {
    detachStore();
    showOpening({
      phase: "stopped",
      problem: {
        code: "STALE",
        message: "A newer version of Winnow opened this portfolio in another window.",
        fix: "Close this window and go on in the other one.",
      },
    });
  });
  onMisfit(() => void buildFromJournal());
  await open((await holdLock({ ifAvailable: true })) ? "writer" : "reader");
}

/** Opens again, as after something outside was put right. */
export async function openAgain(): Promise<void> {
  await open(store.getState().access);
}

/**
 * Makes this window the writer: the other one finishes its writing first, and reads from then on. A window that does not
 * answer loses the writing; one that holds changes it could not save keeps it.
 */
export async function takeOver(): Promise<void> {
  const waiting = new AbortController();
  let isRefused = false;
  giveUp = () => {
    isRefused = true;
    waiting.abort();
  };
  const timer = setTimeout(() => waiting.abort(), patience);
  windows?.postMessage("letGo");
  const held = await holdLock({ signal: waiting.signal });
  clearTimeout(timer);
  giveUp = null;
  if (isRefused) {
    tell({
      text: "The other window has changes that are not saved yet. Save or export them there first.",
      tone: "warn",
    });
  } else if (held || (await holdLock({ steal: true }))) await open("writer");
}

/** One opening after the other: what a reader still reads must not come behind what the writer opened. */
async function open(access: Access): Promise<void> {
  lastOpening = lastOpening.then(() => openNow(access));
  await lastOpening;
}

async function openNow(access: Access): Promise<void> {
  if (access === "reader" && release !== null) return;
  detachStore();
  store.setState({ access, opening: { phase: "opening" } });
  const opening = await (access === "writer" ? openToWrite() : openToRead()).catch(stopped);
  store.setState({ opening });
  if (opening.phase === "open" && access === "writer") await tidy();
}

function stopped(error: unknown): Opening {
  const message = error instanceof Error ? error.message : String(error);
  return { phase: "stopped", problem: { code: "BUG", message } };
}

/** The database refused what it holds; the journal has every change, so the working copy is built anew from there. */
async function buildFromJournal(): Promise<void> {
  detachStore();
  store.setState({ opening: { phase: "opening" } });
  const found = await desktop.openSafekeeping({ schema: schemaVersion });
  const opening: Opening = found.ok
    ? await rebuildFrom(found.value).catch(stopped)
    : { phase: "stopped", problem: found.problem };
  store.setState({ opening });
}

// What is read while the first picture is drawn would only delay it.
async function showReadable(): Promise<void> {
  store.setState({ opening: { phase: "open", notice: null } });
  await Promise.race([firstPicture, pause(longestDrawing)]);
  await new Promise<void>((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: longestDrawing });
  });
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

// How to open is fetched beside the first picture of the window, which does without.
async function openToWrite(): Promise<Opening> {
  const { openPortfolio } = await import("./opening.ts");
  return openPortfolio(false, showReadable);
}

async function rebuildFrom(safekeeping: Safekeeping): Promise<Opening> {
  const { rebuild } = await import("./opening.ts");
  return rebuild(safekeeping);
}

async function tidy(): Promise<void> {
  const { forgetOldDatabases } = await import("./database-names.ts");
  await forgetOldDatabases().catch(() => undefined);
  const { finishErasures } = await import("./erasing.ts");
  const finished = await finishErasures();
  if (!finished.ok) tellProblem(finished.problem);
}

/** A reader may look between two steps of the writer's; what then does not fit together fits a moment later. */
async function openToRead(): Promise<Opening> {
  const { openPortfolio } = await import("./opening.ts");
  for (const wait of [0, readAgainAfter, readAgainAfter, 5 * readAgainAfter]) {
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
    const opening = await openPortfolio(true, showReadable);
    if (opening.phase !== "recovery") return opening;
  }
  return openPortfolio(true);
}

async function holdLock(options: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const held = navigator.locks.request(writerLock, options, async (lock) => {
      resolve(lock !== null);
      if (lock === null) return;
      await new Promise<void>((letGo) => {
        release = letGo;
      });
    });
    held.catch(() => {
      // Refused while waiting, or taken by force while held; both leave this window without the lock.
      resolve(false);
      if (release !== null) becomeReader();
    });
  });
}

function becomeReader(): void {
  release = null;
  void open("reader");
}

async function letGo(): Promise<void> {
  if (release === null) return;
  await whenSettled();
  // What could not be saved stays in this window, where it can be exported.
  if (currentState().saving.state === "notSaved") {
    windows?.postMessage("unsaved");
    return;
  }
  release();
  becomeReader();
}

function readAlong(): void {
  if (store.getState().access === "writer") return;
  clearTimeout(readAgain);
  readAgain = setTimeout(() => void open("reader"), readAgainAfter);
}
