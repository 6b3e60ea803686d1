import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diskProblem, onDisk, safeFileName, sweepTemporaries, writeWhole } from "../../electron/files.ts";
import { systemError, watchedDisk } from "./faulty-disk.ts";
import { freshFolder } from "./fixtures.ts";

const text = (content: string) => new TextEncoder().encode(content);

describe("writeWhole", () => {
  it("syncs the file, renames it and syncs the folder, in this order", async () => {
    const folder = freshFolder();
    const { disk, calls } = watchedDisk();
    await writeWhole(join(folder, "a.csv"), text("new"), disk);
    expect(calls.map((call) => call.split(" ")[0])).toEqual([
      "readdir",
      "open",
      "write",
      "sync",
      "rename",
      "open",
      "sync",
    ]);
    expect(readFileSync(join(folder, "a.csv"), "utf8")).toBe("new");
  });

  it.each(["ENOSPC", "EACCES", "EBUSY", "EROFS", "EIO"])(
    "leaves the old file whole and no debris when a call fails with %s",
    async (code) => {
      for (let failing = 2; failing <= 5; failing += 1) {
        const folder = freshFolder();
        writeFileSync(join(folder, "a.csv"), "old");
        const { disk } = watchedDisk({ at: failing, code, half: true });
        const answer = await onDisk(() => writeWhole(join(folder, "a.csv"), text("new"), disk));
        expect(answer.ok).toBe(false);
        expect(readFileSync(join(folder, "a.csv"), "utf8")).toBe("old");
        expect(readdirSync(folder)).toEqual(["a.csv"]);
      }
    },
  );

  it("replaces a link instead of writing to where it points", async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, "target"), "untouched");
    symlinkSync(join(folder, "target"), join(folder, "link"));
    await writeWhole(join(folder, "link"), text("new"));
    expect(readFileSync(join(folder, "target"), "utf8")).toBe("untouched");
    expect(readFileSync(join(folder, "link"), "utf8")).toBe("new");
  });

  it("writes into folders with long and unusual names", async () => {
    const folder = join(freshFolder(), "ordner 📦 ünï", "x".repeat(200));
    mkdirSync(folder, { recursive: true });
    await writeWhole(join(folder, `${"y".repeat(240)}.csv`), text("new"));
    expect(readdirSync(folder)).toEqual([`${"y".repeat(240)}.csv`]);
  });

  it.skipIf(process.getuid?.() === 0)("says in words that a folder cannot be written", async () => {
    const folder = freshFolder();
    chmodSync(folder, 0o500);
    const answer = await onDisk(() => writeWhole(join(folder, "a.csv"), text("new")));
    chmodSync(folder, 0o700);
    expect(answer).toMatchObject({ ok: false, problem: { code: "NOT_WRITABLE" } });
  });

  it("refuses a real disk that is full", async () => {
    const answer = await onDisk(async () => writeFileSync("/dev/full", "x"));
    expect(answer).toMatchObject({ ok: false, problem: { code: "DISK_FULL" } });
  });
});

describe("sweepTemporaries", () => {
  it("removes our temporary files after a day, and nothing else", async () => {
    const folder = freshFolder();
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    for (const name of [".winnow-0123456789ab.tmp", ".winnow-short.tmp", "other.tmp"]) {
      writeFileSync(join(folder, name), "");
      utimesSync(join(folder, name), old, old);
    }
    writeFileSync(join(folder, ".winnow-ba9876543210.tmp"), "");
    await sweepTemporaries(folder);
    expect(readdirSync(folder).sort()).toEqual([".winnow-ba9876543210.tmp", ".winnow-short.tmp", "other.tmp"]);
    expect(existsSync(folder)).toBe(true);
  });
});

describe("safeFileName", () => {
  it.each([
    ["proposal.pdf", "proposal.pdf"],
    ["../../etc/passwd", "-..-etc-passwd"],
    ["a/b\\c:d.csv", "a-b-c-d.csv"],
    ["CON", "_CON"],
    ["nul.csv", "_nul.csv"],
    ["com1.txt", "_com1.txt"],
    ["console.csv", "console.csv"],
    [".hidden", "hidden"],
    ["name. . .", "name"],
    ["   ", "winnow"],
    ["...", "winnow"],
    ["evil\u202Efdp.exe", "evil-fdp.exe"],
    ["zero\u0000byte\n.csv", "zero-byte-.csv"],
    ["what?*.csv", "what--.csv"],
    ["e\u0301.csv", "é.csv"],
    ["lone\uD800.csv", "lone-.csv"],
    ["產品 📦.winnow", "產品 📦.winnow"],
  ])("turns %j into %j", (suggested, expected) => {
    expect(safeFileName(suggested)).toBe(expected);
  });

  it("shortens to 200 bytes, keeps the ending and splits no character", () => {
    const name = safeFileName(`${"📦".repeat(300)}.csv`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^(📦)+\.csv$/u);
  });
});

describe("diskProblem", () => {
  it.each([
    ["ENOSPC", "DISK_FULL"],
    ["EDQUOT", "DISK_FULL"],
    ["EACCES", "NOT_WRITABLE"],
    ["EPERM", "NOT_WRITABLE"],
    ["EBUSY", "FILE_BUSY"],
    ["EROFS", "READ_ONLY"],
    ["ENAMETOOLONG", "NAME_TOO_LONG"],
    ["ENOENT", "NOT_FOUND"],
    ["EIO", "DISK_FAILED"],
  ])("says %s as %s, with a remedy and without a path", (code, expected) => {
    const problem = diskProblem(Object.assign(systemError(code), { path: "/home/ada/secret/list.csv" }));
    expect(problem?.code).toBe(expected);
    expect(problem?.fix).toMatch(/\.$/);
    expect(problem?.message).not.toContain("/home");
  });

  it("takes no bug for a problem of the disk", () => {
    expect(diskProblem(new TypeError("x is not a function"))).toBeNull();
    expect(diskProblem("text")).toBeNull();
  });
});
