import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ItemRow, ReadRows } from "#shared/domain/import-rows.ts";
import { textSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/backlogs/${name}`, import.meta.url), "utf8");
}

async function proposed(name: string, text: string): Promise<Reading> {
  const sniffed = await sniff(textSource(name, text));
  if (!sniffed.ok) throw new Error(`${sniffed.problem.code}: ${sniffed.problem.message}`);
  return guessReading(sniffed.value).reading;
}

type Adjust = (reading: Reading) => Reading;

async function read(name: string, text = fixture(name), adjust: Adjust = (same) => same): Promise<ReadRows> {
  const reading = adjust(await proposed(name, text));
  expect(reading.format).toBe("backlog");
  const rows = await readRows([textSource(name, text)], reading, unwatched);
  if (!rows.ok) throw new Error(`${rows.problem.code}: ${rows.problem.message}`);
  return rows.value;
}

async function itemsOf(name: string): Promise<readonly ItemRow[]> {
  const { items, stops } = await read(name);
  expect(stops).toEqual([]);
  return items;
}

const at = (text: string) => Date.parse(text);

describe("readBacklog", () => {
  it("reads Jira's export by its names, in the order of its ranks", async () => {
    const [dark, search, old] = await itemsOf("jira-cloud.csv");
    expect([dark, search, old].map((item) => item?.externalId)).toEqual(["SHOP-2", "SHOP-1", "SHOP-3"]);
    expect(search).toMatchObject({ product: "Shop", line: 2 });
    expect(search?.fields).toMatchObject({
      title: "Search finds nothing",
      kind: "defect",
      stage: "doing",
      description: "First line\nsecond line",
      labels: ["urgent", "web"],
      openedAt: at("2024-05-11T15:26:00Z"),
      estimates: [
        { name: "jobSize", low: 3, mode: 3, high: 3, source: "Custom field (Story point estimate)", on: null },
      ],
      extra: { Priority: "High", Components: "Search, Web", Comments: "1" },
    });
    expect(dark?.fields).toMatchObject({ kind: "feature", stage: "ready", due: "2024-12-31" });
    expect(old?.fields).toMatchObject({
      stage: "dropped",
      dropReason: "Won't Do",
      droppedAt: at("2024-04-02T08:00:00Z"),
      releasedAt: null,
    });
  });

  it("takes times without a zone by the clock of the stated one, and days as days", async () => {
    const inVienna = (reading: Reading) => ({ ...reading, timeZone: "Europe/Vienna" });
    const { items } = await read("jira-cloud.csv", fixture("jira-cloud.csv"), inVienna);
    const search = items.find(({ externalId }) => externalId === "SHOP-1");
    expect(search?.fields.openedAt).toBe(at("2024-05-11T13:26:00Z"));
    expect(items.find(({ externalId }) => externalId === "SHOP-2")?.fields.due).toBe("2024-12-31");
    const text = fixture("jira-cloud.csv");
    const rows = await readRows(
      [textSource("a.csv", text)],
      { ...(await proposed("a.csv", text)), timeZone: "Mars" },
      unwatched,
    );
    expect(rows.ok ? null : rows.problem.code).toBe("UNKNOWN_ZONE");
  });

  it("keeps cells beyond the header and says so", async () => {
    const { items, notices } = await read("jira-cloud.csv");
    expect(items.find(({ externalId }) => externalId === "SHOP-3")?.fields.extra).toMatchObject({
      "column 23": "beyond the header",
    });
    expect(notices).toContain("Rows wider than the header, kept whole: 1.");
  });

  it("takes names of people only where a column is chosen for the owner", async () => {
    const { items, notices } = await read("jira-cloud.csv");
    expect(JSON.stringify(items)).not.toMatch(/Ada|Ben/);
    expect(notices.join(" ")).toContain("Names of people are left out: Assignee");
    const asked = await read("jira-cloud.csv", undefined, (reading) => ({
      ...reading,
      columns: { ...reading.columns, owner: ["Assignee"] },
    }));
    expect(asked.items.map(({ fields }) => fields.owner)).toEqual(["", "Ada Example", "Ben Example"]);
  });

  it("reads GitLab's export", async () => {
    const [open, closed] = await itemsOf("gitlab.csv");
    expect(open).toMatchObject({ externalId: "7", product: "gitlab" });
    expect(open?.fields).toMatchObject({
      stage: "idea",
      kind: "defect",
      labels: ["performance", "bug"],
      due: "2024-08-01",
      links: ["https://git.example/shop/-/issues/7"],
      estimates: [{ name: "jobSize", mode: 2 }],
    });
    expect(closed?.fields).toMatchObject({ stage: "released", releasedAt: at("2024-04-11T10:00:00Z") });
  });

  it("reads Linear's export with its dates and what blocks what", async () => {
    const [login, mails] = await itemsOf("linear.csv");
    expect(login).toMatchObject({ product: "Shop", needs: [] });
    expect(login?.fields).toMatchObject({
      stage: "doing",
      kind: "feature",
      openedAt: at("2023-11-17T10:12:13Z"),
      startedAt: at("2023-11-18T10:12:13Z"),
    });
    expect(mails).toMatchObject({ needs: ["SHOP-1"] });
    expect(mails?.fields).toMatchObject({ stage: "dropped", droppedAt: at("2023-11-02T08:00:00Z") });
  });

  it("reads Asana's export, whose states are only dates", async () => {
    const [done, open] = await itemsOf("asana.csv");
    expect(done?.fields).toMatchObject({ stage: "released", labels: ["docs", "help"], startedAt: at("2024-01-10") });
    // A planned start is no start.
    expect(open?.fields).toMatchObject({ stage: "idea", startedAt: null });
  });

  it("reads Shortcut's export", async () => {
    const [bug, chore] = await itemsOf("shortcut.csv");
    expect(bug?.fields).toMatchObject({ kind: "defect", stage: "released", labels: ["api", "web"] });
    expect(chore?.fields).toMatchObject({ kind: "enabler", stage: "idea", due: "2024-06-01" });
  });

  it("reads Taiga's export in the order of its backlog", async () => {
    const items = await itemsOf("taiga.csv");
    expect(items.map(({ fields }) => fields.title)).toEqual(["First story", "Second story"]);
    expect(items[1]?.fields).toMatchObject({ stage: "doing", labels: ["one", "two"], estimates: [{ mode: 5 }] });
  });

  it("reads the exports of Plane and Pivotal", async () => {
    const [plane] = await itemsOf("plane.csv");
    expect(plane?.fields).toMatchObject({ title: "Shorter form", stage: "idea", due: "2024-09-01" });
    const [pivotal] = await itemsOf("pivotal.csv");
    expect(pivotal?.fields).toMatchObject({ title: "Show totals", kind: "feature", stage: "doing" });
    expect(pivotal?.fields.extra).toMatchObject({ Comments: "1" });
  });

  it("reads what gh lists as JSON", async () => {
    const [open, closed] = await itemsOf("github-list.json");
    expect(open).toMatchObject({ externalId: "shop/web#12", product: "shop/web" });
    expect(open?.fields).toMatchObject({ kind: "defect", stage: "idea", labels: ["bug", "a, b"] });
    expect(open?.fields.extra).toMatchObject({ milestone: "v2", Comments: "2" });
    expect(closed?.fields).toMatchObject({ stage: "dropped", dropReason: "NOT_PLANNED" });
  });

  it("reads a Trello board list by list", async () => {
    const items = await itemsOf("trello.json");
    expect(items.map(({ fields }) => [fields.title, fields.stage])).toEqual([
      ["First", "idea"],
      ["Second, given up", "dropped"],
      ["Third", "doing"],
    ]);
    expect(items[2]?.fields.extra).toMatchObject({ Comments: "1", "Checklist items done": "1 of 2" });
    expect(items[2]?.fields.openedAt).toBe(0x65a0f000 * 1000);
  });

  it("reads records of headers with folded lines", async () => {
    const items = await itemsOf("headers.txt");
    expect(items.map(({ externalId, fields }) => [externalId, fields.title, fields.stage])).toEqual([
      ["one.rst", "A proposal whose title goes on in the next line", "idea"],
      ["two.rst", "Another", "released"],
    ]);
  });

  it("reads YAML documents one by one and stops the broken one", async () => {
    const { items, stops, total } = await read("documents.yaml");
    expect(items.map(({ externalId, fields }) => [externalId, fields.stage])).toEqual([
      ["one/kep.yaml", "idea"],
      ["three/kep.yaml", "dropped"],
    ]);
    expect(stops.map(({ code }) => code)).toEqual(["BROKEN_DOCUMENT"]);
    expect(total).toBe(3);
  });

  it("stops words that no stage has until they are told", async () => {
    const text = "Title,State,Labels,Due Date\nOne,Parked,a,2024-01-02\n";
    const { stops } = await read("cards.csv", text);
    expect(stops).toMatchObject([{ code: "UNKNOWN_CHOICE", column: "State", found: "Parked" }]);
    const values = { stage: [{ found: "parked", meant: "idea" }] };
    const { items } = await read("cards.csv", text, (reading) => ({ ...reading, values }));
    expect(items).toMatchObject([{ product: "cards", externalId: "One", fields: { stage: "idea" } }]);
  });

  it("tells items without a key apart by how often their title came before", async () => {
    const text = "Title,State,Labels,Due Date\nOne,Open,a,\nOne,Open,b,\n";
    expect((await read("cards.csv", text)).items.map(({ externalId }) => externalId)).toEqual(["One", "One (2)"]);
  });

  it("stops broken lines of NDJSON and goes on", async () => {
    const issue = (key: string) => JSON.stringify({ key, fields: { summary: key, project: { name: "Shop" } } });
    const { items, stops } = await read("jira.ndjson", `${issue("A-1")}\n{"key":\n[1]\n${issue("A-2")}\n`);
    expect(items.map(({ externalId }) => externalId)).toEqual(["A-1", "A-2"]);
    expect(stops.map(({ code, line }) => [code, line])).toEqual([
      ["BROKEN_DOCUMENT", 2],
      ["BROKEN_DOCUMENT", 3],
    ]);
  });

  it("refuses nothing hostile silently: deep nesting, names of the language, formulas as text", async () => {
    const deep = `${"[".repeat(100)}${"]".repeat(100)}`;
    const text = [
      `{"key":"A-1","fields":{"summary":"=1+1","project":{"name":"Shop"},"customfield_1":"x"}}`,
      `{"key":"A-2","fields":{"summary":"deep","labels":${deep}}}`,
      `{"key":"__proto__","fields":{"summary":"__proto__","project":{"name":"Shop"}}}`,
    ].join("\n");
    const { items, stops } = await read("jira.ndjson", text);
    expect(items.map(({ fields }) => fields.title)).toEqual(["=1+1", "__proto__"]);
    expect(stops).toMatchObject([{ code: "BROKEN_DOCUMENT", line: 2 }]);
  });
});
