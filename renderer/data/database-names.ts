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

/** Deletes databases that were replaced more than 30 days ago. */
export async function forgetOldDatabases(): Promise<void> {
  const now = clock.now();
  const [old, kept] = [[] as Retired[], [] as Retired[]];
  for (const database of retiredDatabases()) (now - database.at > keptFor ? old : kept).push(database);
  for (const { name } of old) if (name !== currentDatabaseName()) await Dexie.delete(name);
  localStorage.setItem(retired, JSON.stringify(kept));
}
