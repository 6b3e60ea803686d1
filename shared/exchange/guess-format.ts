import type { ColumnLook } from "./column-looks.ts";
import { experimentFormat } from "./guess-experiments.ts";
import { looksLikeBacklog } from "./guess-backlog.ts";
import { isBackstage, type Sniffed } from "./sniff.ts";
import type { ImportFormat } from "../domain/import-batch.ts";

/** What a file probably brings in, by what its headers and first records look like. */
export function guessFormat(sniffed: Sniffed, looks: readonly ColumnLook[]): ImportFormat {
  if (sniffed.own === "experiments") return "experimentArms";
  if (sniffed.own !== null && sniffed.own !== "stopped") return sniffed.own === "usage" ? "usageTable" : sniffed.own;
  const isBacklog = looksLikeBacklog(sniffed.header);
  if (sniffed.syntax === "yaml" && isBackstage(sniffed.lines)) return "backstage";
  if (sniffed.syntax === "yaml") return isBacklog ? "backlog" : "products";
  const results = ["csv", "json", "ndjson"].includes(sniffed.syntax) ? experimentFormat(sniffed) : null;
  if (results !== null && !isBacklog) return results;
  if (sniffed.syntax === "ndjson") return isBacklog ? "backlog" : "usageEvents";
  if (sniffed.syntax === "headers" || isBacklog) return "backlog";
  const names = sniffed.header.map((name) => name.toLowerCase());
  const has = (...words: string[]) => names.some((name) => words.some((word) => name === word));
  const hints = (...words: string[]) => names.some((name) => words.some((word) => name.includes(word)));
  if (has("chargeperiodstart") && has("billedcost", "effectivecost")) return "focus";
  if (has("from", "source", "consumer") && has("to", "target", "provider") && names.length <= 6) return "dependencies";
  const catalogue = ["owner", "lifecycle", "description", "team", "status"].filter((word) => hints(word)).length;
  if (catalogue >= 2 && hints("name", "product", "service")) return "products";
  const isEventLog = looks.includes("instant") && !looks.includes("number");
  if (isEventLog && hints("user", "session", "event", "distinct", "visitor")) return "usageEvents";
  if (hints("revenue", "saving", "margin", "attribution", "valueperuser")) return "value";
  if (hints("cost", "spend", "amount", "currency", "price", "budget", "invoice")) return "cost";
  if (catalogue >= 1 && !looks.includes("number")) return "products";
  return "usageTable";
}
