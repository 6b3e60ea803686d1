import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockFolder } from "../../electron/folder-lock.ts";
import { freshFolder, valueOf } from "./fixtures.ts";

const dead = () => false;

describe("lockFolder", () => {
  it("lets one host in and names the one that is there", async () => {
    const folder = freshFolder();
    const lock = valueOf(await lockFolder(folder, { host: "browser" }));
    expect(await lockFolder(folder, { host: "electron" })).toMatchObject({
      ok: false,
      problem: { code: "FOLDER_TAKEN", message: expect.stringContaining("browser mode") },
    });
    await lock.release();
    expect(existsSync(join(folder, "lock"))).toBe(false);
    valueOf(await lockFolder(folder, { host: "electron" }));
  });

  it("takes over from a process that is gone, and from a number that another process now has", async () => {
    const folder = freshFolder();
    valueOf(await lockFolder(folder, { host: "browser" }));
    valueOf(await lockFolder(folder, { host: "electron", isAlive: dead }));
    const old = new Date(Date.now() - 5 * 60_000);
    utimesSync(join(folder, "lock"), old, old);
    expect((await lockFolder(folder, { host: "browser" })).ok).toBe(true);
  });

  it("takes over a lock that still cannot be read after a while", async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, "lock"), "half a l");
    expect((await lockFolder(folder, { host: "browser" })).ok).toBe(false);
    const old = new Date(Date.now() - 60_000);
    utimesSync(join(folder, "lock"), old, old);
    valueOf(await lockFolder(folder, { host: "browser" }));
    expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toMatchObject({ host: "browser" });
  });

  it("tells a host that slept that its folder was taken over, and does not release what is not its own", async () => {
    const folder = freshFolder();
    const sleeper = valueOf(await lockFolder(folder, { host: "electron" }));
    valueOf(await sleeper.held());
    valueOf(await lockFolder(folder, { host: "browser", isAlive: dead }));
    expect(await sleeper.held()).toMatchObject({ ok: false, problem: { code: "LOCK_LOST" } });
    await sleeper.release();
    expect(existsSync(join(folder, "lock"))).toBe(true);
  });

  it("lets only one of many in that start at the same moment", async () => {
    const folder = freshFolder();
    const answers = await Promise.all(Array.from({ length: 20 }, () => lockFolder(folder, { host: "browser" })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
