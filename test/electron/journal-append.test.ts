import { describe, expect, it } from "vitest";
import type { WrittenEntry } from "#shared/domain/journal.ts";
import { type Disk, realDisk } from "../../electron/disk.ts";
import { systemError, watchedDisk } from "./faulty-disk.ts";
import { chain, headOf, valueOf } from "./fixtures.ts";
import { first, opened, places, readAll, written } from "./journal-folder.ts";

describe("append", () => {
  it("answers only after the lines were written and synced", async () => {
    const where = places();
    const { disk, calls } = watchedDisk();
    const journal = await opened(where, { disk });
    const [one, two] = await chain(2);
    valueOf(await journal.append(one as WrittenEntry));
    const before = calls.length;
    let answered = -1;
    await journal.append(two as WrittenEntry).then(() => {
      answered = calls.length;
    });
    expect(calls.slice(before)).toEqual(["write", "datasync"]);
    expect(answered).toBe(calls.length);
  });

  it("makes the name of a new file durable before the first entry in it is answered", async () => {
    const { disk, calls } = watchedDisk();
    const journal = await opened(places(), { disk });
    const [one] = await chain(1);
    valueOf(await journal.append(one as WrittenEntry));
    expect(calls.slice(2)).toEqual([`open ${first}`, "truncate", "open journal", "sync", "write", "datasync"]);
  });

  it("keeps entries in the order they were asked for", async () => {
    const journal = await opened(places());
    const entries = await chain(20);
    const answers = await Promise.all(entries.map((entry) => journal.append(entry)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await readAll(journal)).toEqual(entries);
  });

  it("refuses what does not continue the chain or was changed after it was sealed", async () => {
    const journal = await opened(places());
    const [one, two, three] = (await chain(3)) as [WrittenEntry, WrittenEntry, WrittenEntry];
    valueOf(await journal.append(one));
    const wrong: readonly WrittenEntry[] = [
      three,
      { ...two, body: ["changed"] },
      { ...two, body: null },
      { ...two, envelope: { ...two.envelope, by: "Eve" } },
      { ...two, envelope: { ...two.envelope, previousHash: three.envelope.hash } },
    ];
    for (const entry of wrong) {
      expect(await journal.append(entry)).toMatchObject({ ok: false, problem: { code: "CHAIN_BROKEN" } });
    }
    expect(journal.head()).toEqual(headOf(one));
  });

  it("answers an entry that was already written last with the same head", async () => {
    const where = places();
    const journal = await opened(where);
    const [one] = (await chain(1)) as [WrittenEntry];
    expect(await journal.append(one)).toEqual(await journal.append(one));
    expect(await readAll(journal)).toEqual([one]);
  });

  it.each(["ENOSPC", "EIO", "EACCES", "EROFS"])(
    "loses nothing when any call to the disk fails with %s",
    async (code) => {
      const entries = await chain(3);
      for (let failing = 1; failing < 30; failing += 1) {
        for (const half of [false, true]) {
          const where = places();
          await written(where, entries.slice(0, 1));
          const { disk, calls } = watchedDisk({ at: failing, code, half });
          const journal = await opened(where, { disk, rotateAt: 10 }).catch(() => null);
          if (journal === null) continue;
          for (const entry of entries.slice(1)) {
            const answered = await journal.append(entry);
            const again = answered.ok ? answered : await journal.append(entry);
            expect(again.ok, `call ${failing} of ${calls.join(", ")}`).toBe(true);
          }
          await journal.close();
          expect(await readAll(await opened(where))).toEqual(entries);
        }
      }
    },
  );

  it("finds the entries before a write that failed, after a restart in between", async () => {
    const entries = await chain(2);
    const where = places();
    await written(where, entries.slice(0, 1));
    const disk: Disk = new Proxy(realDisk, {
      get: (target, name) =>
        name === "open"
          ? async (...parameters: Parameters<Disk["open"]>) => {
              const file = await target.open(...parameters);
              return Object.assign(file, {
                truncate: async () => undefined,
                datasync: async () => Promise.reject(systemError("EIO")),
              });
            }
          : Reflect.get(target, name),
    });
    const failing = await opened(where, { disk });
    expect(await failing.append(entries[1] as WrittenEntry)).toMatchObject({
      ok: false,
      problem: { code: "DISK_FAILED" },
    });
    expect(failing.head()).toEqual(headOf(entries[0] as WrittenEntry));
  });
});
