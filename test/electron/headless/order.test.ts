import { describe, expect, it } from "vitest";
import { readOrder } from "../../../electron/headless/order.ts";

function order(...words: readonly string[]) {
  const read = readOrder(words);
  return read.ok ? read.value : read.problem.message;
}

describe("readOrder", () => {
  it("gathers the files of every kind in the order in which they were named", () => {
    expect(
      order("propose", "--usage", "b.csv", "--costs", "c.csv", "--usage", "a.csv", "--catalog", "d"),
    ).toMatchObject({
      command: "propose",
      usage: ["b.csv", "a.csv"],
      costs: ["c.csv"],
      catalog: ["d"],
      most: 20,
      out: null,
    });
  });

  it("takes meanings of words, with the last sign of equality before the stage", () => {
    expect(order("propose", "--catalog", "d", "--lifecycle", "beta=live", "--lifecycle", "a=b=retired")).toMatchObject({
      lifecycle: [
        { found: "beta", meant: "live" },
        { found: "a=b", meant: "retired" },
      ],
    });
  });

  it.each([
    [["propose", "--usage", "a", "--as-of", "2025-13"], "--as-of 2025-13"],
    [["propose", "--usage", "a", "--most", "0"], "--most 0"],
    [["propose", "--usage", "a", "--currency", "euro"], "--currency euro"],
    [["propose", "--usage", "a", "--lifecycle", "beta=alive"], "--lifecycle beta=alive"],
    [["propose", "--usage", "a", "--conflicts", "both"], "--conflicts both"],
    [["propose", "--usage", "a", "--alike", "maybe"], "--alike maybe"],
    [["propose", "--usage", "a", "--same", "alone"], "--same alone"],
    [["propose", "--usage", "a", "stray.csv"], "stray.csv"],
    [["propose"], "No file was named"],
    [["check"], "Nothing to check"],
    [["remove"], "no command 'remove'"],
  ])("refuses %j and says what is wrong", (words, message) => {
    expect(order(...words)).toContain(message);
  });

  it("shows the help of a command wherever --help stands", () => {
    expect(order("propose", "--usage", "a.csv", "--help")).toEqual({ command: "help", about: "propose" });
    expect(order("help", "check")).toEqual({ command: "help", about: "check" });
    expect(order("--help")).toEqual({ command: "help", about: "all" });
  });
});
