import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(`${import.meta.dirname}/../../../renderer/ui/tokens.css`, "utf8");

type Theme = "light" | "dark";
type Tokens = Readonly<Record<string, string>>;

function readTokens(theme: Theme): Tokens {
  const pairs = [...css.matchAll(/--([\w-]+):\s*(?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)];
  return Object.fromEntries(
    pairs.map(([, name = "", light, dark, both]) => [name, both ?? (theme === "light" ? light : dark) ?? ""]),
  );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["canvas", "panel", "raised", "sunken", "hover", "selected"];
const textPairs: readonly (readonly [string, string])[] = [
  ...surfaces.flatMap((surface) => [["text", surface] as const, ["muted", surface] as const]),
  ["text", "pressed"],
  ...["panel", "raised", "canvas"].map((surface) => ["accent", surface] as const),
  ...["good", "warn", "bad", "note"].flatMap((tone) => [
    [tone, "panel"] as const,
    [tone, "raised"] as const,
    [tone, "canvas"] as const,
    [tone, `${tone}-soft`] as const,
    ["text", `${tone}-soft`] as const,
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-bad", "bad-fill"],
];
const categories = [1, 2, 3, 4, 5, 6].map((step) => `category-${step}`);
const graphicPairs: readonly (readonly [string, string])[] = [
  ...["canvas", "panel", "raised"].flatMap((surface) => [["control", surface] as const, ["focus", surface] as const]),
  ["focus", "selected"],
  ["bad-fill", "panel"],
  ...[...categories, "category-other"].map((category) => [category, "panel"] as const),
];

describe.each(["light", "dark"] as const)("tokens in the %s theme", (theme) => {
  const tokens = readTokens(theme);

  it.each(textPairs)("%s on %s is readable as text", (ink, surface) => {
    expect(contrast(tokens[ink] ?? "", tokens[surface] ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(graphicPairs)("%s on %s is seen as a graphic", (mark, surface) => {
    expect(contrast(tokens[mark] ?? "", tokens[surface] ?? "")).toBeGreaterThanOrEqual(3);
  });

  it.each([1, 2, 3, 4])("black is readable on ramp-%i", (step) => {
    expect(contrast("#000000", tokens[`ramp-${step}`] ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  it.each([5, 6])("white is readable on ramp-%i", (step) => {
    expect(contrast("#ffffff", tokens[`ramp-${step}`] ?? "")).toBeGreaterThanOrEqual(4.5);
  });
});

describe("tokens", () => {
  it("declare the layers before anything else", () => {
    expect(css.startsWith("@layer reset, tokens, base, parts, screens;")).toBe(true);
  });
});
