import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  markOpened,
  newerThan,
  newMarker,
  readMarker,
  type Running,
  safekeepingFolder,
  writeMarker,
} from "../../electron/profile.ts";
import { watchedDisk } from "./faulty-disk.ts";
import { freshFolder } from "./fixtures.ts";

const electron: Running = { host: "electron", appVersion: "1.2.0", chromium: "150.0.1.2" };
const browser: Running = { host: "browser", appVersion: "1.2.0", chromium: null };

describe("safekeepingFolder", () => {
  it("lies outside every browser profile, or where a test wants it", () => {
    expect(safekeepingFolder({ WINNOW_SAFEKEEPING: "/x" }, "linux")).toBe("/x");
    expect(safekeepingFolder({ XDG_DATA_HOME: "/d" }, "linux")).toBe(join("/d", "winnow", "safekeeping"));
    expect(safekeepingFolder({ APPDATA: "/r" }, "win32")).toBe(join("/r", "Winnow", "safekeeping"));
    expect(safekeepingFolder({}, "darwin")).toMatch(/Application Support.Winnow.safekeeping$/);
  });
});

describe("newerThan", () => {
  const marker = markOpened(newMarker("installation-1"), electron, 3);

  it.each([
    ["the same version", electron, 3, false],
    ["a newer app", electron, 4, false],
    ["an older schema", electron, 2, true],
    ["an older Chromium", { ...electron, chromium: "149.9.9.9" }, 3, true],
    ["an older build of the same Chromium", { ...electron, chromium: "150.0.0.1" }, 3, false],
    ["a browser that looks after itself", browser, 3, false],
    ["a browser with an older schema", browser, 2, true],
  ] as const)("compares with %s", (_, running, schema, newer) => {
    expect(newerThan(marker, running, schema)).toEqual(newer ? { appVersion: "1.2.0", schema: 3 } : null);
  });
});

describe("readMarker and writeMarker", () => {
  it("keep what was written, and what a later version may add", async () => {
    const folder = freshFolder();
    const marker = { ...markOpened(newMarker(null), browser, 2), later: "kept" };
    await writeMarker(folder, marker);
    expect(await readMarker(folder)).toEqual(marker);
    expect(marker.openedBefore).toEqual({ electron: false, browser: true });
  });

  it("fall back on the twin when the first is damaged, and keep a copy of it", async () => {
    const folder = freshFolder();
    const marker = newMarker(null);
    await writeMarker(folder, marker);
    writeFileSync(join(folder, "profile.json"), '{"installation":');
    expect(await readMarker(folder)).toEqual(marker);
    expect(readdirSync(join(folder, "kept"))).toEqual(["profile-profile.json"]);
    rmSync(join(folder, "profile.json"));
    expect(await readMarker(folder)).toEqual(marker);
  });

  it("leave one whole marker, old or new, whichever call fails", async () => {
    for (let failing = 1; failing <= 14; failing += 1) {
      const folder = freshFolder();
      const old = newMarker("installation-1");
      await writeMarker(folder, old);
      const next = markOpened(old, electron, 1);
      const { disk } = watchedDisk({ at: failing, code: "ENOSPC", half: true });
      await writeMarker(folder, next, disk).catch(() => undefined);
      expect([old, next]).toContainEqual(await readMarker(folder));
      expect(() => JSON.parse(readFileSync(join(folder, "profile.backup.json"), "utf8"))).not.toThrow();
    }
  });
});
