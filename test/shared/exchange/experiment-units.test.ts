import { gzipSync } from "node:zlib";
import { bytesSource, textSource } from "#shared/exchange/byte-source.ts";
import { readExperimentUnits } from "#shared/exchange/experiment-units.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { withHarm } from "#shared/exchange/watched-metrics.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { describe, expect, it } from "vitest";
import { readFile } from "../../support/experiment-files.ts";

const lines = (...rows: readonly string[]) => `${rows.join("\n")}\n`;

describe("results by unit", () => {
  const players = lines(
    "userid,version,sum_gamerounds,retention_1,retention_7",
    "116,gate_30,3,False,False",
    "337,gate_30,38,True,False",
    "377,gate_40,165,TRUE,t",
    "483,gate_40,1,ja,Yes",
    "488,gate_40,179,1,0",
  );

  it("are known by their columns: arm, unit, and the last column of yes and no", async () => {
    const { read, guess } = await readFile("cats.csv", players);
    expect(guess.reading).toMatchObject({
      format: "experimentUnits",
      columns: { arm: ["version"], unit: ["userid"], metric: ["retention_7"] },
      constants: { product: "cats", experiment: "cats" },
    });
    expect(read.experiments).toHaveLength(1);
    expect(read.experiments[0]?.results).toMatchObject([
      { arm: "gate_30", metric: "retention_7", n: 2, sum: 0, squares: 0 },
      { arm: "gate_40", metric: "retention_7", n: 3, sum: 2, squares: 0 },
    ]);
    expect(read.total + Object.values(read.leftOut).reduce((sum, rows) => sum + rows, 0)).toBe(5);
  });

  it("count what each unit did before the test beside what it did in it", async () => {
    const minutes = lines("user,group,before,minutes", "1,a,2,3", "2,a,4,5", "3,b,1,6", "4,b,3,10");
    const { read } = await readFile("minutes.csv", minutes, {
      columns: { unit: ["user"], arm: ["group"], metric: ["minutes"], past: ["before"] },
    });
    expect(read.experiments[0]?.card.guardrails).toEqual([]);
    expect(read.experiments[0]?.results).toMatchObject([
      { arm: "a", metric: "minutes", n: 2, sum: 8, squares: 34, past: { sum: 6, squares: 20, products: 26 } },
      { arm: "b", metric: "minutes", n: 2, sum: 16, squares: 136, past: { sum: 4, squares: 10, products: 36 } },
    ]);
  });

  it("count several metrics at once, shares and means, and say the same in any order of the rows", async () => {
    const stated = {
      columns: {
        arm: ["version"],
        unit: ["userid"],
        metric: ["sum_gamerounds"],
        guardrails: ["retention_1", "retention_7"],
      },
    };
    const { read } = await readFile("cats.csv", players, stated);
    const [experiment] = read.experiments;
    expect(experiment?.card.metric).toMatchObject({ name: "sum_gamerounds", kind: "mean" });
    expect(experiment?.card.guardrails.map(({ harm, margin }) => [harm, margin])).toEqual([
      [null, null],
      [null, null],
    ]);
    const options = withHarm({ options: {} }, "retention_7", { harm: "less", margin: 0.01 });
    const harm = await readFile("cats.csv", players, { ...stated, options });
    expect(harm.read.experiments[0]?.card.guardrails[1]).toMatchObject({ harm: "less", margin: 0.01 });
    expect(
      experiment?.results.find(({ arm, metric }) => arm === "gate_40" && metric === "sum_gamerounds"),
    ).toMatchObject({
      n: 3,
      sum: 345,
      squares: 165 ** 2 + 1 + 179 ** 2,
    });
    const [header = "", ...rows] = players.trim().split("\n");
    const turned = await readFile("cats.csv", lines(header, ...rows.toReversed()), stated);
    expect(turned.read.experiments[0]?.results).toEqual(experiment?.results);
  });

  it("stop a stray line and a cell that means nothing by their numbers", async () => {
    const { read } = await readFile("cats.csv", `${players}-- 5 rows --\n500,gate_30,7,False,perhaps\n`);
    expect(read.stops.map(({ line, code }) => [line, code])).toEqual([
      [7, "RAGGED_ROW"],
      [8, "UNKNOWN_CHOICE"],
    ]);
    expect(read.experiments[0]?.results[0]?.n).toBe(2);
    const meant = { values: { metric: [{ found: "perhaps", meant: "no" }] } };
    const asked = await readFile("cats.csv", `${players}500,gate_30,7,False,perhaps\n`, meant);
    expect(asked.read.stops).toEqual([]);
    expect(asked.read.experiments[0]?.results[0]?.n).toBe(3);
  });

  const repeated = lines(
    "user,group,converted",
    "u1,control,0",
    "u2,treatment,1",
    "u1,control,1",
    "u2,control,0",
    "u3,control,0",
  );

  it("count a unit once and in one arm, as was stated", async () => {
    const stop = await readFile("ab.csv", repeated);
    expect(stop.read.stops.map(({ line, code }) => [line, code])).toEqual([
      [4, "REPEATED_UNIT"],
      [5, "OTHER_ARM"],
    ]);
    const first = await readFile("ab.csv", repeated, { options: { repeated: "first" } });
    expect(first.read.stops).toEqual([]);
    expect(first.read.experiments[0]?.results).toMatchObject([
      { arm: "control", n: 2, sum: 0 },
      { arm: "treatment", n: 1, sum: 1 },
    ]);
    const add = await readFile("ab.csv", repeated, { options: { repeated: "add" } });
    expect(add.read.experiments[0]?.results).toMatchObject([
      { arm: "control", n: 2, sum: 1 },
      { arm: "treatment", n: 1, sum: 1 },
    ]);
    for (const { read } of [stop, first, add]) {
      expect(read.total + Object.values(read.leftOut).reduce((sum, rows) => sum + rows, 0)).toBe(5);
    }
  });

  it("tell days apart, leave rows out, and read what is zipped", async () => {
    const text = lines(
      "user_id,timestamp,group,landing_page,converted",
      "1,2017-01-21 22:11:48.556739,control,old_page,0",
      "2,2017-01-12 08:01:45.159739,control,new_page,1",
      "3,2017-01-12 16:55:06.154213,treatment,new_page,1",
      "4,2017-01-21 18:28:03.143765,control,old_page,1",
    );
    const source = bytesSource("ab_data.csv.gz", new Uint8Array(gzipSync(text)));
    const seen = await sniff(source);
    if (!seen.ok) throw new Error(seen.problem.message);
    const { reading } = guessReading(seen.value);
    expect(reading.columns).toMatchObject({ arm: ["group"], day: ["timestamp"], metric: ["converted"] });
    const filtered = { ...reading, leaveOut: [{ column: "user_id", values: ["2"] }] };
    const read = await readExperimentUnits([source], filtered, unwatched);
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value.experiments[0]?.results.map(({ arm, day, n, sum }) => [arm, day, n, sum])).toEqual([
      ["control", "2017-01-21", 2, 1],
      ["treatment", "2017-01-12", 1, 1],
    ]);
  });

  it("keep an empty metric apart from none unless it is said to be nothing", async () => {
    const text = lines("user,variant,revenue", "1,a,", "2,a,5.5", "3,b,1e2", "4,b,NA");
    const { read } = await readFile("r.csv", text, {
      columns: { arm: ["variant"], metric: ["revenue"], unit: ["user"] },
    });
    expect(read.stops.map(({ line, code }) => [line, code])).toEqual([
      [2, "NO_VALUE"],
      [5, "NO_VALUE"],
    ]);
    const zero = await readFile("r.csv", text, { options: { blank: "zero" } });
    expect(zero.read.experiments[0]?.results).toMatchObject([
      { arm: "a", n: 2, sum: 5.5 },
      { arm: "b", n: 2, sum: 100 },
    ]);
  });

  it("read one JSON object a line and a list of them alike", async () => {
    const units = [
      { user: "u1", variant: "a", converted: true },
      { user: "u2", variant: "b", converted: false },
      { user: "u3", variant: "b", converted: true },
    ];
    const said = [
      { arm: "a", metric: "converted", n: 1, sum: 1 },
      { arm: "b", metric: "converted", n: 2, sum: 1 },
    ];
    const byLine = await readFile("u.ndjson", lines(...units.map((unit) => JSON.stringify(unit))));
    expect(byLine.guess.reading).toMatchObject({ format: "experimentUnits", syntax: "ndjson" });
    expect(byLine.read.experiments[0]?.results).toMatchObject(said);
    const asList = await readFile("u.json", JSON.stringify(units, null, 2));
    expect(asList.guess.reading).toMatchObject({ format: "experimentUnits", syntax: "json" });
    expect(asList.read.experiments[0]?.results).toMatchObject(said);
  });

  it("are not seen in a log of events or in usage by month", async () => {
    const formatOf = async (name: string, text: string) => {
      const seen = await sniff(textSource(name, text));
      return seen.ok ? guessReading(seen.value).reading.format : null;
    };
    const log = ["1.2.0", "1.3.0", "1.2.0", "1.3.0"].map((version, at) =>
      JSON.stringify({
        time: `2026-01-0${at + 1}T10:00:00Z`,
        user: `u${at}`,
        event: "open",
        version,
        ok: at % 2 === 0,
      }),
    );
    expect(await formatOf("log.ndjson", lines(...log))).toBe("usageEvents");
    const months = ["2026-01,team_1,40,200", "2026-01,team_2,30,90", "2026-02,team_1,41,210", "2026-02,team_2,28,80"];
    expect(await formatOf("usage.csv", lines("month,group,users,clicks", ...months))).toBe("usageTable");
  });

  it("refuse a column that tells too many arms apart", async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => `${n},arm${n},1`);
    const stated = { columns: { arm: ["variant"], metric: ["done"] } };
    await expect(
      readFile("r.csv", lines("user,variant,done", ...rows), { format: "experimentUnits", ...stated }),
    ).rejects.toThrow("TOO_MANY_ARMS");
  });
});
