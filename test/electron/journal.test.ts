import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { WrittenEntry } from "#shared/domain/journal.ts";
import { realDisk } from "../../electron/disk.ts";
import { tries } from "../support/long-runs.ts";
import { watchedDisk } from "./faulty-disk.ts";
import { chain, headOf, seeded, valueOf } from "./fixtures.ts";
import { first, opened, places, readAll, written } from "./journal-folder.ts";

const mutants = tries(200, 5000);

describe("openJournal", () => {
  it("finds nothing in an empty folder", async () => {
    const journal = await opened(places());
    expect([journal.head(), journal.cut, journal.broken()]).toEqual([null, null, null]);
    expect(valueOf(await journal.read(0, 10))).toEqual([]);
  });

  it("reads back what was written, over several files", async () => {
    const where = places();
    const entries = await chain(40);
    await written(where, entries, 4000);
    expect(readdirSync(where.folder).length).toBeGreaterThan(3);
    const journal = await opened(where, { rotateAt: 4000 });
    expect(journal.head()).toEqual(headOf(entries[39] as WrittenEntry));
    expect(await readAll(journal)).toEqual(entries);
    expect(valueOf(await journal.read(38, 10))).toEqual(entries.slice(38));
  });

  it("cuts a tail torn within the last entry, and keeps a copy", async () => {
    const entries = await chain(3);
    const whole = places();
    await written(whole, entries);
    const bytes = readFileSync(whole.file);
    const two = places();
    await written(two, entries.slice(0, 2));
    const intact = readFileSync(two.file).length;
    for (let end = intact + 1; end < bytes.length; end += end > bytes.length - 20 ? 1 : 17) {
      const where = places(two.folder.replace(/journal$/, `cut-${end}`));
      await realDisk.mkdir(where.folder, { recursive: true });
      writeFileSync(where.file, bytes.subarray(0, end));
      const journal = await opened(where);
      expect(journal.head()).toEqual(headOf(entries[1] as WrittenEntry));
      expect(journal.cut).toEqual({ bytes: end - intact, keptAs: `journal-${first}` });
      expect(readFileSync(join(where.kept, `journal-${first}`))).toEqual(bytes.subarray(0, end));
      expect(readFileSync(where.file).length).toBe(intact);
      valueOf(await journal.append(entries[2] as WrittenEntry));
      await journal.close();
      expect(readFileSync(where.file)).toEqual(bytes);
    }
  });

  it("cuts blocks of zeros that a power failure left", async () => {
    const where = places();
    const entries = await chain(2);
    await written(where, entries);
    appendFileSync(where.file, Buffer.alloc(5000));
    const journal = await opened(where);
    expect(journal.cut?.bytes).toBe(5000);
    expect(await readAll(journal)).toEqual(entries);
  });

  it("reports a broken middle, uses nothing behind it and deletes nothing", async () => {
    const where = places();
    const entries = await chain(5);
    await written(where, entries);
    const damaged = readFileSync(where.file, "utf8").replace("change 3", "change X");
    writeFileSync(where.file, damaged);
    const journal = await opened(where);
    expect(journal.broken()?.afterSeq).toBe(2);
    expect(journal.cut).toBeNull();
    expect(await readAll(journal)).toEqual(entries.slice(0, 2));
    expect(readFileSync(where.file, "utf8")).toBe(damaged);
  });

  it("reports a file that is gone", async () => {
    const where = places();
    await written(where, await chain(30), 3000);
    const [, second] = readdirSync(where.folder).sort();
    rmSync(join(where.folder, second ?? ""));
    const journal = await opened(where);
    expect(journal.broken()?.message).toMatch(/a file of the journal is gone/);
  });

  it("goes on before a break once the chain is continued there, and keeps the rest aside", async () => {
    const where = places();
    const entries = await chain(30);
    await written(where, entries, 3000);
    const files = readdirSync(where.folder).sort();
    const middle = join(where.folder, files[1] ?? "");
    writeFileSync(middle, readFileSync(middle, "utf8").replace('"by":"Ada"', '"by":"Eve"'));
    const journal = await opened(where, { rotateAt: 3000 });
    const afterSeq = journal.broken()?.afterSeq ?? 0;
    const wrong = entries[afterSeq + 3] as WrittenEntry;
    expect(await journal.append(wrong)).toMatchObject({ ok: false, problem: { code: "CHAIN_BROKEN" } });
    expect(readdirSync(where.folder).sort()).toEqual(files);

    const [next] = await chain(1, journal.head());
    valueOf(await journal.append(next as WrittenEntry));
    expect(journal.broken()).toBeNull();
    expect(readdirSync(where.kept).length).toBe(files.length - 1);
    await journal.close();
    expect(await readAll(await opened(where))).toEqual([...entries.slice(0, afterSeq), next]);
  });

  it(
    `takes none of ${mutants} mutants of a journal for the journal that was written`,
    { timeout: 600_000 },
    async () => {
      const entries = await chain(12);
      const original = places();
      await written(original, entries);
      const bytes = readFileSync(original.file);
      const random = seeded(6);
      const at = (length: number) => Math.floor(random() * length);
      const mutations: readonly ((from: Buffer) => Buffer)[] = [
        (from) => {
          const place = at(from.length);
          from.writeUInt8(from.readUInt8(place) ^ (1 << at(8)), place);
          return from;
        },
        (from) => from.subarray(0, at(from.length)),
        (from) => Buffer.concat([from.subarray(0, at(from.length)), from.subarray(at(from.length))]),
        (from) => {
          const lines = from.toString().split("\n");
          const [one, other] = [at(lines.length), at(lines.length)];
          [lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
          return Buffer.from(lines.join("\n"));
        },
      ];
      for (let round = 0; round < mutants; round += 1) {
        const where = places(join(original.folder, "..", `mutant-${round}`));
        await realDisk.mkdir(where.folder, { recursive: true });
        const mutant = (mutations[round % mutations.length] as (from: Buffer) => Buffer)(Buffer.from(bytes));
        writeFileSync(where.file, mutant);
        const journal = await opened(where);
        const read = await readAll(journal);
        expect(read, `seed 6, round ${round}`).toEqual(entries.slice(0, read.length));
        await journal.close();
        rmSync(join(where.folder, ".."), { recursive: true });
      }
    },
  );
});

describe("read", () => {
  it("refuses an entry whose body was changed, and answers those before it", async () => {
    const where = places();
    const entries = await chain(4);
    await written(where, entries);
    writeFileSync(where.file, readFileSync(where.file, "utf8").replace('changes\\":[3', 'changes\\":[9'));
    const journal = await opened(where);
    expect(valueOf(await journal.read(0, 10))).toEqual(entries.slice(0, 2));
    expect(await journal.read(2, 10)).toMatchObject({ ok: false, problem: { code: "CHAIN_BROKEN" } });
  });

  it("refuses when the file was cut while the app ran", async () => {
    const where = places();
    const journal = await opened(where);
    for (const entry of await chain(2)) valueOf(await journal.append(entry));
    truncateSync(where.file, 10);
    expect(await journal.read(0, 10)).toMatchObject({ ok: false, problem: { code: "CHAIN_BROKEN" } });
  });
});

describe("eraseBody", () => {
  it("removes one body and leaves a chain that verifies", async () => {
    const where = places();
    const entries = await chain(6);
    const journal = await opened(where, { rotateAt: 2000 });
    for (const entry of entries.slice(0, 5)) valueOf(await journal.append(entry));
    expect(valueOf(await journal.eraseBody(2))).toEqual(headOf(entries[4] as WrittenEntry));
    valueOf(await journal.eraseBody(5));
    valueOf(await journal.append(entries[5] as WrittenEntry));
    const expected = entries.map((entry) => ([2, 5].includes(entry.envelope.seq) ? { ...entry, body: null } : entry));
    expect(await readAll(journal)).toEqual(expected);
    await journal.close();
    expect(await readAll(await opened(where))).toEqual(expected);
  });

  it("refuses an entry that is not there", async () => {
    const journal = await opened(places());
    expect(await journal.eraseBody(1)).toMatchObject({ ok: false, problem: { code: "NO_SUCH_ENTRY" } });
  });

  it("leaves the file as it was when any call to the disk fails", async () => {
    const entries = await chain(3);
    let failed = 0;
    for (let failing = 4; failing < 16; failing += 1) {
      const where = places();
      await written(where, entries);
      const { disk } = watchedDisk({ at: failing, code: "ENOSPC" });
      const journal = await opened(where, { disk });
      const answer = await journal.eraseBody(1);
      if (!answer.ok) failed += 1;
      await journal.close();
      const [one, ...others] = entries as [WrittenEntry, ...WrittenEntry[]];
      const left = await readAll(await opened(where));
      expect([entries, [{ ...one, body: null }, ...others]]).toContainEqual(left);
    }
    expect(failed).toBeGreaterThan(4);
  });
});
