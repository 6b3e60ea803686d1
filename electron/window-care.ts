import { type BrowserWindow, dialog } from "electron";
import { appOrigin } from "./app-protocol.ts";
import type { Log } from "./log.ts";

const closingLimit = 15_000;
const crashLimit = 3;
const crashSpan = 5 * 60_000;

/** Asks the window to finish (a last snapshot) before it closes; waits for its answer, but not for ever. */
export function closeWithCare(window: BrowserWindow, askToFinish: () => void, limit = closingLimit): () => void {
  let finished = false;
  let asked = false;
  const finish = () => {
    if (finished) return;
    finished = true;
    if (!window.isDestroyed()) window.close();
  };
  window.on("close", (event) => {
    if (finished || window.webContents.isCrashed()) return;
    event.preventDefault();
    if (asked) return;
    asked = true;
    askToFinish();
    setTimeout(finish, limit).unref();
  });
  return finish;
}

/** Brings the window back after a crash, where its start check repairs what is missing; not again and again. */
export function recoverFromCrashes(window: BrowserWindow, log: Log, now: () => number = Date.now): void {
  let crashes: readonly number[] = [];
  const comeBack = async () => {
    crashes = [...crashes.filter((time) => now() - time < crashSpan), now()];
    if (crashes.length > crashLimit) {
      dialog.showErrorBox(
        "Winnow keeps stopping",
        "The window stopped several times in a row. Nothing that was shown as saved is lost. Start Winnow again; if it stops again, restore a snapshot.",
      );
      window.destroy();
      return;
    }
    await window.loadURL(`${appOrigin}/?recovered=crash`);
  };
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    log("window-crashed", reason);
    if (reason !== "clean-exit" && !window.isDestroyed()) void comeBack();
  });
  window.on("unresponsive", () => {
    log("window-hangs");
    void askAboutHanging(window);
  });
}

async function askAboutHanging(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    message: "The window does not answer.",
    detail: "Nothing that was shown as saved is lost when it is loaded again.",
    buttons: ["Wait", "Load again"],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) window.webContents.forcefullyCrashRenderer();
}
