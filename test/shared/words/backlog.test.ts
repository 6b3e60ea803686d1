import { describe, expect, it } from "vitest";
import { agreementText } from "#shared/words/backlog.ts";

describe("agreementText", () => {
  it("says how many stand elsewhere, with a minus before what is below nothing", () => {
    expect(agreementText(-0.238, 7)).toBe(
      "Your order differs from the score: 7 items stand elsewhere (Kendall’s τ-b −0.24).",
    );
    expect(agreementText(0.5, 1)).toBe(
      "Your order differs from the score: 1 item stands elsewhere (Kendall’s τ-b 0.5).",
    );
    expect(agreementText(1, 0)).toBe("Your order agrees with the score.");
  });
});
