import { growthbookRecord, growthbookResults, isGrowthbookExperiment } from "./growthbook.ts";
import type { Json, JsonObject } from "./json-read.ts";
import { membersAt, objectsAt, textAt, type TextRecord } from "./json-walk.ts";
import { isObject } from "./product-yaml-documents.ts";

/**
 * The experiments or results that a JSON object holds, as records of a table: our own export, GrowthBook's experiments or
 * results, or experiments that list their arms and, for each metric, the counts by arm. Null for anything else.
 */
export function experimentRecords(json: JsonObject): readonly TextRecord[] | null {
  const single = json.object.get("experiment") ?? null;
  if (isObject(single) && isGrowthbookExperiment(single)) return [growthbookRecord(single)];
  if (isGrowthbookExperiment(json)) return [growthbookRecord(json)];
  const results = growthbookResults(json);
  if (results !== null) return results;
  const experiments = objectsAt(json, "experiments");
  if (experiments.length === 0 || experiments.length < membersAt(json, "experiments").length) return null;
  if (experiments.every(isGrowthbookExperiment)) return experiments.map(growthbookRecord);
  if (textAt(json, "winnow") === "experiments") return experiments.flatMap(ownRecords);
  return experiments.every(listsCounts) ? experiments.flatMap(countedRecords) : null;
}

/** Our own results stand under the names of their columns already. */
function ownRecords(experiment: JsonObject): readonly TextRecord[] {
  return objectsAt(experiment, "results").map(({ line, object }) => ({
    line,
    texts: new Map([...object].map(([column, value]) => [column, typeof value === "string" ? value : ""])),
  }));
}

function listsCounts(experiment: JsonObject): boolean {
  const metrics = objectsAt(experiment, "metrics");
  return (
    objectsAt(experiment, "arms").length >= 2 &&
    metrics.length > 0 &&
    metrics.every((metric) => isObject(metric.object.get("counts") ?? null))
  );
}

const unitNames = ["participants", "units", "users", "visitors", "impressions", "n"];
const titleNames = ["title", "name", "id"];

function countedRecords(experiment: JsonObject): readonly TextRecord[] {
  const first = (json: Json, names: readonly string[]) =>
    names.map((name) => textAt(json, name)).find((text) => text !== "") ?? "";
  const arms = objectsAt(experiment, "arms");
  const control = arms.find((arm) => textAt(arm, "control") === "true");
  const placed = control === undefined ? arms : [control, ...arms.filter((arm) => arm !== control)];
  const metrics = objectsAt(experiment, "metrics");
  const primary = metrics.find((metric) => textAt(metric, "primary") === "true") ?? metrics[0];
  return metrics.flatMap((metric) => {
    const counts = metric.object.get("counts") ?? null;
    return placed.map((arm, place): TextRecord => {
      const name = textAt(arm, "name");
      const counted = isObject(counts) ? counts.object.get(name) : undefined;
      const record: readonly (readonly [string, string])[] = [
        ["experiment", first(experiment, titleNames)],
        ["product", textAt(experiment, "product")],
        ["arm", name],
        ["place", String(place)],
        ["metric", textAt(metric, "name")],
        ["role", metric === primary ? "primary" : "guardrail"],
        ["n", first(arm, unitNames)],
        ["sum", typeof counted === "string" ? counted : ""],
      ];
      return { line: arm.line, texts: new Map(record) };
    });
  });
}
