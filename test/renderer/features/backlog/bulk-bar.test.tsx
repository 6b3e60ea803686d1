import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addLines } from "#shared/domain/backlog-commands.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { standInDesktop, type StandInDesktop } from "../../../support/desktop-stand-in.ts";

let desktop: StandInDesktop;

async function opened() {
  vi.resetModules();
  Object.assign(window, { desktop: desktop.bridge });
  const data = await import("#data/portfolio.ts");
  const { openPortfolio } = await import("#data/opening.ts");
  await openPortfolio(false);
  data.commit(addProduct(blankProduct("Shop")), "Ada");
  const [shop = ""] = Array.from(allOf(data.currentPortfolio().products), ({ id }) => id);
  data.commit(addLines(shop, "Dark mode\nFax gateway"), "Ada");
  await act(() => data.whenSettled());
  return data;
}

async function showBar(onDone = () => {}) {
  const data = await opened();
  const items = () => [...allOf(data.currentPortfolio().backlog)];
  const { BulkBar } = await import("../../../../renderer/features/backlog/bulk-bar.tsx");
  render(<BulkBar ids={items().map(({ id }) => id)} onDone={onDone} />);
  const entries = desktop.entries.length;
  const written = async () => {
    await act(() => data.whenSettled());
    return desktop.entries.length - entries;
  };
  return { items, written };
}

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
  desktop = standInDesktop();
});

describe("BulkBar", () => {
  it("changes all that is selected as one change", async () => {
    const { items, written } = await showBar();
    expect(screen.getByText("2 items selected")).toBeTruthy();
    await userEvent.click(screen.getByText("Kind"));
    await userEvent.click(await screen.findByText("Risk"));
    expect(items().map(({ kind }) => kind)).toEqual(["risk", "risk"]);
    expect(await written()).toBe(1);
  });

  it("gives a label and takes it away again", async () => {
    const { items } = await showBar();
    await userEvent.click(screen.getByText("Labels"));
    await userEvent.click(await screen.findByText("Add a label…"));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("Label", { selector: "input" }), "phones{Enter}");
    await userEvent.click(dialog.getByText("Apply"));
    expect(items().map(({ labels }) => labels)).toEqual([["phones"], ["phones"]]);
    await userEvent.click(screen.getByText("Labels"));
    await userEvent.click(await screen.findByText("Take away 'phones'"));
    expect(items().flatMap(({ labels }) => labels)).toEqual([]);
  });

  it("gives the owner that was typed, also where nobody pressed Enter", async () => {
    const { items } = await showBar();
    await userEvent.click(screen.getByText("Owner…"));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText("Owner", { selector: "input" }), "Grace");
    await userEvent.tab();
    await userEvent.click(dialog.getByText("Apply"));
    expect(items().map(({ owner }) => owner)).toEqual(["Grace", "Grace"]);
  });

  it("deletes, and is done", async () => {
    const done = vi.fn<() => void>();
    const { items, written } = await showBar(done);
    await userEvent.click(screen.getByText("Delete"));
    expect(items()).toEqual([]);
    expect(done).toHaveBeenCalledOnce();
    expect(await written()).toBe(1);
  });
});

describe("SavedViews", () => {
  it("saves what is shown under a name, opens, renames and removes it", async () => {
    const data = await opened();
    const views = () => [...allOf(data.currentPortfolio().views)].map(({ name, view }) => [name, view]);
    const { SavedViews } = await import("../../../../renderer/features/backlog/saved-views.tsx");
    const open = vi.fn<(view: string) => void>();
    render(<SavedViews current="here" onOpen={open} />);
    await userEvent.click(screen.getByText("Saved views"));
    await userEvent.click(await screen.findByText("Save what is shown as…"));
    const naming = within(await screen.findByRole("dialog"));
    await userEvent.click(naming.getByText("Save"));
    expect(naming.getByText("Give it a name.")).toBeTruthy();
    await userEvent.type(naming.getByLabelText(/^Name/), "Planning{Enter}");
    expect(views()).toEqual([["Planning", "here"]]);

    await userEvent.click(screen.getByText("Saved views"));
    await userEvent.click(await screen.findByText("Planning"));
    expect(open).toHaveBeenCalledWith("here");

    await userEvent.click(screen.getByText("Saved views"));
    await userEvent.click(await screen.findByText("Rename or remove…"));
    const list = within(await screen.findByRole("dialog"));
    const name = list.getByLabelText("Name of the view Planning");
    await userEvent.clear(name);
    await userEvent.type(name, "Next quarter{Enter}");
    expect(views()).toEqual([["Next quarter", "here"]]);
    await userEvent.click(list.getByLabelText("Remove the view Next quarter"));
    expect(views()).toEqual([]);
    await act(() => data.whenSettled());
  });
});
