import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { storeFolder, type Home } from "./journey-window.ts";

type Damage = readonly [name: string, damage: (home: Home) => void];

/** The files of the store whose names are wanted; that there are none fails the test. */
export function storeFiles(home: Home, wanted: RegExp): readonly string[] {
  const folder = storeFolder(home.profile);
  const found = readdirSync(folder).filter((name) => wanted.test(name));
  if (found.length === 0) throw new Error(`The store has no file that is named like ${wanted.source}.`);
  return found.map((name) => join(folder, name));
}

/** Writes so much elsewhere in the page's store that LevelDB turns what is in its log into tables. */
export async function fillTables(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ended = (request: IDBRequest | IDBTransaction, event: "success" | "complete") =>
      new Promise((resolve, reject) => {
        request.addEventListener(event, resolve);
        request.addEventListener("error", () => reject(request.error ?? new Error("not written")));
      });
    const opened = indexedDB.open("elsewhere");
    opened.addEventListener("upgradeneeded", () => opened.result.createObjectStore("rows"));
    await ended(opened, "success");
    for (let n = 0; n < 100; n += 1) {
      const writing = opened.result.transaction("rows", "readwrite");
      writing.objectStore("rows").put(crypto.getRandomValues(new Uint8Array(60_000)), n);
      await ended(writing, "complete");
    }
    opened.result.close();
    await ended(indexedDB.deleteDatabase("elsewhere"), "success");
  });
}

function change(home: Home, wanted: RegExp, work: (path: string) => void): void {
  for (const path of storeFiles(home, wanted)) work(path);
}

const size = (path: string) => readFileSync(path).length;
const halve = (path: string) => truncateSync(path, Math.floor(size(path) / 2));
const empty = (path: string) => truncateSync(path, 0);

/** Gives some bytes of a file, from a share of it on, other values. */
function overwrite(path: string, share: number, other: { readonly length: number; readonly by?: number }): void {
  const bytes = readFileSync(path);
  const from = Math.floor(bytes.length * share);
  for (let at = from; at < Math.min(bytes.length, from + other.length); at += 1) {
    bytes[at] = other.by === undefined ? 0 : (bytes[at] ?? 0) ^ other.by;
  }
  writeFileSync(path, bytes);
}

const flip = (path: string, share: number) => overwrite(path, share, { length: 16, by: 0xff });
const tornHeader = Uint8Array.of(1, 2, 3, 4, 76, 0, 1);

const goneWhole: readonly Damage[] = [
  ["the whole folder gone", (home) => rmSync(storeFolder(home.profile), { recursive: true })],
  ["the whole profile gone", (home) => rmSync(home.profile, { recursive: true })],
];

/** What may become of a store in LevelDB's form. */
export const levelDbDamages: readonly Damage[] = [
  ["a torn header at the end of the log", (home) => change(home, /\.log$/, (path) => appendFileSync(path, tornHeader))],
  ["a log cut off in its middle", (home) => change(home, /\.log$/, halve)],
  ["bytes flipped in the log", (home) => change(home, /\.log$/, (path) => flip(path, 0.4))],
  ["the log gone", (home) => change(home, /\.log$/, (path) => rmSync(path))],
  ["bytes flipped in a table", (home) => change(home, /\.ldb$/, (path) => flip(path, 0.4))],
  ["a table cut off in its middle", (home) => change(home, /\.ldb$/, halve)],
  ["a table gone", (home) => change(home, /\.ldb$/, (path) => rmSync(path))],
  ["CURRENT gone", (home) => change(home, /^CURRENT$/, (path) => rmSync(path))],
  ["CURRENT empty", (home) => change(home, /^CURRENT$/, empty)],
  ["MANIFEST gone", (home) => change(home, /^MANIFEST/, (path) => rmSync(path))],
  ["MANIFEST damaged", (home) => change(home, /^MANIFEST/, (path) => flip(path, 0))],
  ...goneWhole,
];

// SQLite's file of a database bears a hash as its name.
const database = /^[A-Z2-7]{20,}$/;
const page = 4096;

/** What may become of a store in SQLite's form: a file for each database. */
export const sqliteDamages: readonly Damage[] = [
  ["bytes behind the end", (home) => change(home, database, (path) => appendFileSync(path, tornHeader))],
  ["cut off in its middle", (home) => change(home, database, halve)],
  ["its last page gone", (home) => change(home, database, (path) => truncateSync(path, size(path) - page))],
  ["cut off within its first page", (home) => change(home, database, (path) => truncateSync(path, page / 2))],
  ["bytes flipped in its middle", (home) => change(home, database, (path) => flip(path, 0.4))],
  ["bytes flipped near its end", (home) => change(home, database, (path) => flip(path, 0.9))],
  ["bytes flipped in its head", (home) => change(home, database, (path) => flip(path, 0))],
  ["a page of zeros", (home) => change(home, database, (path) => overwrite(path, 0.4, { length: page }))],
  ["empty", (home) => change(home, database, empty)],
  ["other contents", (home) => change(home, database, (path) => writeFileSync(path, "no database at all"))],
  ["the file gone", (home) => change(home, database, (path) => rmSync(path))],
  ...goneWhole,
];
