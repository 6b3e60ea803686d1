import { stopRow, type JudgedRow, type Planning } from "./import-judged.ts";
import type { ValueEntry } from "./ledger.ts";
import { claimedTogether, wholeSource, type ShareClaim } from "./shared-source.ts";
import { allOf } from "./shelves.ts";

type Claim = ShareClaim & { readonly source: string; readonly row: JudgedRow | null };

const claimed: ReadonlySet<string> = new Set(["attribution", "sharedSource", "from", "to"]);

/** Stops every row that helps to claim one source of value beyond 100 % in a month, with what is recorded of it counted in. */
export function judgeShares({ portfolio }: Planning, judged: readonly JudgedRow[]): void {
  const rows = judged.filter(({ verdict }) => verdict !== "stopped");
  const edited = new Map(rows.flatMap((row) => (row.edit === null ? [] : [[row.edit.before.id, row] as const])));
  const bySource = new Map<string, Claim[]>();
  const claim = (entry: Partial<ValueEntry>, row: JudgedRow | null) => {
    const { sharedSource, attribution, from, to } = entry;
    const source = sharedSource?.trim() ?? "";
    if (source === "" || attribution === undefined || from === undefined || to === undefined) return;
    const claims = bySource.get(source);
    const one = { source, attribution, from, to, row };
    if (claims === undefined) bySource.set(source, [one]);
    else claims.push(one);
  };
  for (const row of rows) if (row.addition !== null) claim(row.addition.fields, row);
  if (bySource.size === 0 && edited.size === 0) return;
  for (const entry of allOf(portfolio.values)) {
    const row = edited.get(entry.id);
    if (row === undefined) claim(entry, null);
    else claim({ ...entry, ...row.edit?.fields }, row.fields.some(({ field }) => claimed.has(field)) ? row : null);
  }
  for (const claims of bySource.values()) judgeSource(claims);
}

function judgeSource(claims: readonly Claim[]): void {
  if (claims.every(({ row }) => row === null)) return;
  const mostOf = claimedTogether(claims);
  for (const { source, row, from, to } of claims) {
    const most = row === null ? 0 : mostOf(from, to);
    if (row === null || most <= wholeSource) continue;
    stopRow(row, {
      code: "OVERCLAIMED",
      column: "attribution",
      found: `${Math.round(most * 100)} % of '${source}'`,
      expected: "at most 100 % of one source in any month, over all products",
      remedy: "Lower the shares that claim this source.",
    });
  }
}
