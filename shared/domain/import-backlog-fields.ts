import type { BacklogItem } from "./backlog-item.ts";
import type { BacklogField } from "./backlog-field.ts";
import { stopRow, type JudgedRow, type Planning } from "./import-judged.ts";
import { batchPlace, newPlace } from "./import-names.ts";
import type { FieldSaid, ItemRow } from "./import-rows.ts";
import type { Id } from "./ids.ts";
import { onShelf } from "./shelves.ts";

type Values = BacklogItem["fields"];
type Told = { readonly row: JudgedRow<ItemRow>; readonly record: BacklogItem | undefined };
type Meant = Pick<BacklogField, "id" | "kind" | "choices">;

/**
 * Finds the fields of the team's own that rows speak of by name, makes those that are new, and gives each row its values;
 * a value that its field cannot have stops the row. Undefined values: the row does not speak of such fields.
 */
export function judgeTeamFields(
  planning: Planning,
  told: readonly Told[],
  judge: (at: number, values: Values | undefined) => void,
): void {
  const fields = new Map<string, Meant>();
  for (const field of onShelf(planning.portfolio.fields, "").values()) fields.set(field.name.trim(), field);
  for (const [at, { row, record }] of told.entries()) {
    const said = row.said.teamFields;
    const values = said === undefined || row.verdict === "stopped" ? undefined : valuesOf({ row, record, said });
    judge(at, values);
  }

  function valuesOf({ row, record, said }: Told & { readonly said: readonly FieldSaid[] }): Values | undefined {
    const values = new Map((record?.fields ?? []).map(({ fieldId, value }) => [fieldId, value]));
    for (const { value, ...field } of said) {
      const meant = fields.get(field.name.trim()) ?? made(field, value);
      if (meant === null) continue;
      if (value === null) values.delete(meant.id);
      else if (stoppedByKind(row, { field: field.name, meant, value })) return undefined;
      else values.set(meant.id, value);
    }
    return [...values].map(([fieldId, value]) => ({ fieldId, value }));
  }

  function made(field: Omit<FieldSaid, "value">, value: FieldSaid["value"]): Meant | null {
    if (value === null) return null;
    const id: Id = newPlace(planning.book);
    const origin = { source: planning.file.source, externalId: field.name, batchId: batchPlace };
    planning.additions.push({ table: "fields", id, fields: { ...field, ...origin } });
    const meant = { ...field, id };
    fields.set(field.name.trim(), meant);
    return meant;
  }
}

type Value = { readonly field: string; readonly meant: Meant; readonly value: number | string };

function stoppedByKind(row: JudgedRow, { field, meant, value }: Value): boolean {
  const isNumber = typeof value === "number";
  if ((meant.kind === "number") === isNumber) return false;
  const remedy = "Correct the cell, or rename the column.";
  stopRow(row, { code: "OTHER_KIND", column: field, found: String(value), expected: `a ${meant.kind}`, remedy });
  return true;
}
