import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addItem, addLines } from "#shared/domain/backlog-commands.ts";
import { blankItem, type BacklogItem } from "#shared/domain/backlog-item.ts";
import { moveItems } from "#shared/domain/backlog-moves.ts";
import { addField } from "#shared/domain/backlog-field.ts";
import type { Command } from "#shared/domain/change.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { standInDesktop, type StandInDesktop } from "../../../support/desktop-stand-in.ts";

let desktop: StandInDesktop;
let written = 0;

type Data = typeof import("#data/portfolio.ts");

function named(data: Data, title: string): BacklogItem {
  for (const item of allOf(data.currentPortfolio().backlog)) if (item.title === title) return item;
  throw new Error(`No item is called ${title}.`);
}

async function opened(): Promise<{ readonly data: Data; readonly run: (command: Command) => void }> {
  vi.resetModules();
  Object.assign(window, { desktop: desktop.bridge });
  const data = await import("#data/portfolio.ts");
  const { openPortfolio } = await import("#data/opening.ts");
  await openPortfolio(false);
  const run = (command: Command) => {
    const committed = data.commit(command, "Ada");
    if (!committed.ok) throw new Error(committed.problem.message);
  };
  run(addProduct(blankProduct("Shop")));
  const [shop = ""] = Array.from(allOf(data.currentPortfolio().products), ({ id }) => id);
  run(addLines(shop, "Dark mode\nFax gateway\nCoupons"));
  return { data, run };
}

async function show(data: Data, title: string, close = () => undefined as void) {
  const { ItemInspector } = await import("../../../../renderer/features/backlog/item-inspector.tsx");
  const { Router } = await import("wouter");
  const { hashRouting } = await import("../../../../renderer/app/hash-location.ts");
  await act(() => data.whenSettled());
  written = desktop.entries.length;
  render(
    <Router {...hashRouting}>
      <ItemInspector itemId={title === "gone" ? "gone" : named(data, title).id} onClose={close} />
    </Router>,
  );
}

/** Types into a field; looked for by its label, which is much quicker than by its role on a page of this size. */
async function retype(label: string | RegExp, text: string, box: HTMLElement = document.body) {
  const field = within(box).getByLabelText(label, { selector: "input" });
  await userEvent.clear(field);
  await userEvent.type(field, `${text}{Enter}`);
}

function estimate(name: string): HTMLElement {
  const box = screen.getByText(name, { selector: "legend" }).closest("fieldset");
  if (box === null) throw new Error(`Nothing asks for ${name}.`);
  return box;
}

async function choose(label: string, option: RegExp) {
  const field = screen.getByText(label, { selector: "span" }).parentElement;
  await userEvent.click(within(field ?? document.body).getByRole("button"));
  await userEvent.click(await screen.findByRole("option", { name: option }));
}

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
  desktop = standInDesktop();
});

describe("ItemInspector", () => {
  it("says that an item is gone", async () => {
    const { data } = await opened();
    await show(data, "gone");
    expect(screen.getByText(/History knows/)).toBeTruthy();
  });

  it("saves every field by itself, as one change", async () => {
    const { data } = await opened();
    await show(data, "Dark mode");
    await retype(/^Title/, "Dark theme");
    await retype("Mandate", "Accessibility act");
    await act(() => data.whenSettled());
    expect(named(data, "Dark theme").mandate).toBe("Accessibility act");
    expect(desktop.entries.length - written).toBe(2);
  });

  it("opens its score figure by figure once the figures are known", async () => {
    const { data } = await opened();
    await show(data, "Dark mode");
    expect(screen.getByText("To score it, estimate: Cost of delay and Duration.")).toBeTruthy();
    const duration = estimate("Duration");
    await retype("Likely", "12000", estimate("Cost of delay"));
    await retype("Likely", "4", duration);
    const why = screen.getByText("Why €3k?").closest("section");
    expect(why?.textContent).toContain("€12,000 a week");
    expect(why?.textContent).toContain("÷ Duration4 weeks");
    expect(duration.textContent).toContain("No range given");
    await retype("High", "8", duration);
    expect(named(data, "Dark mode").estimates.at(-1)).toMatchObject({ name: "duration", low: 4, mode: 4, high: 8 });
  });

  it("refuses an estimate out of order, beside its figure", async () => {
    const { data } = await opened();
    await show(data, "Dark mode");
    const duration = estimate("Duration");
    await retype("Likely", "4", duration);
    await retype("Low", "6", duration);
    expect(within(duration).getByRole("alert").textContent).toContain("must not pass one another");
    expect(named(data, "Dark mode").estimates[0]).toMatchObject({ low: 4, mode: 4, high: 4 });
  });

  it("finds the items it depends on by their titles", async () => {
    const { data } = await opened();
    await show(data, "Dark mode");
    await userEvent.type(screen.getByLabelText("Depends on", { selector: "input" }), "fax");
    await userEvent.click(await screen.findByText("Fax gateway"));
    expect(named(data, "Dark mode").dependsOn).toEqual([named(data, "Fax gateway").id]);
    expect(screen.getByText("Fax gateway", { selector: "a" })).toBeTruthy();
    await userEvent.click(screen.getByLabelText("Do not wait for 'Fax gateway'"));
    expect(named(data, "Dark mode").dependsOn).toEqual([]);
  });

  it("asks for a reason before it drops", async () => {
    const { data } = await opened();
    await show(data, "Coupons");
    await choose("Stage", /^Dropped/);
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Drop" }));
    expect(dialog.getByText("Say why it is dropped.")).toBeTruthy();
    await userEvent.type(dialog.getByRole("textbox", { name: /^Why/ }), "Nobody asked");
    await userEvent.click(dialog.getByRole("button", { name: "Drop" }));
    expect(named(data, "Coupons")).toMatchObject({ stage: "dropped", dropReason: "Nobody asked" });
    expect(screen.getByText("Nobody asked")).toBeTruthy();
  });

  it("corrects the day of a stage, and refuses one that cannot have been", async () => {
    const { data, run } = await opened();
    run(moveItems([named(data, "Coupons").id], { stage: "doing" }));
    await show(data, "Coupons");
    await retype("Started", "2020-01-01");
    expect(screen.getByText(/in that order/)).toBeTruthy();
    await userEvent.keyboard("{Escape}");
    await retype(/^Opened/, "2020-01-01");
    await retype("Started", "2020-02-03");
    const { startedAt, stageSince } = named(data, "Coupons");
    expect(new Date(startedAt ?? 0).getFullYear()).toBe(2020);
    expect(stageSince).toBe(startedAt);
  });

  it("fills in the fields of the team's own, with what they mean", async () => {
    const { data, run } = await opened();
    const choices = ["low", "high"];
    run(addField({ name: "Risk", kind: "choice", unit: "", choices, rubric: "High: it may fail.", onCard: true }));
    await show(data, "Dark mode");
    expect(screen.getByText("High: it may fail.")).toBeTruthy();
    await choose("Risk", /^high/);
    expect(named(data, "Dark mode").fields.map(({ value }) => value)).toEqual(["high"]);
  });

  it("keeps what a person says of the urgency", async () => {
    const { data } = await opened();
    const [shop = ""] = Array.from(allOf(data.currentPortfolio().products), ({ id }) => id);
    data.commit(addItem({ ...blankItem(shop, "Law"), urgency: { profile: "expedite", lump: 100 } }));
    await show(data, "Law");
    await retype(/^Lost at once/, "2500");
    expect(named(data, "Law").urgency).toEqual({ profile: "expedite", lump: 250_000 });
  });
});
