import { writeCsv } from "./csv-write.ts";
import type { DocumentTable } from "./proposal-blocks.ts";
import { cellValue, cleanText } from "./proposal-cells.ts";
import type { ProposalDocument } from "./proposal-document.ts";

/** An evidence file: its name and its text. */
export type EvidenceFile = { readonly name: string; readonly text: string };

function tableCsv({ columns, rows, total }: DocumentTable): string {
  const heads = columns.map(({ header, unit }) => cleanText(unit === undefined ? header : `${header} (${unit})`));
  const body = total === null || rows.length === 0 ? rows : [...rows, total];
  return writeCsv([heads, ...body.map((cells) => cells.map(cellValue))]);
}

/**
 * The tables behind a proposal as CSV files, an empty one with its header only: amounts in major units with a decimal
 * point, shares from 0 to 1, unknown numbers as empty cells, and text guarded against formulas.
 */
export function evidenceFiles({ evidence }: ProposalDocument): readonly EvidenceFile[] {
  return evidence.map((table) => ({ name: `${table.name}.csv`, text: tableCsv(table) }));
}
