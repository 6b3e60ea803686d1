import { randomUUID } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import type { About, Safekeeping } from "#shared/bridge.ts";
import { type Disk, realDisk } from "./disk.ts";
import { codeOf, writeWhole } from "./files.ts";
import { keepCopy } from "./kept.ts";

const MarkerSchema = v.looseObject({
  installation: v.pipe(v.string(), v.minLength(8), v.maxLength(64)),
  appVersion: v.string(),
  schema: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  chromium: v.nullable(v.string()),
  openedBefore: v.strictObject({ electron: v.boolean(), browser: v.boolean() }),
  secondFolder: v.nullable(v.string()),
});

/** Who last wrote here, and with what: read before anything else is opened. */
export type VersionMarker = v.InferOutput<typeof MarkerSchema>;

/** What is running now, to be compared with the marker. */
export type Running = {
  readonly host: About["host"];
  readonly appVersion: string;
  /** Chromium's version where we bring our own; null in browser mode, where the browser looks after itself. */
  readonly chromium: string | null;
};

/** The folder of journal and snapshots: outside every browser profile, and the same for both hosts. */
export function safekeepingFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env["WINNOW_SAFEKEEPING"]) return env["WINNOW_SAFEKEEPING"];
  if (platform === "win32") {
    return join(env["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "Winnow", "safekeeping");
  }
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Winnow", "safekeeping");
  return join(env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "winnow", "safekeeping");
}

/** A new marker for a folder that has none; `installation` is kept where a journal already tells it. */
export function newMarker(installation: string | null): VersionMarker {
  return {
    installation: installation ?? randomUUID(),
    appVersion: "0.0.0",
    schema: 0,
    chromium: null,
    openedBefore: { electron: false, browser: false },
    secondFolder: null,
  };
}

/** Reads the marker, or its twin when the first is damaged; null when there is none that can be read. */
export async function readMarker(folder: string, disk: Disk = realDisk): Promise<VersionMarker | null> {
  for (const name of markerNames) {
    const text = await disk.readFile(join(folder, name), "utf8").catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    });
    const parsed = v.safeParse(MarkerSchema, text === null ? null : readJson(text));
    if (parsed.success) return parsed.output;
    if (text !== null) await keepCopy(join(folder, name), "profile", join(folder, "kept"), disk);
  }
  return null;
}

/** Writes the marker and its twin, each whole or not at all. */
export async function writeMarker(folder: string, marker: VersionMarker, disk: Disk = realDisk): Promise<void> {
  for (const name of markerNames) {
    await writeWhole(join(folder, name), Buffer.from(`${JSON.stringify(marker, null, 2)}\n`), disk);
  }
}

/** The marker's version when it is newer than what runs now: older code and older Chromium spoil newer data. */
export function newerThan(marker: VersionMarker, running: Running, schema: number): Safekeeping["newer"] {
  const older =
    running.chromium !== null && marker.chromium !== null && major(running.chromium) < major(marker.chromium);
  return marker.schema > schema || older ? { appVersion: marker.appVersion, schema: marker.schema } : null;
}

/** The marker after this host has opened a portfolio. */
export function markOpened(marker: VersionMarker, running: Running, schema: number): VersionMarker {
  return {
    ...marker,
    appVersion: running.appVersion,
    schema,
    chromium: running.chromium ?? marker.chromium,
    openedBefore: { ...marker.openedBefore, [running.host]: true },
  };
}

const markerNames = ["profile.json", "profile.backup.json"];

function major(version: string): number {
  return Number.parseInt(version, 10) || 0;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
