import { describe, expect, it } from "vitest";
import { firstGuess } from "#data/importing-guess.ts";
import { focusTag } from "#shared/exchange/focus.ts";
import { blankReading } from "#shared/exchange/reading.ts";

const header = ["SubAccountName", "SubAccountId", "ServiceName"];

function productOf(sample: readonly (readonly string[])[], fields: object = {}) {
  const reading = { ...blankReading("focus"), ...fields };
  return firstGuess({ reading, guessed: {} }, { header, sample }).reading.columns["product"];
}

describe("firstGuess", () => {
  it("tells the charges of a cloud bill apart by the first column that names something", () => {
    expect(productOf([["Shop", "1", "Storage"]])).toEqual(["SubAccountName"]);
    expect(productOf([["NULL", "1", "Storage"]])).toEqual(["SubAccountId"]);
    expect(productOf([["", "NULL", "Storage"]])).toEqual(["ServiceName"]);
    expect(productOf([["", "", ""]])).toBeUndefined();
  });

  it("leaves what is already said as it is", () => {
    expect(productOf([["Shop", "1", "Storage"]], { columns: { product: ["ServiceName"] } })).toEqual(["ServiceName"]);
    expect(productOf([["Shop", "1", "Storage"]], { options: { [focusTag]: "team" } })).toBeUndefined();
  });

  it("takes money without a currency to be in the portfolio's own", () => {
    const { reading, guessed } = firstGuess({ reading: blankReading("cost"), guessed: {} }, { header, sample: [] });
    expect(reading.constants["currency"]).toBe("EUR");
    expect(guessed["currency"]).toBe("portfolio");
  });
});
