import { describe, expect, it, vi } from "vitest";
import type { MenuEntry } from "../support/electron-stand-in/electron.mjs";

vi.mock("electron", () => import("../support/electron-stand-in/electron.mjs"));
const { createMenu, menuTemplate } = await import("../../electron/menu.ts");
const { backstage } = await import("../support/electron-stand-in/electron.mjs");

const ids = `file.import file.exportPortfolio file.restore file.snapshot file.print edit.undo edit.redo
  view.portfolio view.backlog view.experiments view.review view.learnings view.retirement view.proposals view.history view.settings view.palette
  view.zoomIn view.zoomOut view.zoomReset view.theme.system view.theme.light view.theme.dark
  help.keys help.about`.split(/\s+/);

function items(entries: readonly MenuEntry[] = []): readonly MenuEntry[] {
  return entries.flatMap((entry) => [entry, ...items(entry.submenu)]);
}

function commands(platform: NodeJS.Platform): readonly MenuEntry[] {
  const template = menuTemplate({ platform, developing: false, choose: () => undefined }, new Map());
  return items(template as unknown as readonly MenuEntry[]).filter(({ id }) => id !== undefined);
}

describe("menuTemplate", () => {
  it.each(["linux", "win32", "darwin"] as const)(
    "has every command once on %s, and no accelerator twice",
    (platform) => {
      expect(
        commands(platform)
          .map(({ id }) => id ?? "")
          .toSorted(),
      ).toEqual(ids.toSorted());
      const accelerators = commands(platform).flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(accelerators).size).toBe(accelerators.length);
    },
  );

  it("leaves the keys of undo and redo to the window", () => {
    const undo = commands("linux").filter(({ id }) => id === "edit.undo" || id === "edit.redo");
    expect(undo.map(({ registerAccelerator }) => registerAccelerator)).toEqual([false, false]);
  });

  it("offers developer tools only while developing", () => {
    const roles = (developing: boolean) =>
      items(
        menuTemplate(
          { platform: "linux", developing, choose: () => undefined },
          new Map(),
        ) as unknown as readonly MenuEntry[],
      ).map(({ role }) => role);
    expect(roles(false)).not.toContain("toggleDevTools");
    expect(roles(true)).toContain("toggleDevTools");
  });
});

describe("createMenu", () => {
  it("tells which command was chosen, and takes labels from the window", () => {
    const chosen: string[] = [];
    const menu = createMenu({ platform: "linux", developing: false, choose: (id) => chosen.push(id) });
    for (const entry of items(backstage.menu ?? [])) entry.click?.();
    expect(chosen.toSorted()).toEqual(ids.toSorted());
    menu.show([
      { id: "edit.undo", label: "Undo move of “Search”", enabled: true },
      { id: "edit.redo", label: "Redo", enabled: false },
      { id: "unknown", label: "x", enabled: true },
    ]);
    const shown = items(backstage.menu ?? []);
    expect(shown.find(({ id }) => id === "edit.undo")).toMatchObject({ label: "Undo move of “Search”", enabled: true });
    expect(shown.find(({ id }) => id === "edit.redo")).toMatchObject({ enabled: false });
  });
});
