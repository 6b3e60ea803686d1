import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { built, buildWhenStale } from "./build.ts";
import type { StoreStage } from "./chromium.mjs";
import { killChromium } from "./kill.ts";

type MenuItem = {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly accelerator?: string;
};

type Seen = {
  readonly dialogs: readonly { readonly kind: string; readonly [option: string]: unknown }[];
  readonly external: readonly string[];
  readonly refused: readonly string[];
  readonly windows: readonly Readonly<Record<string, unknown>>[];
};

export type StartedApp = {
  readonly page: Page;
  readonly answerDialog: (kind: "save" | "open" | "message", answer: string | number | null) => Promise<void>;
  readonly menu: () => Promise<readonly MenuItem[]>;
  readonly choose: (id: string) => Promise<void>;
  readonly seen: () => Promise<Seen>;
  readonly secondStart: (words: readonly string[], folder: string) => Promise<void>;
  readonly openFile: (path: string) => Promise<void>;
  /** Crashes the page as chrome://crash does; answers the page that the app brings back. */
  readonly crash: () => Promise<Page>;
  /** Says that the window does not answer; answers the page that the app brings back once that was asked for. */
  readonly hang: () => Promise<Page>;
  readonly close: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

export type Folders = {
  readonly safekeeping: string;
  readonly profile: string;
  readonly words?: readonly string[];
  readonly chrome?: string;
  readonly stage?: StoreStage;
};

/** Starts the real main script and preload on the stand-in; the same folders again are a restart. A refused start rejects with what its error box said. */
export async function startApp({
  safekeeping,
  profile,
  words = [],
  chrome = "150.0.0.0",
  stage = "usual",
}: Folders): Promise<StartedApp> {
  buildWhenStale();
  mkdirSync(profile, { recursive: true });
  const portFile = join(profile, "DevToolsActivePort");
  rmSync(portFile, { force: true });
  const child = fork(fileURLToPath(new URL("child.mjs", import.meta.url)), words, {
    env: {
      ...process.env,
      WINNOW_SAFEKEEPING: safekeeping,
      WINNOW_PROFILE: profile,
      STAND_IN: JSON.stringify({ profile, chrome, stage, main: built("electron/main.js") }),
    },
    serialization: "advanced",
  });
  const ended = once(child, "exit");
  let shown: string | null = null;
  const waiting = new Map<number, (answer: unknown) => void>();
  child.on(
    "message",
    (message: { readonly id?: number; readonly answer?: unknown; readonly shown?: { readonly message: string } }) => {
      if (message.shown) shown = message.shown.message;
      if (message.id !== undefined) waiting.get(message.id)?.(message.answer);
    },
  );
  let count = 0;
  const order = <T>(name: string, detail?: unknown): Promise<T> => {
    const id = (count += 1);
    child.send({ id, order: name, detail });
    return new Promise((resolve) => waiting.set(id, resolve as (answer: unknown) => void));
  };

  while (!existsSync(portFile) || readFileSync(portFile, "utf8") === "") {
    if (child.exitCode !== null) throw new Error(shown ?? `The app ended with ${child.exitCode}.`);
    await sleep(20);
  }
  const [port] = readFileSync(portFile, "utf8").split("\n");
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const windowPage = async (not?: Page): Promise<Page> => {
    for (;;) {
      const pages = browser.contexts().flatMap((context) => context.pages());
      const page = pages.find((each) => each !== not && each.url().startsWith("http://winnow.localhost"));
      if (page !== undefined) {
        await page.waitForLoadState();
        return page;
      }
      await sleep(20);
    }
  };
  const page = await windowPage();
  const leave = async () => {
    await ended;
    await browser.close().catch(() => undefined);
  };
  return {
    page,
    answerDialog: (kind, answer) => order("answerDialog", { kind, answer }),
    menu: () => order("menu"),
    choose: (id) => order("choose", id),
    seen: () => order("seen"),
    secondStart: (started, folder) => order("secondStart", { words: started, folder }),
    openFile: (path) => order("openFile", path),
    crash: async () => {
      await order("crash");
      return windowPage(page);
    },
    hang: async () => {
      await order("hang");
      return windowPage(page);
    },
    close: async () => {
      await order("close");
      await leave();
    },
    kill: async () => {
      child.kill("SIGKILL");
      killChromium(profile);
      await leave();
    },
  };
}
