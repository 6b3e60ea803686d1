import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../electron/headless/check.ts";
import { openJournal } from "../../../electron/journal.ts";
import { chain, freshFolder, valueOf } from "../fixtures.ts";
import { heard } from "./heard.ts";

async function safekeeping(entries = 40): Promise<{ readonly folder: string; readonly files: readonly string[] }> {
  const folder = freshFolder();
  const place = join(folder, "journal");
  const journal = await openJournal({ folder: place, kept: join(folder, "kept") }, { rotateAt: 4000 });
  for (const entry of await chain(entries)) valueOf(await journal.append(entry));
  await journal.close();
  return { folder, files: readdirSync(place).map((name) => join(place, name)) };
}

async function checked(folder: string) {
  const terminal = heard();
  const code = await check({ command: "check", files: [], journals: [folder], json: false }, terminal);
  return { code, ...terminal.words() };
}

describe("check", () => {
  it("says of a folder how a folder is checked", async () => {
    const { folder } = await safekeeping(1);
    const terminal = heard();
    expect(await check({ command: "check", files: [folder], journals: [], json: false }, terminal)).toBe(1);
    expect(terminal.words().told).toBe(
      `'${folder}' is a folder. A safekeeping folder is checked with --journal FOLDER.\n`,
    );
  });
});

describe("check --journal", () => {
  it("follows the chain over all files of a safekeeping folder, or of the journal folder itself", async () => {
    const { folder, files } = await safekeeping();
    expect(files.length).toBeGreaterThan(2);
    const found = await checked(folder);
    expect(found.code).toBe(0);
    expect(found.printed).toContain("40 entries in one unbroken chain, every body as it was sealed");
    expect((await checked(join(folder, "journal"))).code).toBe(0);
  });

  it("finds one changed sign in a body, and changes nothing itself", async () => {
    const { folder, files } = await safekeeping();
    const [, second = ""] = files;
    const text = readFileSync(second, "utf8");
    writeFileSync(second, text.replace(/changes/, "chances"));
    const before = readdirSync(folder, { recursive: true });
    const found = await checked(folder);
    expect(found.code).toBe(1);
    expect(found.told).toContain("holds other contents than it was sealed with");
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
    expect(readFileSync(second, "utf8")).toBe(text.replace(/changes/, "chances"));
  });

  it("finds a file that is gone, and a folder without a journal", async () => {
    const { folder, files } = await safekeeping();
    rmSync(files[1] ?? "");
    expect(await checked(folder)).toMatchObject({ code: 1, printed: "" });
    expect((await checked(freshFolder())).told).toContain("no journal in this folder");
  });
});
