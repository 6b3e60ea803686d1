import { describe, expect, it } from "vitest";
import { sourceOf } from "#shared/domain/import-source.ts";

describe("sourceOf", () => {
  it("gives files of the same origin one name, whatever their month", () => {
    for (const name of [
      "usage-oct.csv",
      "usage-2025-11.csv",
      "usage_202512.csv.gz",
      "usage (1).csv",
      "Usage-Q4-2025.csv",
    ]) {
      expect(sourceOf(name).toLowerCase()).toBe("usage");
    }
    expect(sourceOf("cloud costs 2025.csv")).toBe("cloud-costs");
  });

  it("keeps a name that is nothing but a month", () => {
    expect(sourceOf("2025-10.csv")).toBe("2025-10");
  });
});
