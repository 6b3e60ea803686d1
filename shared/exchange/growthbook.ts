import type { Json, JsonObject } from "./json-read.ts";
import { membersAt, objectsAt, textAt, type TextRecord } from "./json-walk.ts";
import { isObject } from "./product-yaml-documents.ts";

/** Where experiments and results of GrowthBook come from, whatever their files are called: results find their experiment. */
const origin = "GrowthBook";

const marks = ["trackingKey", "phases", "hypothesis", "resultSummary"];

/** Whether a value is an experiment as GrowthBook's REST interface gives it. */
export function isGrowthbookExperiment(json: Json): boolean {
  if (!isObject(json)) return false;
  const { object } = json;
  return object.has("name") && object.has("variations") && marks.some((key) => object.has(key));
}

/** An experiment of GrowthBook under the names that its fields have there; lists have a line for each member. */
export function growthbookRecord(json: JsonObject): TextRecord {
  const variations = objectsAt(json, "variations");
  const phases = objectsAt(json, "phases");
  const last = phases.at(-1);
  const keyOf = (variation: JsonObject) => textAt(variation, "variationId") || textAt(variation, "id");
  const weights = new Map((last === undefined ? [] : splitOf(last)).map((part) => [textAt(part, "variationId"), part]));
  const split = variations.map((variation) => textAt(weights.get(keyOf(variation)) ?? null, "weight"));
  const nameOf = (variation: JsonObject) => textAt(variation, "name") || textAt(variation, "key") || keyOf(variation);
  const started = phases.map((phase) => textAt(phase, "dateStarted")).find((day) => day !== "");
  const isStopped = textAt(json, "archived") === "true";
  const record: readonly (readonly [string, string])[] = [
    ["id", textAt(json, "id")],
    ["origin", origin],
    ["trackingKey", textAt(json, "trackingKey")],
    ["name", textAt(json, "name")],
    ["project", textAt(json, "project")],
    ["hypothesis", textAt(json, "hypothesis")],
    ["description", textAt(json, "description")],
    [
      "tags",
      membersAt(json, "tags")
        .filter((tag) => typeof tag === "string")
        .join("\n"),
    ],
    ["status", isStopped ? "stopped" : textAt(json, "status")],
    ["variations", variations.map(nameOf).join("\n")],
    ["traffic split", split.every((weight) => weight !== "") ? split.join("\n") : ""],
    ["goal metric", metricsAt(json, "settings.goals")[0] ?? ""],
    ["guardrails", metricsAt(json, "settings.guardrails").join("\n")],
    ["date started", started ?? ""],
    ["date ended", last === undefined ? "" : textAt(last, "dateEnded")],
    [
      "conclusions",
      conclusionsOf(
        json,
        variations.map((variation) => [keyOf(variation), nameOf(variation)]),
      ),
    ],
  ];
  return { line: json.line, texts: new Map(record) };
}

function splitOf(phase: JsonObject): readonly JsonObject[] {
  return objectsAt(phase, "trafficSplit");
}

function metricsAt(json: JsonObject, path: string): readonly string[] {
  return objectsAt(json, path)
    .map((goal) => textAt(goal, "metricId"))
    .filter((id) => id !== "");
}

function conclusionsOf(json: JsonObject, names: readonly (readonly [string, string])[]): string {
  const [outcome, winner] = [textAt(json, "resultSummary.status"), textAt(json, "resultSummary.winner")];
  const won = new Map(names).get(winner);
  const said = [
    outcome === "" ? "" : `GrowthBook: ${outcome}.`,
    won === undefined ? "" : `Winner: ${won}.`,
    textAt(json, "resultSummary.conclusions"),
  ];
  return said.filter((text) => text !== "").join(" ");
}

/** By what results of GrowthBook are told apart: one of its dimensions; empty for those of all users, and for anything else. */
export function growthbookDimension(json: Json): string {
  const type = textAt(json, "result.experimentId") === "" ? "" : textAt(json, "result.dimension.type");
  return type === "none" ? "" : textAt(json, "result.dimension.id") || type;
}

/** The results of an experiment as GrowthBook's REST interface gives them, a record for each metric and variation; null for anything else. */
export function growthbookResults(json: JsonObject): readonly TextRecord[] | null {
  const experiment = textAt(json, "result.experimentId");
  if (experiment === "") return null;
  const [all] = objectsAt(json, "result.results");
  if (all === undefined) return null;
  const guardrails = metricsAt(json, "result.settings.guardrails");
  return objectsAt(all, "metrics").flatMap((metric) => {
    const id = textAt(metric, "metricId");
    const variations = objectsAt(metric, "variations");
    // What was never worked out stands there as nothing of nobody.
    if (variations.every((variation) => Number(textAt(analysisOf(variation), "denominator")) === 0)) return [];
    return variations.map((variation, place): TextRecord => {
      const [analysis, users] = [analysisOf(variation), textAt(variation, "users")];
      const counted = textAt(analysis, "denominator");
      const isKnown = Number(counted) > 0;
      const record: readonly (readonly [string, string])[] = [
        ["origin", origin],
        ["experiment", experiment],
        ["arm", textAt(variation, "variationId")],
        ["place", String(place)],
        ["metric", id],
        ["role", guardrails.includes(id) ? "guardrail" : ""],
        // Divided by anything but its users it is a ratio, whose sums are not told.
        ["kind", isKnown && Number(counted) !== Number(users) ? "ratio" : ""],
        ["n", users],
        ["mean", isKnown ? textAt(analysis, "mean") : ""],
        ["deviation", textAt(analysis, "stddev")],
      ];
      return { line: variation.line, texts: new Map(record) };
    });
  });
}

function analysisOf(variation: JsonObject): Json {
  return objectsAt(variation, "analyses")[0] ?? null;
}
