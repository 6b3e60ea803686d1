import { describe, expect, it } from "vitest";
import { exportName } from "#shared/exchange/export-name.ts";

describe("exportName", () => {
  it.each([
    ["Retire 'Fax Gateway'", "Retire-Fax-Gateway.md"],
    ["../../etc/passwd", "etc-passwd.md"],
    ["\u202e///", "proposal.md"],
    ["x".repeat(10_000), `${"x".repeat(60)}.md`],
  ])("makes a plain name of %s", (title, name) => {
    expect(exportName(title, "md")).toBe(name);
  });
});
