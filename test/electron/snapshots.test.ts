import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SnapshotReason } from "#shared/bridge.ts";
import { keepSnapshots, type Snapshots } from "../../electron/snapshots.ts";
import { tries } from "../support/long-runs.ts";
import { watchedDisk } from "./faulty-disk.ts";
import { freshFolder, seeded, valueOf } from "./fixtures.ts";

const mutants = tries(200, 5000);
const head = { seq: 4, hash: "a".repeat(64) };

function request(reason: SnapshotReason = "quiet", text = "content") {
  return { reason, records: 7, bytes: new TextEncoder().encode(text), head };
}

async function idsOf(snapshots: Snapshots): Promise<readonly string[]> {
  return valueOf(await snapshots.list()).map(({ id }) => id);
}

describe("keepSnapshots", () => {
  it("lists and reads back what was saved, with all it was saved with", async () => {
    const at = Date.UTC(2026, 4, 6, 7, 8, 9);
    const snapshots = keepSnapshots({ folder: freshFolder(), second: () => null }, { now: () => at });
    const saved = valueOf(await snapshots.save(request("beforeImport")));
    expect(saved).toMatchObject({
      id: "000001-20260506T070809Z-beforeImport",
      at,
      records: 7,
      size: 7,
      head,
      copy: "none",
    });
    expect(valueOf(await snapshots.list())).toEqual([saved]);
    expect(new TextDecoder().decode(valueOf(await snapshots.read(saved.id)))).toBe("content");
  });

  it("writes, syncs, renames and reads back before the card that lists it is written", async () => {
    const { disk, calls } = watchedDisk();
    const folder = freshFolder();
    const snapshots = keepSnapshots({ folder, second: () => null }, { disk, now: () => 0 });
    const { id } = valueOf(await snapshots.save(request()));
    const steps = calls.map((call) =>
      call.replace(/\.winnow-\w+\.tmp/, "temporary").replace(folder.split("/").at(-1) ?? "", "folder"),
    );
    const one = ["readdir folder", "open temporary", "write", "sync", "rename temporary", "open folder", "sync"];
    expect(steps.slice(2, 2 + 2 * one.length + 1)).toEqual([...one, `readFile ${id}.winnow`, ...one]);
  });

  it("refuses to read what was changed, and lists nothing whose size or card does not fit", async () => {
    const folder = freshFolder();
    const snapshots = keepSnapshots({ folder, second: () => null });
    const ids: string[] = [];
    for (const text of ["one", "two", "three", "four"])
      ids.push(valueOf(await snapshots.save(request("beforeImport", text))).id);
    const [one, two, three, four] = ids as [string, string, string, string];
    writeFileSync(join(folder, `${one}.winnow`), "xne");
    writeFileSync(join(folder, `${two}.winnow`), "longer");
    writeFileSync(join(folder, `${three}.json`), "{");
    copyFileSync(join(folder, `${four}.json`), join(folder, "000009-copied.json"));
    expect(await idsOf(snapshots)).toEqual([one, four]);
    expect(await snapshots.read(one)).toMatchObject({ ok: false, problem: { code: "SNAPSHOT_DAMAGED" } });
    expect(await snapshots.read(two)).toMatchObject({ ok: false, problem: { code: "NOT_FOUND" } });
    expect(await snapshots.read("../../etc/passwd")).toMatchObject({ ok: false, problem: { code: "NOT_FOUND" } });
  });

  it(
    `takes none of ${mutants} mutants of a snapshot for the snapshot that was saved`,
    { timeout: 600_000 },
    async () => {
      const folder = freshFolder();
      const snapshots = keepSnapshots({ folder, second: () => null });
      const { id } = valueOf(await snapshots.save(request("byHand", "x".repeat(200))));
      const original = {
        content: readFileSync(join(folder, `${id}.winnow`)),
        card: readFileSync(join(folder, `${id}.json`)),
      };
      const random = seeded(6);
      for (let round = 0; round < mutants; round += 1) {
        const name = round % 2 === 0 ? "content" : "card";
        const bytes = Buffer.from(original[name]);
        const place = Math.floor(random() * bytes.length);
        bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << (round % 8)), place);
        writeFileSync(join(folder, `${id}${name === "content" ? ".winnow" : ".json"}`), bytes);
        const read = await snapshots.read(id);
        const accepted = read.ok && (name === "content" || !Buffer.from(read.value).equals(original.content));
        expect(accepted, `seed 6, round ${round}`).toBe(false);
        writeFileSync(join(folder, `${id}.winnow`), original.content);
        writeFileSync(join(folder, `${id}.json`), original.card);
      }
    },
  );

  it.each(["ENOSPC", "EIO", "EACCES"])("keeps every earlier snapshot when any call fails with %s", async (code) => {
    let refused = 0;
    for (let failing = 1; failing < 40; failing += 1) {
      const folder = freshFolder();
      const good = valueOf(await keepSnapshots({ folder, second: () => null }).save(request()));
      const { disk } = watchedDisk({ at: failing, code });
      const answer = await keepSnapshots({ folder, second: () => null }, { disk }).save(request("byHand", "later"));
      const after = keepSnapshots({ folder, second: () => null });
      const ids = await idsOf(after);
      expect(ids[0]).toBe(good.id);
      expect(ids).toContain(answer.ok ? answer.value.id : good.id);
      refused += answer.ok ? 0 : 1;
      for (const id of ids) valueOf(await after.read(id));
      expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    }
    expect(refused).toBeGreaterThan(8);
  });

  it("copies into the second folder, and says when that is not there", async () => {
    const [folder, second] = [freshFolder(), freshFolder()];
    let chosen: string | null = second;
    const snapshots = keepSnapshots({ folder, second: () => chosen });
    expect(valueOf(await snapshots.save(request())).copy).toBe("made");
    expect(readdirSync(second).length).toBe(2);
    rmSync(second, { recursive: true });
    writeFileSync(second, "a file where the folder was");
    expect(valueOf(await snapshots.save(request())).copy).toBe("missing");
    chosen = null;
    expect(valueOf(await snapshots.list()).map(({ copy }) => copy)).toEqual(["none", "none"]);
  });

  it("prunes, but never the last two whose bytes still fit", async () => {
    const folder = freshFolder();
    let time = Date.UTC(2026, 0, 1);
    const snapshots = keepSnapshots({ folder, second: () => null }, { now: () => (time += 60_000) });
    for (let count = 0; count < 4; count += 1) valueOf(await snapshots.save(request("quiet", `text ${count}`)));
    const [one, two] = await idsOf(snapshots);
    expect(await idsOf(snapshots)).toHaveLength(2);
    writeFileSync(join(folder, `${two}.winnow`), "text X");
    valueOf(await snapshots.save(request("quiet", "last")));
    expect((await idsOf(snapshots)).slice(0, 1)).toEqual([one]);
  });
});
