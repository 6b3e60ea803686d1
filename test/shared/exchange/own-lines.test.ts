import { describe, expect, it } from "vitest";
import { applyChange } from "#shared/domain/change.ts";
import type { ImportFile } from "#shared/domain/import-planned.ts";
import { openChoices } from "#shared/domain/import-choices.ts";
import { importCommand } from "#shared/domain/import-command.ts";
import { planImport } from "#shared/domain/import-plan.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { textSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { ownExport, type OwnExport } from "#shared/exchange/own-lines.ts";
import { readRows } from "#shared/exchange/read.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { stampAt } from "../../support/portfolios.ts";

const sample = samplePortfolio("2026-10");
const kinds = ["usage", "cost", "value"] as const;

function exported(kind: OwnExport, portfolio: Portfolio, productId: string | null = null): string {
  return [...ownExport(kind, portfolio, productId)].join("");
}

async function planned(csv: string, portfolio: Portfolio) {
  const source = textSource("export.csv", csv);
  const sniffed = await sniff(source);
  if (!sniffed.ok) throw new Error(sniffed.problem.message);
  const { reading } = guessReading(sniffed.value);
  const read = await readRows([source], reading, unwatched);
  if (!read.ok) throw new Error(read.problem.message);
  const file: ImportFile = {
    name: "export.csv",
    hash: "0".repeat(64),
    size: csv.length,
    format: reading.format,
    source: "export",
    recipeId: null,
    statements: [],
  };
  const plan = planImport(portfolio, read.value, openChoices, file);
  if (!plan.ok) throw new Error(plan.problem.message);
  return plan.value;
}

/** The sample without its usage, or without one of its ledgers. */
function emptied(kind: OwnExport): Portfolio {
  const table = { usage: "usage", cost: "costs", value: "values" } as const;
  return { ...sample, [table[kind]]: new Map() };
}

/** All columns but the last one, an entry's own id, which is new where it was brought to. */
function said(csv: string): string {
  return csv
    .split("\r\n")
    .slice(1)
    .map((line) => line.replace(/,[^,]*$/, ""))
    .join("\n");
}

describe("ownExport", () => {
  it.each(kinds)("writes %s that changes nothing where it came from", async (kind) => {
    const { counts, problem } = await planned(exported(kind, sample), sample);
    expect(counts).toMatchObject({ new: 0, update: 0, stopped: 0 });
    expect(counts.unchanged).toBeGreaterThan(20);
    expect(problem?.code).toBe("NOTHING_NEW");
  });

  it.each(kinds)("writes %s from which it can be brought back whole", async (kind) => {
    const bare = emptied(kind);
    const csv = exported(kind, sample);
    const brought = importCommand(await planned(csv, bare))(bare, stampAt(1));
    if (!brought.ok) throw new Error(brought.problem.message);
    const again = exported(kind, applyChange(bare, brought.value.changes));
    expect(kind === "usage" ? again : said(again)).toBe(kind === "usage" ? csv : said(csv));
  });

  it("writes only what is the product's own", () => {
    const [first, second] = [...onShelf(sample.products, "").values()];
    const csv = exported("usage", sample, first?.id);
    expect(csv).toContain(first?.name);
    expect(csv).not.toContain(`\r\n${second?.name},`);
  });
});
