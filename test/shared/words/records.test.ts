import { describe, expect, it } from "vitest";
import { entryName } from "#shared/words/records.ts";

describe("entryName", () => {
  it("leaves no entry without something to call it by", () => {
    expect([entryName("Licences"), entryName(" ")]).toEqual(["Licences", "Not named"]);
  });
});
