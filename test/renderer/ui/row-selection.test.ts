import { describe, expect, it } from "vitest";
import { nextSelection } from "../../../renderer/ui/row-selection.ts";

const keys = ["a", "b", "c", "d"];
const start = { mode: "multiple", keys, selection: new Set(["a"]), anchor: "a" } as const;

describe("nextSelection", () => {
  it("selects only the row that is clicked", () => {
    expect([...nextSelection({ ...start, key: "c", reach: "only" })]).toEqual(["c"]);
  });

  it("adds and takes away with the command key", () => {
    expect([...nextSelection({ ...start, key: "c", reach: "toggle" })]).toEqual(["a", "c"]);
    expect([...nextSelection({ ...start, key: "a", reach: "toggle" })]).toEqual([]);
  });

  it("reaches from the anchor in either direction", () => {
    expect([...nextSelection({ ...start, key: "c", reach: "range" })]).toEqual(["a", "b", "c"]);
    expect([...nextSelection({ ...start, anchor: "d", key: "b", reach: "range" })]).toEqual(["b", "c", "d"]);
  });

  it("holds one row at most where one may be selected", () => {
    expect([...nextSelection({ ...start, mode: "single", key: "c", reach: "range" })]).toEqual(["c"]);
    expect([...nextSelection({ ...start, mode: "single", key: "c", reach: "toggle" })]).toEqual(["c"]);
  });
});
