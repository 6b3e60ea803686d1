import { describe, expect, it } from "vitest";
import { sizeInWords } from "#shared/exchange/bytes.ts";

describe("sizeInWords", () => {
  it("counts whole gigabytes where there are any, else megabytes", () => {
    const megabyte = 1024 * 1024;
    expect([50, 200, 2048, 8192, 1500].map((size) => sizeInWords(size * megabyte))).toEqual([
      "50 MB",
      "200 MB",
      "2 GB",
      "8 GB",
      "1500 MB",
    ]);
  });
});
