import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ok, refuse } from "#shared/result.ts";
import { sharedAnswers } from "./answers.ts";
import type { Handlers } from "./calls.ts";
import { codeOf } from "./files.ts";
import { openLog } from "./log.ts";
import { hostPath, type LoopbackServer, serveLoopback } from "./loopback-server.ts";
import { keepOpenedFile, portfolioFileIn } from "./opened-file.ts";
import { safekeepingFolder } from "./profile.ts";
import { type SafekeepingHost, takeSafekeeping } from "./safekeeping.ts";

const fixedPort = 47_615;
const closingLimit = 15_000;
const buildFolder = dirname(fileURLToPath(import.meta.url));

const { values: flags, positionals } = parseArgs({
  options: { open: { type: "boolean", default: false }, "second-folder": { type: "string" } },
  allowPositionals: true,
  strict: false,
});
const port = process.env["WINNOW_PORT"] === undefined ? fixedPort : Number(process.env["WINNOW_PORT"]);
const log = openLog(join(safekeepingFolder(), "winnow.log"));

function announce(address: string): void {
  console.log(`Winnow is at ${address}`);
  if (flags["open"] === true) openBrowser(address);
}

// The address is printed anyway, so a machine without a browser needs no further word.
function openBrowser(address: string): void {
  const [command, ...words] =
    process.platform === "win32"
      ? ["cmd", "/c", "start", "", address]
      : [process.platform === "darwin" ? "open" : "xdg-open", address];
  const browser = spawn(command ?? "xdg-open", words, { stdio: "ignore", detached: true });
  browser.on("error", () => console.log("Open this address in a browser."));
  browser.unref();
}

async function alreadyAnswers(): Promise<boolean> {
  if (port === 0) return false;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${hostPath}`, { signal: AbortSignal.timeout(2000) });
    return answer.ok && (await answer.text()).endsWith('"winnow"}');
  } catch {
    return false;
  }
}

function handlersOf(safekeeping: SafekeepingHost, finishClosing: () => void): Handlers {
  const opened = keepOpenedFile();
  const path = portfolioFileIn(["", ...positionals]);
  if (path !== null) opened.offer(resolve(path));
  const inPage = async () => refuse("NOT_HERE", "In browser mode the page does this itself.");
  const shared = sharedAnswers(safekeeping, {
    host: "browser",
    appVersion: appVersion(),
    platform: process.platform,
    versions: { node: process.versions.node },
  });
  return {
    ...shared,
    openSafekeeping: async (parameters) => {
      const found = await shared.openSafekeeping(parameters);
      const wanted = flags["second-folder"];
      if (!found.ok || found.value.newer !== null || typeof wanted !== "string") return found;
      const chosen = await safekeeping.setSecondFolder(resolve(wanted));
      if (!chosen.ok) console.log(chosen.problem.message);
      return chosen.ok ? ok({ ...found.value, secondFolderLabel: chosen.value }) : found;
    },
    chooseSecondFolder: async () =>
      refuse(
        "NOT_HERE",
        "In browser mode the second folder is named when Winnow is started.",
        "Start it with: npm start -- --browser --second-folder <folder>",
      ),
    saveFile: inPage,
    savePdf: inPage,
    openExternal: inPage,
    openedFile: () => opened.fetch(),
    showCommands: async () => ok(true),
    zoom: inPage,
    closed: async () => {
      finishClosing();
      return ok(true);
    },
  };
}

function appVersion(): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(buildFolder, "..", "..", "package.json"), "utf8"),
  );
  return version;
}

async function stop(server: LoopbackServer, safekeeping: SafekeepingHost, closed: Promise<void>): Promise<void> {
  if (server.pages() > 0) {
    server.tell("closing", true);
    await Promise.race([closed, new Promise((done) => setTimeout(done, closingLimit))]);
  }
  await server.close();
  await safekeeping.close();
  log("stopped");
  process.exit(0);
}

async function start(): Promise<void> {
  if (await alreadyAnswers()) {
    announce(`http://127.0.0.1:${port}/`);
    return;
  }
  const running = { host: "browser", appVersion: appVersion(), chromium: null } as const;
  const folder = safekeepingFolder();
  const taken = await takeSafekeeping({ folder, running });
  if (!taken.ok) {
    console.error(`${taken.problem.message} ${taken.problem.fix ?? ""}\nThe folder is ${folder}.`);
    process.exitCode = 1;
    return;
  }
  const safekeeping = taken.value;
  let finishClosing = (): void => undefined;
  const closed = new Promise<void>((done) => {
    finishClosing = done;
  });
  try {
    const handlers = handlersOf(safekeeping, () => finishClosing());
    const server = await serveLoopback({ port, windowFolder: join(buildFolder, "..", "window"), handlers, log });
    let stopping: Promise<void> | null = null;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        stopping ??= stop(server, safekeeping, closed);
      });
    }
    log("started", appVersion());
    announce(server.address);
  } catch (error) {
    await safekeeping.close();
    if (codeOf(error) !== "EADDRINUSE") throw error;
    console.error(
      `Another program uses port ${port}, the only one under which the browser finds your portfolio. Stop it, then start Winnow again.`,
    );
    process.exitCode = 1;
  }
}

await start();
