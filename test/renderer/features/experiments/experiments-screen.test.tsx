import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { addExperiments } from "#shared/domain/experiment-commands.ts";
import { blankCard } from "#shared/domain/experiment-card.ts";
import { blankExperiment } from "#shared/domain/experiment.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";
import { holding, product } from "../../../support/judged.ts";

const desktop = standInDesktop();
let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let commands: typeof import("#data/screen-commands.ts");
let screens: typeof import("../../../../renderer/features/experiments/experiments-screen.tsx");

beforeAll(async () => {
  Object.assign(window, { desktop: desktop.bridge });
  (await import("#data/clock.ts")).clock.now = () => Date.UTC(2026, 10, 23, 12);
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  commands = await import("#data/screen-commands.ts");
  screens = await import("../../../../renderer/features/experiments/experiments-screen.tsx");
  await (await import("#data/opening.ts")).openPortfolio(false);
});

function load(portfolio: typeof emptyPortfolio): void {
  act(() => {
    data.commit(restoring.restoring(restoring.withSettings(portfolio, { personName: "Ada" }), "Load"));
  });
}

beforeEach(async () => {
  (await import("#data/session.ts")).remember({ views: {} });
  load(samplePortfolio("2026-10"));
});

let offered: readonly import("#data/screen-commands.ts").ScreenCommand[] = [];

function Offered() {
  offered = [...commands.useOfferedCommands().values()].flat();
  return null;
}

function show(path = "/experiments") {
  const place = memoryLocation({ path, record: true });
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <screens.ExperimentsScreen />
      <Offered />
    </Router>,
  );
  return place;
}

function press(keys: string): void {
  const command = offered.find((each) => each.keys === keys);
  if (command === undefined || command.isDisabled === true) throw new Error(`${keys} does nothing here.`);
  act(() => command.run());
}

const column = (name: string) => screen.findByRole("region", { name: new RegExp(`^${name}`) });
const titlesIn = async (name: string) =>
  within(await column(name))
    .queryAllByRole("link")
    .map(({ textContent }) => textContent);

describe("ExperimentsScreen", () => {
  it("says what is missing while there are no products, no experiments, or none that match", async () => {
    load(emptyPortfolio);
    show();
    expect(await screen.findByText("No products yet.")).toBeTruthy();
    load(holding({ products: [product("Shop")] }));
    expect(await screen.findByText("No experiment yet.")).toBeTruthy();
    load(samplePortfolio("2026-10"));
    await userEvent.type(await screen.findByRole("searchbox", { name: "Filter experiments" }), "nothing like it");
    expect(await screen.findByText("No experiment matches.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Clear filter" }));
    expect(await screen.findByRole("link", { name: "A chat beside every form" })).toBeTruthy();
  });

  it("shows a column for every state, and no effect of a fixed test that runs", async () => {
    show();
    expect(await titlesIn("Draft")).toContain("One price for a whole family");
    expect(await titlesIn("Concluded")).toContain("Pay for each rescue");
    const runs = within(await column("Running"))
      .getByText("Storm map hidden for half of the clerks")
      .closest("li");
    expect(runs?.textContent).toContain("Day 35 of 40");
    expect(runs?.textContent).toContain("Neutral until 29 Nov 2026");
    expect(runs?.textContent).not.toMatch(/Rule says|points/);
  });

  it("lets a decision against the verdict stand out", async () => {
    show();
    const decided = within(await column("Concluded"))
      .getByText("Pay for each rescue")
      .closest("li");
    expect(decided?.textContent).toContain("Against the verdict");
    expect(decided?.textContent).toContain("Rule says persevere");
  });

  it("shows the same as a list, and by itself where a column holds too many", async () => {
    const { history } = show("/experiments?product=Shop");
    load(holding({ products: [product("Shop")] }));
    const drafts = Array.from({ length: 201 }, (_, n) => blankExperiment("Shop", `Test ${n}`, blankCard()));
    act(() => void data.commit(addExperiments(drafts, "Many")));
    expect(await screen.findByRole("table")).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "Board" }));
    expect(await screen.findByText("141 more in the list")).toBeTruthy();
    expect(history.at(-1)).toContain("view=board");
  });

  it("reads thousands in slices before it shows them, and what is added later at once", async () => {
    load(holding({ products: [product("Shop")] }));
    const drafts = Array.from({ length: 2600 }, (_, n) => blankExperiment("Shop", `Test ${n}`, blankCard()));
    act(() => void data.commit(addExperiments(drafts, "Very many")));
    show("/experiments?product=Shop");
    expect(screen.getByLabelText("Reading the experiments")).toBeTruthy();
    expect(await screen.findByText("2,600 experiments")).toBeTruthy();
    expect(screen.queryByLabelText("Reading the experiments")).toBeNull();
    act(() => void data.commit(addExperiments([blankExperiment("Shop", "One more", blankCard())], "One more")));
    expect(screen.getByText("2,601 experiments")).toBeTruthy();
  });

  it("goes from card to card by the arrow keys, past columns that are empty", async () => {
    show("/experiments?product=claims-desk");
    const runs = await screen.findByRole("link", { name: "Storm map hidden for half of the clerks" });
    act(() => runs.focus());
    await userEvent.keyboard("{ArrowRight}");
    expect(document.activeElement?.textContent).toBe("Print queue monitor hidden for half of the branches");
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement?.textContent).toBe("Urgent claims first");
    await userEvent.keyboard("{ArrowLeft}");
    expect(document.activeElement).toBe(runs);
  });

  it("adds a draft by key, for a product and a feature that is hidden", async () => {
    const { history } = show("/experiments?product=claims-desk");
    await screen.findByRole("heading", { level: 1, name: "Experiments · Claims Desk" });
    press("N");
    const dialog = await screen.findByRole("dialog", { name: "New experiment" });
    await userEvent.click(within(dialog).getByText("Hiding a feature"));
    await userEvent.type(within(dialog).getByRole("textbox", { name: /^Title/ }), "Hide dictation");
    await userEvent.click(within(dialog).getByRole("button", { name: "Write the card" }));
    expect(await within(dialog).findByText("Choose the feature that is hidden.")).toBeTruthy();
    await userEvent.type(within(dialog).getByRole("combobox", { name: /^Feature/ }), "Dictation");
    await userEvent.click(await screen.findByRole("option", { name: /Dictation/ }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Write the card" }));
    await waitFor(() => expect(history.at(-1)).toMatch(/^\/experiments\/.+/));
    const added = [...allOf(data.currentPortfolio().experiments)].find(({ title }) => title === "Hide dictation");
    expect(added).toMatchObject({ purpose: "removal", status: "draft", productId: "claims-desk" });
    expect(added?.card.arms.map(({ name }) => name)).toEqual(["Shown", "Hidden"]);
  });

  it("knows what is tested when it is asked for from a feature or a backlog item", async () => {
    show("/experiments?new=removal&product=claims-desk&feature=claims-desk.dictation");
    const title = await screen.findByRole("textbox", { name: /^Title/ });
    expect((title as HTMLInputElement).value).toMatch(/^Hide /);
  });
});
