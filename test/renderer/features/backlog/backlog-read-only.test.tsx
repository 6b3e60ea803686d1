import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { addItems } from "#shared/domain/backlog-commands.ts";
import { blankItem } from "#shared/domain/backlog-item.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";
import { holding, now, product } from "../../../support/judged.ts";
import { after } from "../../../support/portfolios.ts";

const desktop = standInDesktop();
let commands: typeof import("#data/screen-commands.ts");
let screens: typeof import("../../../../renderer/features/backlog/backlog-screen.tsx");

beforeAll(async () => {
  Object.assign(window, { desktop: desktop.bridge });
  (await import("#data/clock.ts")).clock.now = () => now;
  const items = ["One", "Two"].map((title) => blankItem("Shop", title));
  items.push({ ...blankItem("Shop", "Out there"), stage: "released" });
  const data = await import("#data/portfolio.ts");
  act(() => data.receiveTables(after([addItems(items)], holding({ products: [product("Shop")] }))));
  commands = await import("#data/screen-commands.ts");
  screens = await import("../../../../renderer/features/backlog/backlog-screen.tsx");
});

let offered: readonly import("#data/screen-commands.ts").ScreenCommand[] = [];

function Offered() {
  offered = [...commands.useOfferedCommands().values()].flat();
  return null;
}

function show(view: string) {
  const place = memoryLocation({ path: `/backlog?product=Shop&view=${view}`, record: true });
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <screens.BacklogScreen />
      <Offered />
    </Router>,
  );
}

describe("BacklogScreen in a window that only reads", () => {
  it("shows the items and offers nothing that would change them", async () => {
    show("board");
    expect(await screen.findByRole("link", { name: "One" })).toBeTruthy();
    for (const name of [/^Item/, /^Paste lines/]) {
      expect(screen.getByRole("button", { name }).hasAttribute("disabled")).toBe(true);
    }
    const keys = ["N", "Ctrl+N", "M", "Delete", "Ctrl+Shift+Up"];
    expect(keys.filter((key) => offered.find((each) => each.keys === key)?.isDisabled !== true)).toEqual([]);
    expect(offered.find((each) => each.keys === "/")?.isDisabled).toBeUndefined();
  });

  it("has only a look at an item in its menu", async () => {
    show("board");
    fireEvent.contextMenu(await screen.findByRole("link", { name: "One" }));
    expect((await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("Open"),
    ]);
  });

  it("lists what deserves a look, and lets none of it be dropped", async () => {
    show("hygiene");
    fireEvent.contextMenu((await screen.findAllByText("Two"))[0] ?? document.body);
    const drop = await screen.findByRole("menuitem", { name: "Drop…" });
    expect(drop.getAttribute("aria-disabled")).toBe("true");
  });

  it("does not ask whether a release was worth it", async () => {
    show("flow");
    const measure = await screen.findByRole("button", { name: "Measure 'Out there'" });
    expect(measure.hasAttribute("disabled")).toBe(true);
  });

  it.each(["board", "ranked"])("has no handles on the %s", async (view) => {
    show(view);
    expect(await screen.findByRole("link", { name: "Two" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Move 'Two'" })).toBeNull();
  });
});
