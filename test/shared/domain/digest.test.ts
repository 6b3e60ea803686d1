import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "#shared/domain/digest.ts";

describe("digestOf", () => {
  it("is SHA-256, whatever the text and around every block", () => {
    const known = (text: string) => createHash("sha256").update(text).digest("hex");
    for (let length = 0; length < 200; length += 1)
      expect(digestOf("x".repeat(length))).toBe(known("x".repeat(length)));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        expect(digestOf(text)).toBe(known(text));
      }),
    );
  });
});
