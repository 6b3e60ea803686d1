import { chooseOption } from "#shared/maths/choose-option.ts";
import { describe, expect, it } from "vitest";

describe("chooseOption", () => {
  it("keeps when every option loses, and says how much the least bad would lose", () => {
    expect(chooseOption({ sunset: { npv: -10 }, improve: { npv: -4 } })).toEqual({
      option: "keep",
      npv: 0,
      regretOfRunnerUp: 4,
    });
  });

  it("gives a tie to the less irreversible, whatever the order it is written in", () => {
    expect(chooseOption({ sunset: { npv: 500 }, merge: { npv: 500 - 1e-8 } }).option).toBe("merge");
    expect(chooseOption({ sunset: { npv: 0 } }).option).toBe("keep");
  });

  it("does not choose what is forbidden or not known", () => {
    const options = { sunset: { npv: 900, allowed: false }, migrate: { npv: null } };
    expect(chooseOption(options)).toEqual({ option: "keep", npv: 0, regretOfRunnerUp: null });
  });
});
