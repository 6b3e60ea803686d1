import { readFileSync } from "node:fs";
import { parseMonth } from "#shared/domain/month.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import { cellState, measureKnown } from "#shared/domain/usage-cell.ts";
import { classifyUsage, usageAt } from "#shared/domain/usage-class.ts";
import { measureUsage } from "#shared/domain/usage-measure.ts";
import { productTotals } from "#shared/domain/usage-observation.ts";
import { describe, expect, it } from "vitest";
import { realData } from "../../support/real-data.ts";

const source = realData("1-usage/streetcomplete_top_300_edit_count_monthly.json");

type Table = {
  readonly columns: readonly string[];
  readonly data: readonly (readonly [month: string, ...uses: readonly number[]])[];
};

function streetComplete() {
  const { columns, data } = JSON.parse(readFileSync(source.file, "utf8")) as Table;
  const subjects = columns.slice(1);
  const size = subjects.length * data.length;
  return {
    firstMonth: parseMonth(data[0]?.[0] ?? "") ?? "",
    months: data.length,
    subjects,
    eligible: new Uint32Array(size),
    users: new Uint32Array(size),
    uses: Float64Array.from(subjects.flatMap((_, row) => data.map((month) => Number(month[row + 1])))),
    state: new Uint8Array(size).fill(cellState("full") | measureKnown({ eligible: null, users: null, uses: 0 })),
  };
}

function judgedOver(windowMonths: number) {
  const matrix = streetComplete();
  const rows = matrix.subjects.length;
  const subjects = {
    released: new Int32Array(rows).fill(-1),
    instrumentedFrom: new Int32Array(rows).fill(-1),
    standing: new Uint16Array(rows),
    monthsNeeded: new Uint16Array(rows),
  };
  const through = "2025-08";
  const totals = productTotals(matrix, "StreetComplete");
  const measured = measureUsage(matrix, subjects, { through, windowMonths, totals });
  const columns = classifyUsage(measured, subjects, { through, thresholds: defaultSettings.usage });
  return matrix.subjects.map((name, row) => ({ name, ...usageAt(columns, row) }));
}

describe.skipIf(!source.there)(`classifyUsage on ${source.title}`, () => {
  const count = (windowMonths: number, judged: "never" | "rarely") =>
    judgedOver(windowMonths).filter((feature) => feature.judged === judged).length;

  it("finds 73 features never and 31 rarely used over 13 months, before guards", () => {
    expect([count(13, "never"), count(13, "rarely")]).toEqual([73, 31]);
  });

  it("finds 73 never and 32 rarely used over 12 months", () => {
    expect([count(12, "never"), count(12, "rarely")]).toEqual([73, 32]);
  });

  it("knows when a feature was first seen and protects what is new", () => {
    const features = judgedOver(13);
    expect(features.find(({ name }) => name === "AddPowerAttachment")?.firstSeen).toBe("2024-12");
    for (const { class: named, guards } of features) expect(named === "new").toBe(guards.includes("NEW"));
  });
});
