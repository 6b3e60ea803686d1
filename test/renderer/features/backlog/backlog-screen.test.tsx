import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { addItems } from "#shared/domain/backlog-commands.ts";
import { blankItem, type BacklogItem, type ItemDraft } from "#shared/domain/backlog-item.ts";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import type { Command } from "#shared/domain/change.ts";
import { pointEstimate } from "#shared/domain/estimate.ts";
import { emptyPortfolio, settingsOf } from "#shared/domain/portfolio.ts";
import { editSettings } from "#shared/domain/settings.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";
import { holding, now, product } from "../../../support/judged.ts";

const desktop = standInDesktop();
let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let commands: typeof import("#data/screen-commands.ts");
let screens: typeof import("../../../../renderer/features/backlog/backlog-screen.tsx");

beforeAll(async () => {
  Object.assign(window, { desktop: desktop.bridge });
  (await import("#data/clock.ts")).clock.now = () => now;
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  commands = await import("#data/screen-commands.ts");
  screens = await import("../../../../renderer/features/backlog/backlog-screen.tsx");
  await (await import("#data/opening.ts")).openPortfolio(false);
});

beforeEach(async () => {
  (await import("#data/session.ts")).remember({ views: {} });
  data.commit(restoring.restoring(restoring.withSettings(emptyPortfolio, { personName: "Ada" }), "Empty"));
});

function run(command: Command): void {
  const committed = data.commit(command);
  if (!committed.ok) throw new Error(committed.problem.message);
}

const item = (title: string, fields: Partial<ItemDraft> = {}): ItemDraft => ({
  ...blankItem("Shop", title),
  ...fields,
});

/** An item whose CD3 is its cost of delay: all of the work is a week. */
const scored = (title: string, costOfDelay: number, fields: Partial<ItemDraft> = {}) =>
  item(title, {
    estimates: [
      { name: "costOfDelay", ...pointEstimate(costOfDelay * 100, "team") },
      { name: "duration", ...pointEstimate(1, "team") },
    ],
    ...fields,
  });

function load(...drafts: readonly ItemDraft[]): void {
  const portfolio = holding({ products: [product("Shop"), product("Fax")] });
  data.commit(restoring.restoring(restoring.withSettings(portfolio, { personName: "Ada" }), "Load"));
  if (drafts.length > 0) run(addItems(drafts));
}

let offered: readonly import("#data/screen-commands.ts").ScreenCommand[] = [];

function Offered() {
  offered = [...commands.useOfferedCommands().values()].flat();
  return null;
}

function show(path = "/backlog?product=Shop") {
  const place = memoryLocation({ path, record: true });
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <screens.BacklogScreen />
      <Offered />
    </Router>,
  );
}

/** Runs what a key would run. */
function press(keys: string): void {
  const command = offered.find((each) => each.keys === keys);
  if (command === undefined || command.isDisabled === true) throw new Error(`${keys} does nothing here.`);
  act(() => command.run());
}

const titles = (productId = "Shop") => backlogOf(data.currentPortfolio(), productId).map(({ title }) => title);
const column = (name: string) => screen.findByRole("region", { name: new RegExp(`^${name}`) });
const cardsIn = async (name: string) =>
  within(await column(name))
    .queryAllByRole("link")
    .map(({ textContent }) => textContent);
const link = (title: string) => screen.findByRole("link", { name: title });
const focus = async (title: string) => {
  const card = await link(title);
  act(() => card.focus());
};
const named = (title: string): BacklogItem => {
  for (const each of allOf(data.currentPortfolio().backlog)) if (each.title === title) return each;
  throw new Error(`No item is called ${title}.`);
};

describe("BacklogScreen", () => {
  it("says what is missing while there are no products, no items, or none that match", async () => {
    show("/backlog");
    expect(await screen.findByText("No products yet.")).toBeTruthy();
    act(() => load());
    expect(await screen.findByText("Nothing in this backlog yet.")).toBeTruthy();
    act(() => run(addItems([item("Dark mode")])));
    await userEvent.type(await screen.findByRole("searchbox", { name: "Filter items" }), "fax");
    expect(await screen.findByText("No item matches.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Clear filter" }));
    expect(await link("Dark mode")).toBeTruthy();
  });

  it("shows a column for every stage and says loudly when one holds more than its limit", async () => {
    load(item("One", { stage: "doing" }), item("Two", { stage: "doing" }), item("Old", { stage: "dropped" }));
    const { backlog } = settingsOf(data.currentPortfolio());
    run(editSettings({ backlog: { ...backlog, wipLimits: { ready: null, doing: 1, deployed: null } } }));
    show();
    expect(await cardsIn("Doing")).toEqual(["One", "Two"]);
    expect(within(await column("Doing")).getByText(/2 items, 1 over the limit of 1/)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Old" })).toBeNull();
    await userEvent.click(screen.getByRole("switch", { name: "Show dropped items" }));
    expect(await cardsIn("Dropped")).toEqual(["Old"]);
  });

  it("says on the board of all products which of them hold more than the limit", async () => {
    load(
      item("One", { stage: "doing" }),
      item("Two", { stage: "doing" }),
      item("Three", { stage: "doing", productId: "Fax" }),
    );
    const { backlog } = settingsOf(data.currentPortfolio());
    run(editSettings({ backlog: { ...backlog, wipLimits: { ready: null, doing: 1, deployed: null } } }));
    show("/backlog");
    expect(within(await column("Doing")).getByText("Over the limit of 1: Shop (2)")).toBeTruthy();
  });

  it("ranks by keys within a column and moves to the next stage, each as one change", async () => {
    load(item("One"), item("Two"), item("Three"));
    show();
    await focus("Three");
    press("Ctrl+Shift+Home");
    expect(titles()).toEqual(["Three", "One", "Two"]);
    press("Ctrl+Shift+Down");
    expect(titles()).toEqual(["One", "Three", "Two"]);
    press("Ctrl+Shift+Right");
    await waitFor(async () => expect(await cardsIn("Ready")).toEqual(["Three"]));
    expect(document.activeElement).toBe(await link("Three"));
    expect(titles()).toEqual(["One", "Three", "Two"]);
  });

  it("deletes by key and leaves the focus to the next card", async () => {
    load(item("One"), item("Two"), item("Three"));
    show();
    await focus("Two");
    press("Delete");
    expect(titles()).toEqual(["One", "Three"]);
    expect(document.activeElement).toBe(await link("Three"));
  });

  it("asks why before anything is dropped, and Escape leaves it where it was", async () => {
    load(item("One"));
    show();
    await focus("One");
    press("M");
    const move = within(await screen.findByRole("dialog"));
    await userEvent.click(move.getByRole("button", { name: /Stage/ }));
    await userEvent.click(await screen.findByRole("option", { name: "Dropped" }));
    await userEvent.click(move.getByRole("button", { name: "Move" }));
    await screen.findByRole("dialog", { name: /[Dd]rop/ });
    await userEvent.keyboard("{Escape}");
    expect(named("One").stage).toBe("idea");
    await waitFor(async () => expect(document.activeElement).toBe(await link("One")));
  });

  it("asks whether a released item was worth it before it counts as measured", async () => {
    load(item("One", { stage: "released" }), item("Two", { stage: "doing" }));
    show();
    await userEvent.click(await screen.findByRole("button", { name: /^Measure…/ }));
    const asked = within(await screen.findByRole("dialog"));
    await userEvent.click(asked.getByRole("radio", { name: /Kept/ }));
    await userEvent.type(asked.getByRole("textbox"), "Calls fell by a third.");
    await userEvent.click(asked.getByRole("button", { name: /Record|Measure/ }));
    expect(named("One")).toMatchObject({ stage: "measured", outcome: { verdict: "kept" } });
  });

  it("keeps adding until it is closed, and remembers the product", async () => {
    load(item("One"));
    show();
    press("N");
    const dialog = within(await screen.findByRole("dialog"));
    const title = dialog.getByRole("textbox", { name: /^Title/ });
    expect(dialog.getByRole("button", { name: "Cancel" })).toBeTruthy();
    await userEvent.type(title, "Two{Enter}");
    await userEvent.type(title, "Three{Enter}");
    expect(dialog.getByText("Added 'Three' and 1 item before it.")).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Done" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(titles()).toEqual(["One", "Two", "Three"]);
  });

  it("says how many items a pasted list makes before it makes them", async () => {
    load();
    show();
    await userEvent.click((await screen.findAllByRole("button", { name: "Paste lines…" }))[0] as HTMLElement);
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByRole("textbox", { name: /^Lines/ }));
    await userEvent.paste("- one\n\n- two\n- three");
    await userEvent.click(dialog.getByRole("button", { name: "Add 3 items" }));
    expect(titles()).toEqual(["one", "two", "three"]);
  });

  it("shows all products together, and moves beside an item of another product without moving into it", async () => {
    load(item("Shop one"), item("Shop two"));
    run(addItems([{ ...blankItem("Fax", "Fax one") }]));
    show("/backlog?view=ranked");
    await screen.findByRole("row", { name: /Shop one/ });
    act(() => screen.getByRole("row", { name: /Fax one/ }).focus());
    press("Ctrl+Shift+Home");
    const rows = () => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);
    await waitFor(() => expect(rows().slice(1, 4)).toEqual(["Fax one", "Shop one", "Shop two"]));
    expect(titles("Fax")).toEqual(["Fax one"]);
  });
});

describe("the ranked list", () => {
  const list = () => screen.findByRole("table", { name: "Ranked items" });
  const heads = async () =>
    within(await list())
      .getAllByRole("rowheader")
      .map(({ textContent }) => textContent);

  const drafts = [
    scored("Small", 100),
    scored("Big", 900),
    scored("Harmful", 10),
    item("Unknown"),
    item("Access law", { mandate: "The act of 2025" }),
    item("Out there", { stage: "released" }),
  ];

  it("keeps the order by hand, mandated items above it and doing nothing at its end", async () => {
    load(...drafts);
    show("/backlog?product=Shop&view=ranked");
    const shown = await heads();
    expect(shown[0]).toMatch(/^Demanded by law or contract/);
    expect(shown[1]).toMatch(/^Access law/);
    expect(shown[2]).toBe("Your order4");
    expect(shown.slice(3, 7)).toEqual(["Small", "Big", "Harmful", "Unknown"]);
    expect(shown.at(-1)).toMatch(/^Do nothing €1.01k a week is lost by waiting, as far as 3 of 5 open items say\.$/);
    expect(screen.queryByRole("row", { name: /Out there/ })).toBeNull();
  });

  it("puts mandated items in order among their own", async () => {
    load(...drafts, item("Audit", { mandate: "Contract" }));
    show("/backlog?product=Shop&view=ranked");
    expect((await heads()).slice(1, 3).map((text) => text?.slice(0, 5))).toEqual(["Acces", "Audit"]);
    await focus("Audit");
    press("Ctrl+Shift+Up");
    await waitFor(async () => expect((await heads())[1]).toMatch(/^Audit/));
    press("Ctrl+Shift+Down");
    press("Ctrl+Shift+Down");
    await waitFor(async () => expect((await heads())[2]).toMatch(/^Audit/));
  });

  it("says how far the order differs from the score, shows the score's order, and applies it only when asked", async () => {
    load(...drafts);
    show("/backlog?product=Shop&view=ranked");
    expect(await screen.findByText(/Your order differs from the score: 2 items stand elsewhere/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Show" }));
    const shown = await heads();
    expect(shown.filter((text) => /^(Big|Small|Harmful|Do nothing|Needs|Unknown)/.test(text ?? ""))).toEqual([
      "Big",
      "Small",
      "Harmful",
      expect.stringMatching(/^Do nothing/),
      expect.stringMatching(/^Needs an estimate/),
      "Unknown",
    ]);
    expect(titles()[0]).toBe("Small");
    await userEvent.click(screen.getByRole("button", { name: "Apply score order" }));
    expect(titles().filter((title) => ["Big", "Small", "Harmful"].includes(title))).toEqual([
      "Big",
      "Small",
      "Harmful",
    ]);
    expect(await screen.findByText("Your order agrees with the score.")).toBeTruthy();
  });

  it("offers no handles while a column decides the order", async () => {
    load(...drafts);
    show("/backlog?product=Shop&view=ranked");
    expect((await screen.findAllByRole("button", { name: /^Move '/ })).length).toBe(5);
    await userEvent.click(within(await list()).getByRole("button", { name: "In stage" }));
    expect(screen.queryAllByRole("button", { name: /^Move '/ })).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Undo sorting" }));
    expect(screen.queryAllByRole("button", { name: /^Move '/ })).toHaveLength(5);
  });
});
