import { beforeEach, describe, expect, it, vi } from "vitest";
import { inHandOrder } from "#shared/domain/backlog-order.ts";
import { ok } from "#shared/result.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { standInDesktop } from "../../support/desktop-stand-in.ts";

type SavedText = { readonly name: string; readonly text: string };

let saved: SavedText[] = [];

/** The exports of a window that shows the sample. */
async function openSample() {
  vi.resetModules();
  const { bridge } = standInDesktop();
  const saveFile: typeof bridge.saveFile = ({ suggestedName, bytes }) => {
    saved.push({ name: suggestedName, text: new TextDecoder().decode(bytes) });
    return Promise.resolve(ok({ name: suggestedName }));
  };
  Object.assign(window, { desktop: { ...bridge, saveFile } });
  const { receiveTables } = await import("#data/portfolio.ts");
  receiveTables(samplePortfolio("2026-10"));
  return import("#data/csv-export.ts");
}

beforeEach(() => {
  saved = [];
});

describe("exportOwnCsv", () => {
  it("saves the usage, costs and values of one product under its name", async () => {
    const { exportOwnCsv } = await openSample();
    for (const kind of ["usage", "cost", "value"] as const) await exportOwnCsv(kind, "fax-gateway");
    expect(saved.map(({ name }) => name.replace(/-\d{4}-\d\d-\d\d/, ""))).toEqual([
      "usage-Fax-Gateway.csv",
      "costs-Fax-Gateway.csv",
      "values-Fax-Gateway.csv",
    ]);
    expect(saved.map(({ text }) => text.split(":")[0])).toEqual(["Winnow usage 1", "Winnow cost 1", "Winnow value 1"]);
    expect(saved[2]?.text).toContain("\r\nFax Gateway,,costAvoided,Letters not posted,");
  });

  it("saves what all products cost, unassigned costs and pools included", async () => {
    const { exportOwnCsv } = await openSample();
    await exportOwnCsv("cost", null);
    const { allOf } = await import("#shared/domain/shelves.ts");
    const { currentPortfolio } = await import("#data/portfolio.ts");
    const entries = [...allOf(currentPortfolio().costs)];
    expect(saved[0]?.text.trimEnd().split("\r\n")).toHaveLength(entries.length + 2);
  });
});

describe("exportBacklog", () => {
  it("names the product whose items they are, or the portfolio where they are of several", async () => {
    const { exportBacklog } = await openSample();
    const sample = samplePortfolio("2026-10");
    for (const productId of ["member-portal", null]) {
      await exportBacklog("json", inHandOrder(sample, productId));
    }
    expect(saved.map(({ name }) => name.replace(/-\d{4}-\d\d-\d\d/, ""))).toEqual([
      "backlog-Member-Portal.json",
      "backlog-Tarnwick-Mutual.json",
    ]);
  });
});

describe("exportTable", () => {
  it("writes what the table shows, guards text and leaves numbers as they are", async () => {
    const { exportTable } = await openSample();
    await exportTable(
      "Some rows",
      [{ name: "=SUM(A1)", net: "-€40" }],
      [
        { header: "Name", kind: "text", text: ({ name }) => name },
        { header: "Net", unit: "EUR", kind: "number", text: ({ net }) => net },
        { header: "", kind: "custom", text: () => "a button" },
      ],
    );
    expect(saved).toEqual([{ name: "Some-rows.csv", text: "Name,Net (EUR)\r\n'=SUM(A1),-€40\r\n" }]);
  });
});
