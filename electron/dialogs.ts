import { basename, extname, join } from "node:path";
import { URL } from "node:url";
import { app, type BrowserWindow, dialog, shell } from "electron";
import type { BridgeAnswer } from "#shared/bridge.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { onDisk, safeFileName, writeWhole } from "./files.ts";
import { renderPdf } from "./window.ts";

const clickCounts = 5_000;

/** What only a person can answer: where to save, which folder, whether to leave for a web page. */
type Dialogs = {
  readonly saveFile: (suggestedName: string, bytes: Uint8Array) => Promise<Result<BridgeAnswer<"saveFile">>>;
  readonly savePdf: (suggestedName: string, documentId: () => string) => Promise<Result<BridgeAnswer<"savePdf">>>;
  readonly chooseFolder: () => Promise<string | null>;
  readonly openExternal: (address: string) => Promise<Result<true>>;
};

export function createDialogs(window: BrowserWindow, now: () => number = Date.now): Dialogs {
  let lastInput = Number.NEGATIVE_INFINITY;
  window.webContents.on("input-event", (_event, { type }) => {
    if (type === "mouseDown" || type === "keyDown" || type === "rawKeyDown") lastInput = now();
  });

  async function choosePath(suggestedName: string): Promise<string | null> {
    const name = safeFileName(suggestedName);
    const ending = extname(name).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: join(app.getPath("documents"), name),
      filters: ending === "" ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }],
    });
    return canceled || filePath === "" ? null : filePath;
  }

  async function save(path: string, bytes: Uint8Array): Promise<Result<{ readonly name: string }>> {
    return onDisk(async () => {
      await writeWhole(path, bytes);
      return { name: basename(path) };
    });
  }

  return {
    saveFile: async (suggestedName, bytes) => {
      const path = await choosePath(suggestedName);
      return path === null ? ok(null) : save(path, bytes);
    },
    savePdf: async (suggestedName, documentId) => {
      const path = await choosePath(suggestedName);
      return path === null ? ok(null) : save(path, await renderPdf(documentId()));
    },
    chooseFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ["openDirectory", "createDirectory"],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    openExternal: async (address) => {
      if (now() - lastInput > clickCounts) {
        return refuse("NO_CLICK", "A web page is opened only when a person clicks on its link.");
      }
      const allowed = externalAddress(address);
      if (allowed === null) {
        return refuse(
          "ADDRESS_REFUSED",
          "Only https and mailto links are opened.",
          "Copy the address into your browser.",
        );
      }
      await shell.openExternal(allowed);
      return ok(true);
    },
  };
}

/** The address as it may be handed to the system; null for anything but plain https and mailto. */
export function externalAddress(address: string): string | null {
  // oxlint-disable-next-line no-control-regex -- a parser drops these silently, so the address would not be what was shown
  if (/[\u0000-\u0020\u007f\\]/.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return null;
  return url.protocol === "mailto:" || (url.protocol === "https:" && url.hostname !== "") ? url.href : null;
}
