import { Dexie } from "dexie";
import { clock } from "./clock.ts";

const pointer = "winnow.database";
const retired = "winnow.databases.retired";
const keptFor = 30 * 24 * 60 * 60 * 1000;
const firstName = "winnow";

type Retired = { readonly name: string; readonly at: number };

function retiredDatabases(): readonly Retired[] {
  try {
    return JSON.parse(localStorage.getItem(retired) ?? "[]") as readonly Retired[];
  } catch {
    return [];
  }
}

/** The name of the database that holds the working copy now. */
export function currentDatabaseName(): string {
  return localStorage.getItem(pointer) ?? firstName;
}

/** A name that no database had yet, for a rebuild. */
export function nextDatabaseName(): string {
  return `${firstName}-${clock.now().toString(36)}`;
}

/** Makes another database the working copy; the one before is kept for 30 days. */
export function switchDatabase(name: string): void {
  const before: Retired = { name: currentDatabaseName(), at: clock.now() };
  localStorage.setItem(retired, JSON.stringify([...retiredDatabases(), before]));
  localStorage.setItem(pointer, name);
}

/** The databases beside the present one, the newest first: a crash may lose what named the present one. */
export async function otherDatabaseNames(): Promise<readonly string[]> {
  const names = await Dexie.getDatabaseNames();
  return names
    .filter((name) => name !== currentDatabaseName() && (name === firstName || name.startsWith(`${firstName}-`)))
    .toSorted((one, other) => madeAt(other) - madeAt(one));
}

function madeAt(name: string): number {
  return Number.parseInt(name.slice(firstName.length + 1), 36) || 0;
}

/** Makes a database the working copy again. */
export function nameDatabase(name: string): void {
  localStorage.setItem(pointer, name);
}

/** Deletes databases that were replaced more than 30 days ago, and those that nothing has named for as long. */
export async function forgetOldDatabases(): Promise<void> {
  const now = clock.now();
  const [old, kept] = [[] as Retired[], [] as Retired[]];
  const known = retiredDatabases();
  const others = (await otherDatabaseNames()).filter((name) => !known.some((retiree) => retiree.name === name));
  const unnamed = others.map((name) => ({ name, at: madeAt(name) || now }));
  for (const database of [...known, ...unnamed]) (now - database.at > keptFor ? old : kept).push(database);
  for (const { name } of old) if (name !== currentDatabaseName()) await Dexie.delete(name);
  localStorage.setItem(retired, JSON.stringify(kept));
}
