import { readFileSync } from "node:fs";
import { join } from "node:path";
import { app, BrowserWindow, type BrowserWindowConstructorOptions, screen } from "electron";
import * as v from "valibot";
import { appOrigin, documentOrigin } from "./app-protocol.ts";
import { writeWhole } from "./files.ts";

const whole = v.pipe(v.number(), v.safeInteger());
const StateSchema = v.strictObject({ x: whole, y: whole, width: whole, height: whole, maximized: v.boolean() });
type WindowState = v.InferOutput<typeof StateSchema>;

type Kind = "app" | "document";

/** The options of every window: sandboxed and isolated; a document for printing has neither script nor bridge. */
export function windowOptions(kind: Kind, preload: string): BrowserWindowConstructorOptions {
  const locked = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: !app.isPackaged,
  } as const;
  switch (kind) {
    case "app":
      return {
        width: 1280,
        height: 860,
        minWidth: 720,
        minHeight: 480,
        show: false,
        title: "Winnow",
        webPreferences: { ...locked, preload },
      };
    case "document":
      return { show: false, webPreferences: { ...locked, javascript: false } };
  }
}

/** The only place where a window is made. */
function createWindow(kind: Kind, preload = ""): BrowserWindow {
  return new BrowserWindow(windowOptions(kind, preload));
}

/** Makes the app's window where it was last, and remembers where it goes. */
export function createAppWindow(preload: string, statePath: string): BrowserWindow {
  const window = createWindow("app", preload);
  const state = readState(statePath);
  if (state !== null && isOnScreen(state)) {
    const { maximized, ...bounds } = state;
    window.setBounds(bounds);
    if (maximized) window.maximize();
  }
  window.once("ready-to-show", () => window.show());
  window.on("close", () => {
    const next: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    // Where the window stood is a comfort; failing to keep it stops nobody from closing.
    writeWhole(statePath, Buffer.from(JSON.stringify(next))).catch(() => undefined);
  });
  return window;
}

/** Loads the window's page from the origin that its data is tied to. */
export async function showAppWindow(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${appOrigin}/`);
}

/** Renders a kept document to PDF in a hidden window. */
export async function renderPdf(documentId: string): Promise<Uint8Array> {
  const window = createWindow("document");
  try {
    await window.loadURL(`${documentOrigin}/${documentId}`);
    return await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
  }
}

function readState(path: string): WindowState | null {
  try {
    const parsed = v.safeParse(StateSchema, JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function isOnScreen({ x, y, width }: WindowState): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    return (
      x + width > workArea.x + 80 &&
      x < workArea.x + workArea.width - 80 &&
      y >= workArea.y &&
      y < workArea.y + workArea.height - 40
    );
  });
}

/** Where the preload lies in the build. */
export function preloadPath(buildFolder: string): string {
  return join(buildFolder, "preload.cjs");
}
