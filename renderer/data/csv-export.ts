import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import type { Id } from "#shared/domain/ids.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { find } from "#shared/domain/change.ts";
import { joined } from "#shared/exchange/bytes.ts";
import { writeCsv } from "#shared/exchange/csv-write.ts";
import type { OwnExport } from "#shared/exchange/own-lines.ts";
import { exportName } from "#shared/exchange/export-name.ts";
import { clock } from "./clock.ts";
import { desktop } from "./desktop.ts";
import { breathe } from "./journal-writer.ts";
import { tell, tellProblem } from "./notices.ts";
import { currentPortfolio } from "./portfolio.ts";
import { startWork } from "./work.ts";

const longestSlice = 12;

/** Text that comes in pieces, as bytes; the window stays awake however long it is. */
async function bytesOf(pieces: Iterable<string>): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const encoded: Uint8Array[] = [];
  let length = 0;
  let since = performance.now();
  for (const piece of pieces) {
    const bytes = encoder.encode(piece);
    encoded.push(bytes);
    length += bytes.length;
    if (performance.now() - since < longestSlice) continue;
    await breathe();
    since = performance.now();
  }
  return joined(encoded, length);
}

/** Saves text that comes in pieces where a person chooses, and tells what came of it. */
export async function saveText(title: string, ending: string, pieces: Iterable<string>): Promise<void> {
  const work = startWork(`Writing '${title}'`);
  const bytes = await bytesOf(pieces).finally(work.end);
  const saved = await desktop.saveFile({ suggestedName: exportName(title, ending), bytes });
  if (!saved.ok) tellProblem(saved.problem);
  else if (saved.value !== null) tell({ text: `Exported as '${saved.value.name}'.`, tone: "good" });
}

const names = { usage: "usage", cost: "costs", value: "values" } as const;

/** Exports the usage, costs or values of a product, or of all of them, as CSV that can be brought in again. */
export async function exportOwnCsv(kind: OwnExport, productId: Id | null): Promise<void> {
  const portfolio = currentPortfolio();
  const { ownExport } = await import("#shared/exchange/own-lines.ts");
  await saveText(titleOf(names[kind], portfolio, productId), "csv", ownExport(kind, portfolio, productId));
}

/** What an export is called: what it holds, of which product or of the whole portfolio, and of which day. */
function titleOf(what: string, portfolio: Portfolio, productId: Id | null | undefined): string {
  const product = typeof productId !== "string" ? undefined : find(portfolio, "products", productId);
  const whose = product?.name ?? settingsOf(portfolio).portfolioName;
  return `${what} ${whose} ${new Date(clock.now()).toISOString().slice(0, 10)}`;
}

/** The forms in which backlog items leave: CSV that can be brought in again, Markdown, JSON. */
export type BacklogForm = "csv" | "md" | "json";

/** Exports backlog items in the given order, under the name of the product that all of them belong to. */
export async function exportBacklog(form: BacklogForm, items: readonly BacklogItem[]): Promise<void> {
  const portfolio = currentPortfolio();
  const [productId, ...others] = new Set(items.map((item) => item.productId));
  const title = titleOf("backlog", portfolio, others.length > 0 ? undefined : productId);
  if (form === "csv") {
    const { backlogCsv } = await import("#shared/exchange/backlog-csv.ts");
    return saveText(title, form, backlogCsv(portfolio, items));
  }
  const { backlogJson, backlogMarkdown } = await import("#shared/exchange/backlog-write.ts");
  return saveText(title, form, form === "md" ? backlogMarkdown(portfolio, items) : backlogJson(portfolio, items));
}

/** What an exported table needs of its columns. */
type TextColumn<Row> = {
  readonly header: string;
  readonly unit?: string | undefined;
  readonly kind: "text" | "number" | "custom";
  readonly text: (row: Row) => string;
};

/** Exports a table as it is shown, its rows in the given order. */
export async function exportTable<Row>(
  title: string,
  rows: readonly Row[],
  columns: readonly TextColumn<Row>[],
): Promise<void> {
  await saveText(title, "csv", tableLines(rows, columns));
}

function* tableLines<Row>(rows: readonly Row[], columns: readonly TextColumn<Row>[]): Generator<string> {
  const said = columns.filter(({ header }) => header !== "");
  yield writeCsv([said.map(({ header, unit }) => (unit === undefined ? header : `${header} (${unit})`))]);
  for (const row of rows) {
    // Our own numbers need no guard against formulas, so a minus stays a minus.
    yield writeCsv([said.map(({ kind, text }) => (kind === "number" ? { digits: text(row) } : text(row)))]);
  }
}
