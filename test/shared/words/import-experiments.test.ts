import { describe, expect, it } from "vitest";
import { blankReading } from "#shared/exchange/reading.ts";
import { armsText, daysText, experimentStatements } from "#shared/words/import-experiments.ts";
import { experimentFamily } from "#shared/domain/experiment-family.ts";
import { familyText, splitWord } from "#shared/words/experiment-family.ts";
import { pText, splitText } from "#shared/words/experiment-export.ts";
import { readFile } from "../../support/experiment-files.ts";

describe("the words of an import of experiments", () => {
  it("name the metric, the arms with their units, and the days", async () => {
    const { read } = await readFile(
      "t.csv",
      "arm,day,n,clicks\ncontrol,2026-01-05,1200,7\nnew,2026-01-05,1100,9\nnew,2026-01-09,10,1\n",
    );
    const [row] = read.experiments;
    if (row === undefined) throw new Error("Nothing was read.");
    expect(armsText(row)).toBe("clicks: control 1,200 and new 1,110");
    expect(daysText(row.results)).toBe("5 Jan 2026 – 9 Jan 2026");
    expect(daysText([{ day: null }])).toBe("");
  });

  it("keep what was stated with the import", () => {
    const reading = { ...blankReading("experimentUnits"), options: { control: "gate_30", repeated: "first" } };
    expect(experimentStatements(reading)).toEqual([
      "The control is 'gate_30'",
      "Of repeated rows the first was counted",
    ]);
  });

  it("say of none that there are none, and show tiny p with a power of ten", () => {
    expect(familyText(experimentFamily([]))).toBe(
      "0 comparisons: 0 at p < 0.05, 0 after Benjamini–Hochberg, 0 after Bonferroni.",
    );
    expect([0.04123, 0.00001, 0].map(pText)).toEqual(["0.0412", "1.0e-5", "< 1e-300"]);
    expect([null, true, false].map(splitWord)).toEqual(["Not checked", "Broken", "As planned"]);
    expect([splitText(0.5, false), splitText(0.0086, false), splitText(0.00001, true)]).toEqual([
      "As planned: p 0.5",
      "Suspicious: p 0.0086",
      "Broken: p below 0.0001",
    ]);
  });
});
