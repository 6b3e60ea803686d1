import type { CostEntry, ValueEntry } from "#shared/domain/ledger.ts";
import type { LedgerWindow } from "#shared/domain/ledger-view.ts";
import { provenanceWords } from "#shared/words/codes.ts";
import { money, monthSpan, orNotKnown } from "#shared/words/format.ts";
import { entryName } from "#shared/words/records.ts";
import type { Column } from "#ui/table-lines.ts";
import { bookedIn } from "./booked.ts";

type Entry = CostEntry | ValueEntry;

/** What an entry is called. */
export function labelColumn(header: string): Column<Entry> {
  return {
    id: "label",
    header,
    kind: "text",
    width: 200,
    text: ({ label }) => entryName(label),
    sortBy: ({ label }) => label,
  };
}

/** An amount as it is said: each month, or once. */
export function saidAmount(minor: number, { currency, recurrence }: Entry): string {
  return `${money(Math.round(minor), currency)}${recurrence === "recurring" ? " a month" : " once"}`;
}

/** The months of which an entry speaks. */
export const periodColumn: Column<Entry> = {
  id: "period",
  header: "Period",
  kind: "text",
  width: 170,
  text: ({ from, to }) => monthSpan(from, to),
  sortBy: ({ from }) => from,
};

/** What an entry books in the window, with its sum. */
export function bookedColumn(window: LedgerWindow): Column<Entry> {
  const inWindow = (minor: number) => money(Math.round(minor), window.currency);
  return {
    id: "booked",
    header: "In the window",
    kind: "number",
    width: 140,
    text: (entry) => orNotKnown(bookedIn(window, entry), inWindow),
    sortBy: (entry) => bookedIn(window, entry),
    total: (rows) => inWindow(rows.reduce((sum, entry) => sum + (bookedIn(window, entry) ?? 0), 0)),
  };
}

/** How an entry came to be known. */
export const provenanceColumn: Column<Entry> = {
  id: "provenance",
  header: "Known by",
  kind: "text",
  width: 150,
  text: ({ provenance }) => provenanceWords[provenance],
  sortBy: ({ provenance }) => provenanceWords[provenance],
};
