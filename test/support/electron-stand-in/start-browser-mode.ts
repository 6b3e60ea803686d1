import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium, type Page } from "playwright-core";
import { built, buildWhenStale } from "./build.ts";
import { executablePath, flags, storeStages, type StoreStage } from "./chromium.mjs";
import { killChromium } from "./kill.ts";

export type BrowserMode = {
  readonly page: Page;
  readonly address: string;
  /** Everything that the host printed. */
  readonly printed: () => string;
  readonly close: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

export type BrowserFolders = {
  readonly safekeeping: string;
  readonly profile: string;
  readonly port?: number;
  readonly words?: readonly string[];
  readonly stage?: StoreStage;
};

/** Starts the real loopback host in a process of its own. */
export async function startHost({ safekeeping, port = 0, words = [] }: Omit<BrowserFolders, "profile" | "stage">) {
  buildWhenStale();
  const child = spawn(process.execPath, [built("electron/loopback.js"), ...words], {
    env: { ...process.env, WINNOW_SAFEKEEPING: safekeeping, WINNOW_PORT: String(port) },
  });
  const ended = once(child, "exit");
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
    });
  }
  let address: string | undefined;
  while (address === undefined && child.exitCode === null) {
    await sleep(20);
    address = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
  }
  return { child, ended, address, printed: () => text };
}

/** Starts browser mode: the loopback host, and Chromium on its address. The origin holds the data, so a restart needs the same port. */
export async function startBrowserMode(folders: BrowserFolders): Promise<BrowserMode> {
  const { child, ended, address, printed } = await startHost(folders);
  if (address === undefined) throw new Error(printed());
  const context = await chromium.launchPersistentContext(folders.profile, {
    executablePath,
    headless: true,
    args: [...flags, ...storeStages[folders.stage ?? "usual"]],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  return {
    page,
    address,
    printed,
    close: async () => {
      child.kill("SIGTERM");
      await ended;
      await context.close();
    },
    kill: async () => {
      child.kill("SIGKILL");
      killChromium(folders.profile);
      await ended;
      await context.close().catch(() => undefined);
    },
  };
}
