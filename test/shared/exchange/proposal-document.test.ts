import { describe, expect, it } from "vitest";
import { guardCodes } from "#shared/words/codes.ts";
import { sectionTitles } from "#shared/words/proposal.ts";
import type { DocumentBlock, DocumentTable } from "#shared/exchange/proposal-blocks.ts";
import { cellText, type DocumentCell } from "#shared/exchange/proposal-cells.ts";
import { evidenceOf, proposalDocument, type ProposalDocument } from "#shared/exchange/proposal-document.ts";
import { flowTable } from "#shared/exchange/proposal-worth.ts";
import { hiddenFor } from "../../support/experiments.ts";
import { documentContext, sampleProposal } from "../../support/proposals.ts";

const fax = await sampleProposal("fax-gateway");
const speaker = await sampleProposal("smart-speaker");
const long = proposalDocument(fax.proposal, fax.figures, documentContext);

function blocksOf(document: ProposalDocument): readonly DocumentBlock[] {
  return [...document.sections.flatMap(({ blocks }) => blocks), ...document.trail];
}

function factsOf(document: ProposalDocument): ReadonlyMap<string, string> {
  const facts = blocksOf(document).flatMap((block) => (block.kind === "facts" ? block.facts : []));
  return new Map(facts.map(({ term, cell }) => [term, cellText(cell)]));
}

function minor(cell: DocumentCell | undefined): number {
  return typeof cell === "object" && cell !== null && "minor" in cell ? cell.minor : Number.NaN;
}

function tableNamed(tables: readonly DocumentTable[], name: string): DocumentTable {
  const table = tables.find((known) => known.name === name);
  if (table === undefined) throw new Error(`There is no table '${name}'.`);
  return table;
}

describe("proposalDocument", () => {
  it("has all seventeen sections in order for a service", () => {
    expect(long.sections.map(({ number, title }) => `${number} ${title}`)).toEqual(
      sectionTitles.map((title, n) => `${n + 1} ${title}`),
    );
  });

  it("is short for a feature unless said otherwise, with the numbers of the long form", () => {
    const short = proposalDocument(speaker.proposal, speaker.figures, documentContext);
    expect(short.form).toBe("short");
    expect(short.sections.map(({ number }) => number)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 11, 16]);
    const asked = proposalDocument(speaker.proposal, speaker.figures, { ...documentContext, form: "long" });
    expect(asked.sections).toHaveLength(17);
  });

  it("prints no data where nobody wrote anything, and never leaves a section out", () => {
    const tasks = long.sections.find(({ number }) => number === 14);
    expect(tasks?.blocks).toEqual([{ kind: "paragraph", text: "No data" }]);
    for (const { blocks } of long.sections) expect(blocks.length).toBeGreaterThan(0);
  });

  it("names in one line what this version has no records for", () => {
    expect(long.notRecorded).toMatch(/^Not recorded in this version: .*approvals and signatures/);
  });

  it("prints engine, hash of the inputs and the journal head, short and in full", () => {
    const facts = factsOf(long);
    expect(facts.get("Engine version")).toBe(fax.figures.engineVersion);
    expect(facts.get("Hash of the inputs")).toBe(fax.figures.inputsHash);
    expect(facts.get("Journal head")).toBe("Entry 7, 7be1 04af");
    expect(facts.get("Journal head in full")).toBe(documentContext.head?.hash);
    expect(facts.get("Exported")).toBe("2025-09-10 14:02 UTC by Tester");
  });

  it("lists every guard as passed, standing or not checked", () => {
    const guards = tableNamed(long.evidence, "guards");
    expect(guards.rows).toHaveLength(guardCodes.length);
    const standing = { ...fax.figures, guardsStanding: ["LEGAL_HOLD"] };
    const results = tableNamed(evidenceOf(standing), "guards").rows.map(([name, , result]) => [name, result]);
    expect(results.filter(([, result]) => result === "Stands")).toEqual([["Legal hold", "Stands"]]);
    expect(results).toContainEqual(["Experiment running", "Passed"]);
    const { experiments: _, ...older } = fax.figures;
    const before = tableNamed(evidenceOf(older), "guards").rows;
    expect(before.find(([name]) => name === "Experiment running")?.[2]).toMatch(/^Not checked: experiments were not/);
  });

  it("prints what came of hiding it with the interval, in both forms", () => {
    const figures = { ...speaker.figures, experiments: [hiddenFor("Without the speaker")] };
    const [row] = tableNamed(evidenceOf(figures), "experiments").rows;
    expect(row?.map(cellText)).toEqual([
      "Without the speaker",
      "Hid it for some",
      "claims sent",
      "+0.1 points",
      "-0.4 to +0.6 points",
      "not worse by more than 1 point",
      "Persevere (2026-03-01 00:00 UTC). Nobody is worse off than is tolerated: it can go.",
      "Persevere",
    ]);
    const short = blocksOf(proposalDocument(speaker.proposal, figures, documentContext));
    expect(JSON.stringify(short)).toContain("'Without the speaker' hid it for some: claims sent +0.1 points (-0.4 to");
  });

  it("says where active users were not counted, and whom their cost was shared among", () => {
    const told = (activeUsersFrom: "product" | "eligible") => {
      const figures = { ...fax.figures, usage: { ...fax.figures.usage, activeUsersFrom } };
      return JSON.stringify(blocksOf(proposalDocument(fax.proposal, figures, documentContext)));
    };
    expect(told("product")).toContain("Cost in the window per active user");
    expect(told("eligible")).toContain("Cost in the window per person it is for");
    expect(told("eligible")).toContain("its own users were not counted");
  });

  it("tells that no experiment was started from that none could be recorded", () => {
    const told = (figures: typeof fax.figures) =>
      JSON.stringify(blocksOf(proposalDocument(fax.proposal, figures, documentContext)));
    const { experiments: _, ...older } = fax.figures;
    expect(told({ ...fax.figures, experiments: [] })).toContain("No experiment on it was started.");
    expect(told(older)).toContain("Experiments were not recorded when these figures were frozen.");
  });

  it("does not claim to have checked the season of what only its share of use is known of", () => {
    const shareOnly = { ...fax.figures, usage: { ...fax.figures.usage, reach: null, shareUpperBound: 0.00001 } };
    const rows = tableNamed(evidenceOf(shareOnly), "guards").rows;
    expect(rows.find(([name]) => name === "Seasonal peak")?.[2]).toMatch(/^Not checked: how many people/);
    expect(rows.find(([name]) => name === "Legal hold")?.[2]).toBe("Passed: no mark raises it");
  });

  it("does not claim that guards on use were passed where low use is not the trigger", () => {
    const other = { ...fax.figures, triggers: ["NO_OWNER"], guardsStanding: [] };
    const noData = tableNamed(evidenceOf(other), "guards").rows.find(([name]) => name === "No usage data");
    expect(noData?.[2]).toMatch(/^Does not matter/);
  });

  it.each(["costs", "shares", "elsewhere", "values", "ending"])("adds %s up to the total, line by line", (name) => {
    const { rows, total, columns } = tableNamed(long.evidence, name);
    columns.forEach(({ unit }, at) => {
      if (unit === undefined) return;
      const sum = rows.reduce((all, cells) => all + minor(cells[at]), 0);
      expect(minor(total?.[at])).toBe(sum);
    });
  });

  it("brings own and shared cost together to the cost it states", () => {
    const sum = ["costs", "shares"].reduce(
      (all, name) => all + minor(tableNamed(long.evidence, name).total?.at(-2)),
      0,
    );
    const ending = ["costs", "shares"].reduce(
      (all, name) => all + minor(tableNamed(long.evidence, name).total?.at(-1)),
      0,
    );
    expect(sum).toBe(Math.round(fax.figures.money.cost ?? Number.NaN));
    expect(ending).toBe(Math.round(fax.figures.money.avoidable ?? Number.NaN));
  });

  it("leads from the cost that would end in the ledgers to the running cost of the case", () => {
    const ending = tableNamed(long.evidence, "ending");
    const parts = ["costs", "shares", "elsewhere"].map((name) => minor(tableNamed(long.evidence, name).total?.at(-1)));
    expect(ending.rows.map((cells) => minor(cells[1]))).toEqual(parts);
    const figure = fax.figures.case.figures.find((known) => known.figure === "avoidable");
    expect(minor(ending.total?.at(-1))).toBe(Math.round(figure?.mode ?? Number.NaN));
    expect(minor(tableNamed(long.evidence, "elsewhere").total?.at(-1))).toBeGreaterThan(0);
  });

  it("lists every option with its worth, or why it is not worked out", () => {
    const { rows } = tableNamed(long.evidence, "options");
    expect(rows.map(([name]) => name)).toEqual(["Keep", "Improve", "Merge", "Migrate", "Sunset"]);
    for (const [, , worth, remark = ""] of rows) {
      expect(worth === null).toBe(cellText(remark).startsWith("Not worked out: "));
    }
    expect(rows.at(-1)?.[3]).toBe("Proposed. Worth most of those allowed.");
  });

  it("says whose case the figures are where the proposed option has none", () => {
    const { options } = fax.figures.case;
    const improved = { ...fax.figures, case: { ...fax.figures.case, proposed: "improve", options } };
    const document = proposalDocument(fax.proposal, improved, documentContext);
    expect(JSON.stringify(document)).toContain("'Improve' is proposed, but its own case is not worked out");
    expect([...factsOf(document).keys()]).toContain("Worth today of 'Sunset' (net present value)");
  });

  it("still prints figures that were frozen before options and elsewhere were kept", () => {
    const { elsewhere: _, ...money } = fax.figures.money;
    const { proposed: __, workedFor: ___, minimumConfidence: ____, ...worked } = fax.figures.case;
    const options = [
      { option: "keep", npv: 0 },
      { option: "sunset", npv: worked.npv },
    ];
    const document = proposalDocument(
      fax.proposal,
      { ...fax.figures, money, case: { ...worked, options } },
      documentContext,
    );
    expect(factsOf(document).get("Option proposed")).toBe("Sunset");
    expect(tableNamed(document.evidence, "options").rows).toHaveLength(2);
    expect(JSON.stringify(document)).not.toMatch(/undefined|NaN/);
  });

  it.each([1, 3] as const)("adds the cash flow up in both directions in steps of %d", (step) => {
    const { rows, total } = flowTable(fax.figures, step);
    let cumulative = 0;
    let today = 0;
    for (const cells of rows) {
      const amounts = cells.slice(1, -3).map(minor);
      const net = minor(cells.at(-3));
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(net);
      cumulative += net;
      expect(minor(cells.at(-2))).toBe(cumulative);
      today += minor(cells.at(-1));
    }
    expect(minor(total?.at(-3))).toBe(cumulative);
    expect(minor(total?.at(-1))).toBe(today);
    expect(today).toBe(Math.round(fax.figures.case.npv ?? Number.NaN));
    expect(cumulative).toBeCloseTo(fax.figures.case.months.at(-1)?.cumulative ?? Number.NaN, -1);
  });

  it("has the same totals by month and by quarter", () => {
    expect(flowTable(fax.figures, 1).total).toEqual(flowTable(fax.figures, 3).total);
    expect(flowTable(fax.figures, 1).rows).toHaveLength(fax.figures.case.horizonMonths + 1);
  });

  it("adds the owner's and the others' ledger up to the organisation's", () => {
    const { rows, total } = tableNamed(long.evidence, "ledgers");
    expect(rows.reduce((sum, cells) => sum + minor(cells[1]), 0)).toBe(minor(total?.[1]));
    expect(minor(total?.[1])).toBe(Math.round(fax.figures.case.npv ?? Number.NaN));
  });

  it("says what is missing where the case could not be worked out", () => {
    const figures = {
      ...fax.figures,
      case: {
        ...fax.figures.case,
        npv: null,
        npvOwner: null,
        npvOthers: null,
        figures: [],
        missing: ["avoidable"] as const,
        months: [],
        swings: [],
      },
    };
    const written = JSON.stringify(proposalDocument(fax.proposal, figures, documentContext));
    expect(written).toContain("nothing is known of 'Running cost that would end'");
    expect(written).not.toMatch(/NaN|Infinity|null months/);
  });
});
