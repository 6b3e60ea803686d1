import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { candidatesFile, mayWrite, writeFolder } from "../../../electron/headless/write-folder.ts";
import { freshFolder } from "../fixtures.ts";

const sums = { path: "SHA256SUMS", content: "" };

describe("writeFolder", () => {
  it("writes files in folders, and leaves nothing else beside them", async () => {
    const folder = freshFolder();
    const files = [
      { path: "a/b/c.txt", content: "one" },
      { path: "d.txt", content: new Uint8Array([116, 119, 111]) },
    ];
    expect(await writeFolder(join(folder, "out"), files)).toMatchObject({ ok: true });
    expect(readFileSync(join(folder, "out", "a", "b", "c.txt"), "utf8")).toBe("one");
    expect(readFileSync(join(folder, "out", "d.txt"), "utf8")).toBe("two");
    expect(readdirSync(folder)).toEqual(["out"]);
  });

  it("keeps what was there when a file cannot be written", async () => {
    const folder = freshFolder();
    const out = join(folder, "out");
    await writeFolder(out, [{ path: "old.txt", content: "old" }]);
    const refused = await writeFolder(out, [
      { path: "new.txt", content: "new" },
      { path: `${"x".repeat(300)}.txt`, content: "" },
    ]);
    expect(refused).toMatchObject({ ok: false, problem: { code: "NAME_TOO_LONG" } });
    expect(readdirSync(out)).toEqual(["old.txt"]);
    expect(readdirSync(folder)).toEqual(["out"]);
  });
});

describe("mayWrite", () => {
  it("takes a folder that is not there or empty, and what it wrote itself when told to replace it", async () => {
    const folder = freshFolder();
    const own = join(folder, "own");
    await writeFolder(own, [{ path: candidatesFile, content: "{}" }, sums]);
    mkdirSync(join(folder, "empty"));
    mkdirSync(join(folder, "other"));
    writeFileSync(join(folder, "other", "letter.txt"), "Dear reader");
    const may = async (name: string, replace: boolean) => (await mayWrite(join(folder, name), replace)).ok;
    expect([await may("absent", false), await may("empty", false)]).toEqual([true, true]);
    expect([await may("own", false), await may("own", true)]).toEqual([false, true]);
    expect([await may("other", false), await may("other", true)]).toEqual([false, false]);
  });
});
