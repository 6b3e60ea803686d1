import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { shelvesFrom, type Chunk } from "#data/chunks.ts";
import { applyChange } from "#shared/domain/change.ts";
import { readBody } from "#shared/domain/entry-body.ts";
import type { Head } from "#shared/domain/journal.ts";
import { emptyPortfolio, tableNames, type Portfolio } from "#shared/domain/portfolio.ts";
import { openJournal } from "../../electron/journal.ts";
import { samePortfolio } from "./same-portfolio.ts";

/** Where an app of a test keeps everything; the same folders again are a restart. */
export type Home = { readonly folder: string; readonly safekeeping: string; readonly profile: string };

const homes: string[] = [];

/** Fresh folders for one app. */
export function freshHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), "winnow-journey-"));
  homes.push(folder);
  return homeIn(folder);
}

function homeIn(folder: string): Home {
  return { folder, safekeeping: join(folder, "safekeeping"), profile: join(folder, "profile") };
}

/** A copy of an app's folders, to be damaged. */
export async function copyOf(home: Home): Promise<Home> {
  const copy = freshHome();
  await cp(home.safekeeping, copy.safekeeping, { recursive: true });
  if (existsSync(home.profile)) {
    const isLock = (path: string) => /Singleton(Lock|Socket|Cookie)$/.test(path);
    await cp(home.profile, copy.profile, { recursive: true, filter: (path) => !isLock(path) });
  }
  return copy;
}

/** Removes the folders of a test file; those of a failed one are kept and named. */
export function clearHomes(hasFailed: boolean): void {
  for (const folder of homes.splice(0)) {
    if (hasFailed) console.log(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder of Chromium's IndexedDB in a profile, whichever host made it, in LevelDB's form or in SQLite's. */
export function storeFolder(profile: string): string {
  for (const inner of ["chromium", "Default"]) {
    const root = join(profile, inner, "IndexedDB");
    const stores = existsSync(root) ? readdirSync(root) : [];
    const store = stores.find((name) => name.endsWith(".leveldb")) ?? stores[0];
    if (store !== undefined) return join(root, store);
  }
  throw new Error(`There is no IndexedDB in ${profile}.`);
}

/** The first run, with nothing in the portfolio. */
export async function beginEmpty(page: Page, name = "Tools"): Promise<void> {
  await page.getByLabel("Your name").fill("Ada");
  await page.getByText("Start empty").click();
  await page.getByLabel("Name of the portfolio").fill(name);
  await page.getByRole("button", { name: "Continue" }).click();
  await saved(page);
}

/** The first run, with the sample portfolio. */
export async function beginSample(page: Page): Promise<void> {
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Continue" }).click();
  await saved(page);
}

/** Waits until the status bar says that everything is saved. */
export async function saved(page: Page): Promise<void> {
  await page.getByText(/^Saved( \d\d:\d\d)?$/).waitFor();
}

export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, place);
}

/** Sets the threshold of often used features: a small change that anyone can read back. */
export async function setOften(page: Page, share: string): Promise<void> {
  await goTo(page, "/settings?page=usage");
  const often = page.getByRole("textbox", { name: "Often used from" });
  await often.fill(share);
  await often.press("Tab");
}

/** What the working copy holds, read from IndexedDB itself. */
async function rawStore(page: Page) {
  return page.evaluate(async () => {
    const name = localStorage.getItem("winnow.database") ?? "winnow";
    const known = await indexedDB.databases();
    if (!known.some((each) => each.name === name)) return null;
    const opened = indexedDB.open(name);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opened.addEventListener("success", () => resolve(opened.result));
      opened.addEventListener("error", () => reject(opened.error ?? new Error("not opened")));
    });
    const plain = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (_key, held: unknown) => (ArrayBuffer.isView(held) ? [...(held as Uint8Array)] : held)),
      );
    const read = database.transaction([...database.objectStoreNames], "readonly");
    const stores = await Promise.all(
      [...database.objectStoreNames].map(async (store) => {
        const all = read.objectStore(store).getAll();
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          all.addEventListener("success", () => resolve(all.result));
          all.addEventListener("error", () => reject(all.error ?? new Error("not read")));
        });
        return [store, plain(rows)] as const;
      }),
    );
    database.close();
    return Object.fromEntries(stores) as Record<string, unknown[]>;
  });
}

/** The portfolio as the working copy holds it. */
export async function storedPortfolio(page: Page): Promise<Portfolio> {
  const store = await rawStore(page);
  const shelves = tableNames.map((table) => [table, shelvesFrom(table, (store?.[table] ?? []) as Chunk[])]);
  return { ...emptyPortfolio, ...(Object.fromEntries(shelves) as Partial<Portfolio>) };
}

/** The portfolio as the journal of a safekeeping folder tells it, and where it ends; read from a copy. */
export async function journalPortfolio(
  home: Home,
): Promise<{ readonly portfolio: Portfolio; readonly head: Head | null }> {
  const copy = await copyOf({ ...home, profile: join(home.folder, "none") });
  const journal = await openJournal({
    folder: join(copy.safekeeping, "journal"),
    kept: join(copy.safekeeping, "kept"),
  });
  let portfolio = emptyPortfolio;
  for (let after = 0; ;) {
    const read = await journal.read(after, 200);
    if (!read.ok) throw new Error(read.problem.message);
    if (read.value.length === 0) break;
    for (const { body } of read.value) portfolio = applyChange(portfolio, readBody(body ?? []));
    after += read.value.length;
  }
  const head = journal.head();
  await journal.close();
  return { portfolio, head };
}

/** Waits until working copy and journal say the same, as they do once everything is saved; answers the last entry's place. */
export async function agreed(page: Page, home: Home): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    await saved(page);
    const journal = await journalPortfolio(home);
    if (samePortfolio(await storedPortfolio(page), journal.portfolio)) return journal.head?.seq ?? 0;
    if (attempt === 5) throw new Error("The working copy says something else than the journal.");
    await page.waitForTimeout(500);
  }
}
