import { describe, expect, it } from "vitest";
import { bytesSource, textSource } from "#shared/exchange/byte-source.ts";
import { guessReading, readingFor } from "#shared/exchange/guess.ts";
import { lookAgain, sniff, type Sniffed } from "#shared/exchange/sniff.ts";
import { ownHead } from "#shared/exchange/own-csv.ts";
import { blankReading, readReading, ReadingSchema, writeReading } from "#shared/exchange/reading.ts";
import { readUsageTable } from "#shared/exchange/usage-table.ts";
import { writeStoppedCsv } from "#shared/exchange/stopped-csv.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import * as v from "valibot";

async function look(text: string | Uint8Array, name = "usage.csv"): Promise<Sniffed> {
  const source = typeof text === "string" ? textSource(name, text) : bytesSource(name, text);
  const sniffed = await sniff(source);
  if (!sniffed.ok) throw new Error(sniffed.problem.code);
  return sniffed.value;
}

const guess = async (text: string, name = "usage.csv") => guessReading(await look(text, name));

describe("sniff", () => {
  it.each([",", ";", "\t", "|"])("finds the delimiter %j", async (delimiter) => {
    const table = "feature,month,uses\na,2025-01,1\nb,2025-01,2\n".replaceAll(",", delimiter);
    const { text, header, sample } = await look(table);
    expect(text.delimiter).toBe(delimiter);
    expect(header).toEqual(["feature", "month", "uses"]);
    expect(sample).toEqual([
      ["a", "2025-01", "1"],
      ["b", "2025-01", "2"],
    ]);
  });

  it("is not led astray by commas in the cells of a file with semicolons", async () => {
    expect((await look('a;b;c\n"x, y";1,5;2\n"z, y";2,5;3\n')).text.delimiter).toBe(";");
  });

  it("believes a sep= line", async () => {
    expect(await look("sep=|\na|b\n1|2\n")).toMatchObject({
      text: { delimiter: "|", skipLines: 0 },
      header: ["a", "b"],
    });
  });

  it("passes over titles above the header and blank lines", async () => {
    const sniffed = await look("Usage report\n\nmade on Monday\nfeature,month,uses\na,2025-01,1\n");
    expect(sniffed.header).toEqual(["feature", "month", "uses"]);
    expect(sniffed.text.skipLines).toBe(3);
    expect(sniffed.lines[3]).toEqual({ line: 4, text: "feature,month,uses" });
  });

  it("tells encodings apart and says when it is not sure", async () => {
    const table = "feature,month\ncafé,2025-01\n";
    expect(await look(`\ufeff${table}`)).toMatchObject({ encoding: "utf-8", isEncodingSure: true });
    const latin = Uint8Array.from(table, (letter) => letter.charCodeAt(0));
    expect(await look(latin)).toMatchObject({
      encoding: "windows-1252",
      isEncodingSure: false,
      sample: [["café", "2025-01"]],
    });
    const wide = Uint8Array.from({ length: 2 * table.length }, (_, at) =>
      at % 2 === 0 ? table.charCodeAt(at / 2) : 0,
    );
    expect(await look(wide)).toMatchObject({ encoding: "utf-16le", header: ["feature", "month"] });
  });

  it("tells CSV, JSON, lines of JSON and YAML apart", async () => {
    expect((await look('{"columns":["a"],"data":[["1"]]}')).syntax).toBe("json");
    expect((await look('[{"a":1}]')).syntax).toBe("json");
    expect((await look('{"event":"a"}\n{"event":"b"}\n')).syntax).toBe("ndjson");
    expect((await look("- name: a\n", "apps.yml")).syntax).toBe("yaml");
    expect((await look("apiVersion: backstage.io/v1alpha1\nkind: Component\n", "x")).syntax).toBe("yaml");
  });

  it("shows the keys of lines of JSON and the entries of a YAML catalogue as columns", async () => {
    const lines = await look(
      '{"time":"2025-01-01T00:00:00Z","user":"u1"}\n{"user":"u2","event":"a"}\n{"cut',
      "e.ndjson",
    );
    expect(lines).toMatchObject({
      header: ["time", "user", "event"],
      sample: [
        ["2025-01-01T00:00:00Z", "u1", ""],
        ["", "u2", "a"],
      ],
    });
    const catalogue = await look("- name: shop\n  team: web\n- name: desk\n", "apps.yml");
    expect(catalogue).toMatchObject({
      header: ["name", "team"],
      sample: [
        ["shop", "web"],
        ["desk", ""],
      ],
      entries: "",
    });
  });

  it("looks again with what a person stated", async () => {
    const source = textSource("x.csv", "junk\na;b\n1;2\n");
    const text = { encoding: "utf-8", delimiter: ";", quote: '"', skipLines: 1, guarded: false } as const;
    expect(await lookAgain(source, "csv", text)).toEqual({
      ok: true,
      value: { header: ["a", "b"], sample: [["1", "2"]] },
    });
  });
});

describe("guessReading", () => {
  it("guesses the format by headers and cells", async () => {
    const formats = [
      ["feature,month,uses\na,2025-01,1\n", "usageTable"],
      ["timestamp,session,document\n2025-01-01T00:00:00Z,s1,d1\n", "usageEvents"],
      ["product,amount,currency,month\nShop,1,EUR,2025-01\n", "cost"],
      ["product,revenue,month\nShop,1,2025-01\n", "value"],
      ["BilledCost,ChargePeriodStart\n1,2025-01-01\n", "focus"],
      ["name,owner,lifecycle\nShop,Web,live\n", "products"],
      ["from,to\na,b\n", "dependencies"],
    ] as const;
    for (const [text, format] of formats) expect([text, (await guess(text)).reading.format]).toEqual([text, format]);
    expect((await guess("apiVersion: backstage.io/v1alpha1\n", "catalog-info.yaml")).reading.format).toBe("backstage");
  });

  it("guesses columns by name, other names and content, and says which", async () => {
    const { reading, guessed } = await guess("Quest;When;downloads\nSearch;2025-01;12\nFax;2025-02;3\n", "maps.csv");
    expect(reading.columns).toEqual({ feature: ["Quest"], month: ["When"], uses: ["downloads"] });
    expect(guessed).toEqual({ feature: "synonym", month: "content", uses: "synonym", product: "fileName" });
    expect(reading.constants).toEqual({ product: "maps" });
  });

  it("guesses the shape of wide tables and the decimal mark", async () => {
    expect((await guess("feature;2025-01;2025-02\na;1.200;1.300\n")).reading).toMatchObject({
      usage: { shape: "monthsAcross" },
      decimal: ",",
    });
    expect((await guess("month,a,b,c\n2025-01,1,2,3\n")).reading.usage.shape).toBe("featuresAcross");
  });

  it("guesses the order of day and month only where the file leaves no doubt", async () => {
    expect((await guess("feature,month,uses\na,03/04/25,1\n")).reading.dates.order).toBeNull();
    expect((await guess("feature,month,uses\na,03/04/25,1\na,25/04/25,1\n")).reading.dates.order).toBe("dayFirst");
    expect((await guess("feature,month,uses\na,03/04/25,1\na,03/25/25,1\n")).reading.dates.order).toBe("monthFirst");
  });

  it("guesses a choice only where a known word stands, and that a flag marks what is retired", async () => {
    const plain = guessReading(await look("name,team,type\nShop,Web,Publishing apps\n"), "products").reading;
    expect(plain.columns).toEqual({ name: ["name"], owner: ["team"] });
    const flagged = (await guess("- name: shop\n  team: web\n- name: fax\n  retired: true\n", "apps.yml")).reading;
    expect(flagged).toMatchObject({
      columns: { lifecycle: ["retired"] },
      values: {
        lifecycle: [
          { found: "true", meant: "retired" },
          { found: "false", meant: "live" },
        ],
      },
    });
  });

  it("guesses for a needed field a column without gaps before one with gaps", async () => {
    const { reading } = await guess("- app: fax\n  repo_name: fax-app\n- repo_name: shop\n", "apps.yml");
    expect(reading.columns["name"]).toEqual(["repo_name"]);
    const whole = (await guess("- app: fax\n  repo_name: fax-app\n", "apps.yml")).reading;
    expect(whole.columns).toEqual({ name: ["app"], externalId: ["repo_name"] });
  });

  it("guesses that amounts beside periods longer than a month are those of the whole period", async () => {
    const amounts = async (text: string) => (await guess(text)).reading.amounts;
    expect(await amounts("product,amount,currency,month\nShop,1,EUR,2023-2024\n")).toBe("perPeriod");
    expect(await amounts("product,revenue,currency,month\nShop,1,EUR,2024-Q1\n")).toBe("perPeriod");
    expect(await amounts("product,amount,currency,month\nShop,1,EUR,2024\nShop,1,EUR,2024-05\n")).toBe("perMonth");
    expect(await amounts("product,amount,currency,from,to\nShop,1,EUR,2024-01,2024-12\n")).toBe("perMonth");
  });

  it("takes what is absent from a log of events for no use", async () => {
    const log = await guess("timestamp,session,document\n2025-01-01T00:00:00Z,s1,d1\n");
    expect(log.reading.usage.absent).toBe("zero");
    expect((await guess("feature,month,uses\na,2025-01,1\n")).reading.usage.absent).toBe("missing");
  });

  it("guesses that rows are added where a column further divides them", async () => {
    const { reading } = await guess("feature,month,country,uses\na,2025-01,DE,1\na,2025-01,FR,2\n");
    expect(reading.usage.repeated).toBe("add");
    const read = await readUsageTable(
      [textSource("x", "feature,month,country,uses\na,2025-01,DE,1\na,2025-01,FR,2\n")],
      reading,
      unwatched,
    );
    expect(read.ok && read.value.usage).toMatchObject([{ uses: 3 }]);
  });
});

describe("readReading, writeReading", () => {
  it("keep every reading, and refuse what is none", async () => {
    const { reading } = await guess("feature,month,uses\na,2025-01,1\n");
    expect(readReading(writeReading(reading))).toEqual({ ok: true, value: reading });
    expect(v.is(ReadingSchema, blankReading("cost"))).toBe(true);
    expect(readReading("{")).toMatchObject({ problem: { code: "NO_READING" } });
    expect(readReading('{"version":2}')).toMatchObject({ problem: { code: "NO_READING" } });
  });
});

describe("writeStoppedCsv", () => {
  it("writes stopped rows with their reason; corrected, they come in by the same recipe", async () => {
    const csv = "feature;month;uses\n=a;2025-01;1\n-b;2025-01;-5\n";
    const source = textSource("u.csv", csv);
    const { reading } = guessReading(await look(csv));
    const read = await readUsageTable([source], reading, unwatched);
    if (!read.ok) throw new Error(read.problem.message);
    const written = await writeStoppedCsv([source], reading, read.value.stops);
    if (!written.ok) throw new Error(written.problem.message);
    expect(written.value.split("\r\n").slice(1)).toEqual([
      "feature,month,uses,error",
      `'-b,2025-01,-5,"Line 3, uses: found '-5', expected a count of 0 or more. Correct the cell; an empty cell means not known."`,
      "",
    ]);
    const corrected = textSource("u.stopped.csv", written.value.replace(",-5,", ",5,"));
    const sniffed = await sniff(corrected);
    if (!sniffed.ok) throw new Error(sniffed.problem.message);
    expect(sniffed.value.own).toBe("stopped");
    const again = await readUsageTable([corrected], readingFor(reading, sniffed.value), unwatched);
    expect(again.ok && again.value.usage).toMatchObject([{ feature: "-b", uses: 5 }]);
  });

  it("knows our own exports", async () => {
    expect((await look(ownHead("usage"))).own).toBe("usage");
  });
});
