import { describe, expect, it, vi } from "vitest";
import { appCommands, commandFor, keysHere, type CommandContext } from "../../../renderer/app/commands.ts";
import { placeOf, places } from "../../../renderer/app/places.ts";

const act = new Proxy({} as CommandContext["act"], { get: () => () => undefined });

function context(fields: Partial<CommandContext> = {}): CommandContext {
  return {
    places,
    offered: [],
    undoName: null,
    redoName: null,
    isReadOnly: false,
    isBrowser: false,
    act,
    ...fields,
  };
}

describe("appCommands", () => {
  it("leads to screens without a place of their own by the words of the place they belong to", () => {
    const wordsOf = (path: string) => placeOf(path)?.words ?? "";
    expect(wordsOf("/learnings/accounting")).toMatch(/accounting cohorts/);
    expect(wordsOf("/experiments/batch")).toMatch(/read together/);
  });

  it("gives every command an id of its own, and no two the same keys", () => {
    for (const isBrowser of [false, true]) {
      const commands = appCommands(context({ isBrowser }));
      const ids = commands.map(({ id }) => id);
      const keys = commands.flatMap((command) => command.keys ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("names what undo and redo would act on, and disables them otherwise", () => {
    const named = appCommands(context({ undoName: "Add team 'Ops'" })).find(({ id }) => id === "edit.undo");
    expect(named).toMatchObject({ label: "Undo “Add team 'Ops'”", isDisabled: false });
    const commands = appCommands(context({ redoName: "Add team 'Ops'", isReadOnly: true }));
    expect(commands.find(({ id }) => id === "edit.redo")?.isDisabled).toBe(true);
    expect(commands.find(({ id }) => id === "edit.undo")?.isDisabled).toBe(true);
  });

  it("puts the commands of the screen first and runs them by their keys", () => {
    const run = vi.fn<() => void>();
    const commands = appCommands(context({ offered: [{ id: "team.add", label: "Add team", keys: "Ctrl+N", run }] }));
    expect(commands[0]?.section).toBe("This screen");
    commandFor(commands, "Ctrl+N")?.run();
    expect(run).toHaveBeenCalledOnce();
  });

  it("leaves the browser its own keys", () => {
    const commands = appCommands(context({ isBrowser: true }));
    expect(commandFor(commands, "Ctrl+1")).toBeUndefined();
    expect(commandFor(commands, "Ctrl+Shift+1")?.id).toBe("view.portfolio");
    expect(commands.some(({ id }) => id.startsWith("view.zoom"))).toBe(false);
    expect(keysHere("Ctrl+N", true)).toBe("Alt+N");
  });
});

describe("placeOf", () => {
  it("finds the place in the sidebar that a path belongs to", () => {
    expect(["/", "/product/x", "/proposals/y", "/history", "/nowhere"].map((path) => placeOf(path)?.label)).toEqual([
      "Portfolio",
      "Portfolio",
      "Proposals",
      "History",
      undefined,
    ]);
  });
});
