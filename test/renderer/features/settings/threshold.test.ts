import { describe, expect, it } from "vitest";
import { emptyPortfolio, settingsOf } from "#shared/domain/portfolio.ts";
import { applyChange } from "#shared/domain/change.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import { retirementThresholds, usageThresholds, weightThresholds } from "#shared/words/settings.ts";
import { defaultValue, isDefault, setThreshold, shownValue } from "../../../../renderer/features/settings/threshold.ts";

const all = [...usageThresholds, ...retirementThresholds, ...weightThresholds];
const stamp = { at: 1, by: "Ada", seed: "0".repeat(20) };

function paths(values: object, before = ""): readonly string[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "object" && value !== null ? paths(value, `${before}${name}.`) : [`${before}${name}`],
  );
}

describe("thresholds", () => {
  it("are all there, each once, with a meaning", () => {
    const { usage, retirement } = defaultSettings;
    expect(all.map(({ path }) => path).sort()).toEqual([...paths({ usage, retirement })].sort());
    expect(all.filter(({ meaning }) => meaning.length < 20)).toEqual([]);
  });

  it.each(all)("$label can be set to what is shown, changing nothing else", (threshold) => {
    const shown = shownValue(defaultSettings, threshold);
    const changed = setThreshold(defaultSettings, threshold, shown)(emptyPortfolio, stamp);
    if (!changed.ok) throw new Error(changed.problem.message);
    const { usage, retirement } = settingsOf(applyChange(emptyPortfolio, changed.value.changes));
    expect({ usage, retirement }).toEqual({ usage: defaultSettings.usage, retirement: defaultSettings.retirement });
  });
});

describe("setThreshold", () => {
  const often = all.find(({ path }) => path === "usage.often") ?? all[0];
  const dayRate = all.find(({ path }) => path === "retirement.dayRate") ?? all[0];
  if (often === undefined || dayRate === undefined) throw new Error("missing");

  it("names the change with the figure in words", () => {
    expect(setThreshold(defaultSettings, often, 0.35)(emptyPortfolio, stamp)).toMatchObject({
      ok: true,
      value: { label: "Set 'Often used from' to 35%" },
    });
  });

  it("refuses what leaves the classes of use out of order", () => {
    expect(setThreshold(defaultSettings, often, 0.9)(emptyPortfolio, stamp)).toMatchObject({
      ok: false,
      problem: { code: "OUT_OF_RANGE" },
    });
  });

  it("takes money as it is typed, in major units", () => {
    expect(shownValue(defaultSettings, dayRate)).toBe(800);
    expect(defaultValue(dayRate)).toBe(80_000);
    expect(isDefault(defaultSettings, dayRate)).toBe(true);
    expect(setThreshold(defaultSettings, dayRate, 912.5)(emptyPortfolio, stamp)).toMatchObject({
      value: { label: "Set 'Cost of a person-day' to €912.50" },
    });
  });
});
