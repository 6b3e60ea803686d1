import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { app, dialog, protocol, session } from "electron";
import { documentStyle } from "#shared/document-style.ts";
import { refuse, type Result } from "#shared/result.ts";
import { createAppProtocol, placeOf } from "./app-protocol.ts";
import { openLog } from "./log.ts";
import { keepOpenedFile, portfolioFileIn } from "./opened-file.ts";
import { newerThan, safekeepingFolder } from "./profile.ts";
import { type SafekeepingHost, takeSafekeeping } from "./safekeeping.ts";
import { restrictContents, restrictSession } from "./session-policy.ts";
import { startWindow } from "./start-window.ts";
import { cutTornTails } from "./torn-store.ts";

const buildFolder = dirname(fileURLToPath(import.meta.url));

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
if (process.env["WINNOW_PROFILE"]) app.setPath("userData", process.env["WINNOW_PROFILE"]);
app.setPath("sessionData", join(app.getPath("userData"), "chromium"));

const log = openLog(join(app.getPath("userData"), "winnow.log"));
const opened = keepOpenedFile();
let focus = (): void => undefined;

function offer(path: string | null): void {
  if (path !== null) opened.offer(path);
  focus();
}

/** Everything that comes before Chromium may touch its profile. */
async function takeFolders(): Promise<Result<SafekeepingHost>> {
  const running = {
    host: "electron",
    appVersion: app.getVersion(),
    chromium: process.versions["chrome"] ?? null,
  } as const;
  const taken = await takeSafekeeping({ folder: safekeepingFolder(), running });
  if (!taken.ok) return taken;
  const marker = taken.value.marker();
  if (marker !== null && newerThan(marker, running, marker.schema) !== null) {
    await taken.value.close();
    return refuse(
      "NEWER_DATA",
      `Winnow ${marker.appVersion} with a newer Chromium has written here.`,
      "Install that version or a newer one. Nothing was changed.",
    );
  }
  for (const _ of await cutTornTails(app.getPath("sessionData"), taken.value.kept)) log("store-tail-cut");
  return taken;
}

async function open(safekeeping: SafekeepingHost): Promise<void> {
  const files = createAppProtocol({ folder: join(buildFolder, "..", "window"), styles: [documentStyle] });
  protocol.handle("app", ({ method, url }) => files.answer(method, placeOf(url)));
  restrictSession(session.defaultSession, log);
  app.on("window-all-closed", () => {
    void safekeeping.close().then(() => {
      log("stopped");
      app.quit();
    });
  });
  const window = await startWindow({ buildFolder, safekeeping, files, opened, log });
  focus = window.focus;
}

function stop(message: string): void {
  dialog.showErrorBox("Winnow cannot start", message);
  app.exit(1);
}

app.on("web-contents-created", (_event, contents) => restrictContents(contents, log));
app.on("open-file", (event, path) => {
  event.preventDefault();
  offer(path);
});
const headlessAt = process.argv.indexOf("--headless");
if (headlessAt > 0) {
  const { runHeadless } = await import("./headless-run.ts");
  app.exit(await runHeadless(process.argv.slice(headlessAt + 1)));
} else if (app.requestSingleInstanceLock()) {
  log("started", app.getVersion());
  app.on("second-instance", (_event, words, folder) => {
    const path = portfolioFileIn(words);
    offer(path === null ? null : resolve(folder, path));
  });
  const path = portfolioFileIn(process.argv);
  if (path !== null) opened.offer(resolve(path));
  // Electron becomes ready only after this module was evaluated: what is awaited here is done before Chromium starts.
  const taken = await takeFolders();
  if (!taken.ok) app.setPath("sessionData", mkdtempSync(join(tmpdir(), "winnow-")));
  app
    .whenReady()
    .then(() => (taken.ok ? open(taken.value) : stop(`${taken.problem.message} ${taken.problem.fix ?? ""}`)))
    .catch((error: unknown) => stop(String(error)));
} else {
  app.quit();
}
