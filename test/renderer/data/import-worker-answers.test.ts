import { describe, expect, it } from "vitest";
import { openChoices } from "#shared/domain/import-choices.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import type { Result } from "#shared/result.ts";
import { answering, emptyDesk, type Desk } from "../../../renderer/data/import-worker-answers.ts";
import type { GivenFile } from "../../../renderer/data/import-worker-messages.ts";

const usage = {
  name: "usage.csv",
  content: "product,feature,month,users,eligible\nShop,Search,2025-07,5,9\nShop,Fax,2025-08,90,80\n",
};

const createAll = {
  ...openChoices,
  unknownNames: { product: "create", feature: "create", team: "create", pool: "create" },
} as const;

function valueOf<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.message}`);
  return answer.value;
}

async function guessed(file: GivenFile): Promise<Reading> {
  const [look] = valueOf(await answering.look(emptyDesk(), { files: [file] }, unwatched));
  if (look === undefined) throw new Error("no look");
  return guessReading(valueOf(look)).reading;
}

async function planOf(desk: Desk, file: GivenFile): Promise<ImportPlan> {
  const reading = await guessed(file);
  const read = valueOf(await answering.read(desk, { files: [file], reading }, unwatched));
  const about = { name: file.name, hash: read.hash, size: 1, format: reading.format, source: "usage", recipeId: null };
  const question = { file: { ...about, statements: [] }, choices: createAll };
  return valueOf(await answering.plan(desk, question, unwatched)) as ImportPlan;
}

describe("answering", () => {
  it("looks at every file, and says of each that cannot be read why", async () => {
    const files = [usage, { name: "page.csv", content: "<!doctype html><html></html>" }];
    const [good, bad] = valueOf(await answering.look(emptyDesk(), { files }, unwatched));
    expect(good?.ok).toBe(true);
    expect(bad?.ok === false && bad.problem.code).toBe("WEB_PAGE");
  });

  it("reads and plans with totals that add up", async () => {
    const plan = await planOf(emptyDesk(), usage);
    expect(plan.counts).toEqual({ rows: 2, new: 1, update: 0, unchanged: 0, stopped: 1 });
    expect(plan.created.product).toEqual(["Shop"]);
  });

  it("gives the same contents the same hash under any name, and other contents another one", async () => {
    const reading = await guessed(usage);
    const hashOf = async (file: GivenFile) =>
      valueOf(await answering.read(emptyDesk(), { files: [file], reading }, unwatched)).hash;
    expect(await hashOf({ ...usage, name: "copy.csv" })).toBe(await hashOf(usage));
    expect(await hashOf({ ...usage, content: `${usage.content}Shop,Fax,2025-07,1,9\n` })).not.toBe(await hashOf(usage));
  });

  it("tells the newest month of usage, longer periods by their end", async () => {
    const file = { name: "q.csv", content: "product,feature,month,uses\nShop,Search,2025-Q2,5\n" };
    const read = valueOf(await answering.read(emptyDesk(), { files: [file], reading: await guessed(file) }, unwatched));
    expect(read.newestUsage).toBe("2025-06");
  });

  it("lets no stray row of a later year decide which month usage reaches", async () => {
    const lines = Array.from({ length: 30 }, (_, n) => `Shop,Feature ${n},2025-03,5`);
    const file = {
      name: "u.csv",
      content: ["product,feature,month,uses", ...lines, "Shop,Fax,2026-03,1", ""].join("\n"),
    };
    const read = valueOf(await answering.read(emptyDesk(), { files: [file], reading: await guessed(file) }, unwatched));
    expect(read.newestUsage).toBe("2025-03");
  });

  it("gathers words that mean nothing, each once with its rows", async () => {
    const file = { name: "p.csv", content: "name,owner,lifecycle\nA,Ops,zombie\nB,Ops,Zombie\nC,Ops,live\n" };
    const read = valueOf(await answering.read(emptyDesk(), { files: [file], reading: await guessed(file) }, unwatched));
    expect(read.unknownWords).toEqual([{ column: "lifecycle", found: "zombie", rows: 2 }]);
  });

  it("counts the values of a column, and of one tag in a column of tags", async () => {
    const content = 'Tags,team\n"{""app"":""x""}",a\n"{""app"":""y"",""stage"":""z""}",a\nNULL,b\n';
    const files = [{ name: "bill.csv", content }];
    const asked = { files, reading: await guessed({ name: "bill.csv", content }) };
    const found = async (column: string, tag: string | null) =>
      valueOf(await answering.found(emptyDesk(), { ...asked, column, tag }, unwatched)).values;
    expect(await found("team", null)).toEqual([
      { value: "a", rows: 2 },
      { value: "b", rows: 1 },
    ]);
    expect(await found("Tags", "")).toEqual([
      { value: "app", rows: 2 },
      { value: "stage", rows: 1 },
    ]);
    expect((await found("Tags", "app")).map(({ value }) => value)).toEqual(["x", "y"]);
  });

  it("writes the stopped rows with the reason behind each", async () => {
    const plan = await planOf(emptyDesk(), usage);
    const stops = plan.rows.flatMap(({ stop }) => (stop === null ? [] : [stop]));
    const reading = await guessed(usage);
    const text = valueOf(await answering.stopped(emptyDesk(), { files: [usage], reading, stops }, unwatched));
    expect(text).toContain("Shop,Fax,2025-08,90,80,\"Line 3, users: found '90 users of 80 eligible'");
  });

  it("refuses to plan what was not read", async () => {
    const file = { name: "", hash: "", size: 0, format: "cost", source: "", recipeId: null, statements: [] } as const;
    const answer = await answering.plan(emptyDesk(), { file, choices: openChoices }, unwatched);
    expect(!answer.ok && answer.problem.code).toBe("NOT_READ_YET");
  });

  it("gives one row of the file, cell by cell, to be corrected", async () => {
    const reading = await guessed(usage);
    const record = valueOf(await answering.record(emptyDesk(), { files: [usage], reading, row: 2 }, unwatched));
    expect(record.cells).toEqual(["Shop", "Fax", "2025-08", "90", "80"]);
    const mended = { ...reading, mends: [{ row: 2, cells: ["Shop", "Fax", "2025-08", "70", "80"] }] };
    const read = valueOf(await answering.read(emptyDesk(), { files: [usage], reading: mended }, unwatched));
    expect(read.total).toBe(2);
  });
});
