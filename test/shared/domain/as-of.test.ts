import { describe, expect, it } from "vitest";
import { reachedMonth } from "#shared/domain/as-of.ts";

describe("reachedMonth", () => {
  it("is the newest month of few records, and of many the newest that one in twenty reach", () => {
    expect(reachedMonth([])).toBeNull();
    expect(reachedMonth(["2024-03"])).toBe("2024-03");
    expect(reachedMonth(["2024-03", "2025-03", "2023-01"])).toBe("2025-03");
    const many = Array.from({ length: 39 }, () => "2024-03");
    expect(reachedMonth([...many, "2025-03"])).toBe("2024-03");
    expect(reachedMonth([...many, "2025-02", "2025-03", "2025-04"])).toBe("2025-02");
  });
});
