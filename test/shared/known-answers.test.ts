import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { answerFunctions, pendingFunctions } from "./known-answers-adapter.ts";

type KnownAnswer = {
  readonly id: string;
  readonly name: string;
  readonly fn: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance?: number;
};

const chosen = process.env["KNOWN_ANSWERS"];
const file = chosen === undefined ? new URL("../fixtures/known-answers.json", import.meta.url) : resolve(chosen);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly KnownAnswer[] };

/** Where an answer differs from what is expected: numbers within the tolerance, fields beyond the expected allowed. */
function differences(actual: unknown, expected: unknown, tolerance: number, path = "answer"): readonly string[] {
  const differs = [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
  if (typeof expected === "number") {
    if (typeof actual !== "number" || !Number.isFinite(actual) || Object.is(actual, -0)) return differs;
    return Math.abs(actual - expected) <= tolerance + 1e-12 * Math.abs(expected) ? [] : differs;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return differs;
    return expected.flatMap((part, at) => differences(actual[at], part, tolerance, `${path}[${at}]`));
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null || Array.isArray(actual)) return differs;
    const fields = actual as Readonly<Record<string, unknown>>;
    return Object.entries(expected).flatMap(([key, part]) =>
      differences(fields[key], part, tolerance, `${path}.${key}`),
    );
  }
  return Object.is(actual, expected) ? [] : differs;
}

describe("known answers", () => {
  it("has cases to compare with", () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  const rows = cases.map(({ id, fn, name, ...rest }) => ({ title: `${id} ${fn}: ${name}`, fn, ...rest }));

  it.for(rows)("$title", ({ fn, input, expected, tolerance = 0 }, { skip }) => {
    skip(pendingFunctions.has(fn), "not worked out in this version");
    const known = Object.hasOwn(answerFunctions, fn) ? answerFunctions[fn] : undefined;
    if (known === undefined) throw new Error(`no function is named ${fn}`);
    expect(differences(known(input as never), expected, tolerance)).toEqual([]);
  });
});
