import { describe, expect, it, vi } from "vitest";
import { allOf } from "#shared/domain/shelves.ts";
import { ok } from "#shared/result.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { standInDesktop } from "../../support/desktop-stand-in.ts";

type SavedText = { readonly name: string; readonly text: string };

async function openSample(saved: SavedText[]) {
  vi.resetModules();
  const { bridge } = standInDesktop();
  const saveFile: typeof bridge.saveFile = ({ suggestedName, bytes }) => {
    saved.push({ name: suggestedName, text: new TextDecoder().decode(bytes) });
    return Promise.resolve(ok({ name: suggestedName }));
  };
  Object.assign(window, { desktop: { ...bridge, saveFile } });
  const { receiveTables } = await import("#data/portfolio.ts");
  receiveTables(samplePortfolio("2026-10"));
  return import("#data/experiment-export.ts");
}

describe("exportExperiments", () => {
  it("saves experiments in every form, one under its own title", async () => {
    const saved: SavedText[] = [];
    const { exportExperiments } = await openSample(saved);
    const all = [...allOf(samplePortfolio("2026-10").experiments)];
    for (const form of ["md", "cards", "results", "json"] as const) await exportExperiments(form, all);
    expect(saved.map(({ name }) => name.replace(/-\d{4}-\d\d-\d\d/, ""))).toEqual([
      "experiments-Tarnwick-Mutual.md",
      "experiments-Tarnwick-Mutual.csv",
      "results-Tarnwick-Mutual.csv",
      "experiments-Tarnwick-Mutual.json",
    ]);
    expect(saved[0]?.text).toMatch(/^# Experiments\n/);
    expect(saved[2]?.text).toMatch(/^"?Winnow experiments 1:/);
    expect(JSON.parse(saved[3]?.text ?? "")).toMatchObject({ winnow: "experiments", version: 1, currency: "EUR" });
    await exportExperiments("md", all.slice(0, 1));
    expect(saved[4]?.name).toContain((all[0]?.title ?? "").split(" ")[0]);
  });
});
