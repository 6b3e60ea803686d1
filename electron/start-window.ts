import { join } from "node:path";
import { app, type BrowserWindow } from "electron";
import type { BridgeEvents } from "#shared/bridge.ts";
import { ok, refuse } from "#shared/result.ts";
import { sharedAnswers } from "./answers.ts";
import type { AppProtocol } from "./app-protocol.ts";
import type { Handlers } from "./calls.ts";
import { eventChannel } from "./channels.ts";
import { createDialogs } from "./dialogs.ts";
import { answerWindow } from "./handlers.ts";
import type { Log } from "./log.ts";
import { type AppMenu, createMenu } from "./menu.ts";
import type { keepOpenedFile } from "./opened-file.ts";
import type { SafekeepingHost } from "./safekeeping.ts";
import { closeWithCare, recoverFromCrashes } from "./window-care.ts";
import { createAppWindow, preloadPath, showAppWindow } from "./window.ts";

export type WindowParts = {
  readonly buildFolder: string;
  readonly safekeeping: SafekeepingHost;
  readonly files: AppProtocol;
  readonly opened: ReturnType<typeof keepOpenedFile>;
  readonly log: Log;
};

/** Opens the app's window with its bridge, menu and care; `focus` brings it to the front and tells of a new file. */
export async function startWindow(parts: WindowParts): Promise<{ readonly focus: () => void }> {
  const { buildFolder, log } = parts;
  const window = createAppWindow(preloadPath(buildFolder), join(app.getPath("userData"), "window.json"));
  const tell = <E extends keyof BridgeEvents>(event: E, detail: BridgeEvents[E]) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel(event), detail);
  };
  const finishClosing = closeWithCare(window, () => tell("closing", true));
  recoverFromCrashes(window, log);
  const menu = createMenu({
    platform: process.platform,
    developing: !app.isPackaged,
    choose: (command) => tell("command", command),
  });
  answerWindow(windowAnswers(parts, { window, menu, finishClosing }), log);
  await showAppWindow(window);
  log("window-opened");
  return {
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.focus();
      tell("fileOpened", true);
    },
  };
}

type OpenWindow = {
  readonly window: BrowserWindow;
  readonly menu: AppMenu;
  readonly finishClosing: () => void;
};

function windowAnswers({ safekeeping, files, opened }: WindowParts, open: OpenWindow): Handlers {
  const dialogs = createDialogs(open.window);
  const about = {
    host: "electron",
    appVersion: app.getVersion(),
    platform: process.platform,
    versions: {
      electron: process.versions["electron"] ?? "",
      chromium: process.versions["chrome"] ?? "",
      node: process.versions.node,
    },
  } as const;
  return {
    ...sharedAnswers(safekeeping, about),
    chooseSecondFolder: async () => {
      const folder = await dialogs.chooseFolder();
      return folder === null ? ok(null) : safekeeping.setSecondFolder(folder);
    },
    saveFile: ({ suggestedName, bytes }) => dialogs.saveFile(suggestedName, bytes),
    savePdf: async ({ suggestedName, html }) => {
      if (html.trim() === "") return refuse("EMPTY", "There is nothing to print.");
      return dialogs.savePdf(suggestedName, () => files.keepDocument(html));
    },
    openExternal: (address) => dialogs.openExternal(address),
    openedFile: () => opened.fetch(),
    showCommands: async (commands) => {
      open.menu.show(commands);
      return ok(true);
    },
    zoom: async ({ factor }) => {
      open.window.webContents.setZoomFactor(factor);
      return ok(true);
    },
    closed: async () => {
      open.finishClosing();
      return ok(true);
    },
  };
}
