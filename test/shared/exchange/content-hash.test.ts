import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bytesSource } from "#shared/exchange/byte-source.ts";
import { contentHash } from "#shared/exchange/content-hash.ts";
import { unwatched } from "#shared/exchange/watch.ts";

const sha256 = (content: Uint8Array | string) => createHash("sha256").update(content).digest("hex");

describe("contentHash", () => {
  it("is the SHA-256 of a small file, whatever its name", async () => {
    const bytes = new TextEncoder().encode("product,month\n");
    expect(await contentHash([bytesSource("a.csv", bytes)], unwatched)).toBe(sha256(bytes));
    expect(await contentHash([bytesSource("b.csv", bytes)], unwatched)).toBe(sha256(bytes));
  });

  it("tells several files, and files of several slices, by the hashes of all slices", async () => {
    const slice = 16 * 1024 * 1024;
    const large = new Uint8Array(slice + 1).fill(7);
    const parts = sha256(large.subarray(0, slice)) + sha256(large.subarray(slice));
    expect(await contentHash([bytesSource("large", large)], unwatched)).toBe(sha256(parts));
    const [one, other] = [Uint8Array.of(1), Uint8Array.of(2)];
    expect(await contentHash([bytesSource("1", one), bytesSource("2", other)], unwatched)).toBe(
      sha256(sha256(one) + sha256(other)),
    );
  });
});
