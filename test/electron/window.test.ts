import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";

vi.mock("electron", () => import("../support/electron-stand-in/electron.mjs"));
const { windowOptions } = await import("../../electron/window.ts");

const locked = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  devTools: true,
};

function sources(): readonly (readonly [string, string])[] {
  const folder = new URL("../../electron/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]);
}

describe("windowOptions", () => {
  it("locks the app's window and gives it the preload", () => {
    expect(windowOptions("app", "/preload.cjs")).toMatchObject({ show: false });
    expect(windowOptions("app", "/preload.cjs").webPreferences).toEqual({ ...locked, preload: "/preload.cjs" });
  });

  it("gives a document neither script nor bridge", () => {
    expect(windowOptions("document", "/preload.cjs").webPreferences).toEqual({ ...locked, javascript: false });
  });
});

describe("the desktop's sources", () => {
  it("make windows in one place only", () => {
    const makers = sources().filter(([, source]) =>
      /new BrowserWindow|new WebContentsView|new BrowserView/.test(source),
    );
    expect(makers.map(([name]) => name)).toEqual(["window.ts"]);
  });

  it("never loosen a guard", () => {
    const loose =
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|bypassCSP|loadFile|file:\/\/|openPath|nativeWindowOpen|sandbox: false/;
    expect(sources().filter(([, source]) => loose.test(source))).toEqual([]);
  });

  it("listen to the window in one place only", () => {
    const listeners = sources().filter(([, source]) => /ipcMain/.test(source));
    expect(listeners.map(([name]) => name)).toEqual(["handlers.ts"]);
  });
});
