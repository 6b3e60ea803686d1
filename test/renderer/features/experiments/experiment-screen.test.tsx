import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { startExperiment } from "#shared/domain/experiment-binding.ts";
import { addExperiment, recordObservations } from "#shared/domain/experiment-commands.ts";
import type { Card } from "#shared/domain/experiment-card.ts";
import { blankExperiment, type Experiment } from "#shared/domain/experiment.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import { backlogOf } from "#shared/domain/backlog-order.ts";
import type { Command } from "#shared/domain/change.ts";
import { idOf } from "#shared/domain/ids.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";
import { counted, startable } from "../../../support/experiments.ts";
import { holding, product } from "../../../support/judged.ts";

const desktop = standInDesktop();
const winning = [counted(0, 2000, 200, { day: "2026-02-02" }), counted(1, 2000, 320, { day: "2026-02-02" })];
let now = Date.UTC(2026, 1, 1, 12);
let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let screens: typeof import("../../../../renderer/features/experiments/experiment-screen.tsx");

beforeAll(async () => {
  Object.assign(window, { desktop: desktop.bridge });
  (await import("#data/clock.ts")).clock.now = () => now;
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  screens = await import("../../../../renderer/features/experiments/experiment-screen.tsx");
  await (await import("#data/opening.ts")).openPortfolio(false);
});

beforeEach(() => {
  now = Date.UTC(2026, 1, 1, 12);
  const portfolio = holding({ products: [product("Shop")] });
  data.commit(restoring.restoring(restoring.withSettings(portfolio, { personName: "Ada" }), "Load"));
});

function run(command: Command): string {
  const committed = data.commit(command);
  if (!committed.ok) throw new Error(committed.problem.message);
  return idOf({ at: 0, by: "", seed: committed.value.id }, 0);
}

function draft(card: Partial<Card> = {}, title = "One page"): string {
  return run(addExperiment(blankExperiment("Shop", title, { ...startable, ...card })));
}

function started(card: Partial<Card> = {}): string {
  const id = draft(card);
  run(startExperiment(id));
  return id;
}

const known = (id: string): Experiment => {
  const experiment = experimentOf(data.currentPortfolio(), id);
  if (experiment === undefined) throw new Error("It is gone.");
  return experiment;
};

function show(id: string) {
  const place = memoryLocation({ path: `/experiments/${id}`, record: true });
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <screens.ExperimentScreen experimentId={id} />
    </Router>,
  );
  return place;
}

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const said = async (text: string | RegExp) => expect((await screen.findAllByText(text)).length).toBeGreaterThan(0);

/** Types into a field that saves when it is left. */
async function fill(name: string | RegExp, text: string): Promise<void> {
  const field = await screen.findByRole("textbox", { name });
  await userEvent.clear(field);
  if (text !== "") await userEvent.type(field, text);
  await userEvent.tab();
}

describe("the card of a draft", () => {
  it("names what it lacks, takes one there, and can start once nothing is missing", async () => {
    const id = draft({ worthwhile: null, owner: "" });
    show(id);
    expect(await button("Lock and start…")).toHaveProperty("disabled", true);
    await userEvent.click(await button("Say who decides."));
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Who decides" }));
    await fill("Who decides", "Head of claims");
    await fill("Worthwhile effect", "2%");
    expect(known(id).card).toMatchObject({ owner: "Head of claims", worthwhile: 0.02 });
    await waitFor(async () => expect(await button("Lock and start…")).toHaveProperty("disabled", false));
  });

  it("leads the focus to what was added, and on when something is removed", async () => {
    const id = draft({ guardrails: [] });
    show(id);
    const name = (label: RegExp) => screen.findAllByRole<HTMLInputElement>("textbox", { name: label });
    await userEvent.click(await button("Add an arm"));
    await waitFor(async () => expect(document.activeElement).toBe((await name(/^Treatment 2$/))[0]));
    await userEvent.click(await button("Remove the arm Treatment 2"));
    await waitFor(async () => expect(document.activeElement).toBe((await name(/^Treatment 1$/))[0]));
    await userEvent.click(await button("Add a guardrail"));
    await waitFor(() => expect(document.activeElement).toHaveProperty("value", "Guardrail 1"));
    await userEvent.click(await button("Remove the guardrail Guardrail 1"));
    await waitFor(async () => expect(document.activeElement).toBe(await button("Add a guardrail")));
    expect(known(id).card.guardrails).toEqual([]);
  });

  it("refuses a worthwhile effect of nothing, beside its field", async () => {
    const id = draft();
    show(id);
    await fill("Worthwhile effect", "0");
    await said("It must be more than nothing.");
    expect(known(id).card.worthwhile).toBe(0.01);
  });

  it("says how many units it takes, and offers to plan them", async () => {
    const id = draft({ baseline: { mean: 0.1, sd: 0 }, worthwhile: 0.02 });
    show(id);
    await said("3,839 units an arm");
    await userEvent.click(await button("Plan 3,839 an arm"));
    expect(known(id).card.plannedPerArm).toBe(3839);
  });

  it("asks a reason for every check that is not met, shows the hash and locks", async () => {
    const id = draft({ guardrails: [], revert: "" });
    show(id);
    await userEvent.click(await button("Lock and start…"));
    const dialog = await screen.findByRole("dialog", { name: "Lock and start" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Lock and start" }));
    expect(await within(dialog).findAllByText("Say why it starts all the same.")).toHaveLength(2);
    for (const field of within(dialog).getAllByRole("textbox")) await userEvent.type(field, "A pilot.");
    await userEvent.click(within(dialog).getByRole("button", { name: "Lock and start" }));
    await waitFor(() => expect(known(id).status).toBe("running"));
    expect(known(id).lock?.skipped).toHaveLength(2);
    await said(known(id).lock?.hash ?? "");
  });

  it("says that it is gone when it is", async () => {
    show("nobody");
    expect(await screen.findByText("This experiment is not here.")).toBeTruthy();
  });
});

describe("a running experiment", () => {
  it("shows no effect of a fixed test before its end", async () => {
    const id = started();
    run(recordObservations(id, winning));
    now = Date.UTC(2026, 1, 10, 12);
    show(id);
    await said("Neutral until 1 Mar 2026");
    await said("As planned");
    expect(document.body.textContent).not.toMatch(/\+6|Persevere/);
  });

  it("shows the honest bounds of a sequential one, and tells harm at once", async () => {
    const id = started({ interval: "sequential" });
    run(recordObservations(id, winning));
    now = Date.UTC(2026, 1, 10, 12);
    show(id);
    expect((await screen.findAllByText(/^\+6 points/)).length).toBeGreaterThan(0);
    cleanup();
    const harmful = started();
    run(recordObservations(harmful, [counted(0, 2000, 320), counted(1, 2000, 200)]));
    show(harmful);
    await said(/It does harm/);
  });

  it("keeps typed results, one change for a whole row", async () => {
    const id = started();
    now = Date.UTC(2026, 1, 2, 12);
    show(id);
    const row = await screen.findByRole("row", { name: /^2 Feb 2026/ });
    await userEvent.click(within(row).getAllByRole("cell")[0] as HTMLElement);
    await userEvent.keyboard("400{Tab}");
    await said("One row is not kept yet: a figure is missing.");
    await userEvent.keyboard("60{Tab}");
    await waitFor(() => expect(known(id).observations).toEqual([counted(0, 400, 60, { day: "2026-02-02" })]));
  });

  it("opens the results at today, however long it runs", async () => {
    const id = started();
    now = Date.UTC(2026, 1, 20, 12);
    show(id);
    const row = await screen.findByRole("row", { name: /^20 Feb 2026/ });
    const first = within(row).getAllByRole("cell")[0];
    await waitFor(() => expect(first?.tabIndex).toBe(0));
  });

  it("is amended with a reason only, and says that it is exploratory since", async () => {
    const id = started();
    show(id);
    await userEvent.click(await button("Amend…"));
    const dialog = await screen.findByRole("dialog", { name: "Amend the card" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Amend the card" }));
    expect(await within(dialog).findByText("Say in a sentence why.")).toBeTruthy();
    await fill(/^Why the card is changed/, "Dearer than thought.");
    await fill("Worthwhile effect", "3%");
    await userEvent.click(within(dialog).getByRole("button", { name: "Amend the card" }));
    await waitFor(() => expect(known(id).amendments).toHaveLength(1));
    expect(known(id).card.worthwhile).toBe(0.03);
    await said(/^Exploratory:/);
  });

  it("takes back its start for a reason that stays in sight", async () => {
    const id = started();
    show(id);
    await userEvent.click(await button("Withdraw…"));
    const dialog = await screen.findByRole("dialog", { name: "Withdraw the start" });
    await userEvent.type(within(dialog).getByRole("textbox"), "The wrong page was shown.");
    await userEvent.click(within(dialog).getByRole("button", { name: "Withdraw the start" }));
    await said(/The start was withdrawn .* The wrong page was shown\./);
    expect(known(id).status).toBe("draft");
  });

  it("takes evidence that is no split test, counted or by a word", async () => {
    const id = started({ method: "interview" });
    show(id);
    await userEvent.click(await button("Add evidence…"));
    const dialog = await screen.findByRole("dialog", { name: "Add evidence" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Add" }));
    expect(await within(dialog).findByText("Say where it comes from.")).toBeTruthy();
    await userEvent.type(within(dialog).getByRole("textbox", { name: /^Source/ }), "Five brokers");
    await userEvent.click(within(dialog).getByRole("button", { name: "Add" }));
    await waitFor(() =>
      expect(known(id).evidence).toMatchObject([
        { type: "interview", direction: 1, strength: "moderate", group: "Five brokers" },
      ]),
    );
    await said(/^Belief: 30% before/);
  });

  it("is marked as broken and mended, and then concluded", async () => {
    const id = started();
    run(recordObservations(id, winning));
    now = Date.UTC(2026, 2, 1, 12);
    show(id);
    await userEvent.click(await button("More"));
    await userEvent.click(await screen.findByRole("menuitem", { name: /broken/ }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByRole("textbox"), "Clicks were counted twice.");
    await userEvent.click(within(dialog).getByRole("button", { name: "Mark as broken" }));
    await said("The measuring is broken.");
    await userEvent.click(await button("It is sound again"));
    await userEvent.click(await button("Conclude…"));
    await userEvent.click(await button("Conclude and freeze the verdict"));
    await waitFor(() => expect(known(id).verdict).toMatchObject({ verdict: "persevere", code: "CLEAR" }));
  });
});

describe("the result of an experiment", () => {
  async function concluded(observations = winning): Promise<string> {
    const { concludeExperiment } = await import("#shared/domain/experiment-binding.ts");
    const id = started();
    run(recordObservations(id, observations));
    now = Date.UTC(2026, 2, 1, 12);
    run(concludeExperiment(id));
    return id;
  }

  it("says the verdict and why, with the effect, both priors and the figures of every arm", async () => {
    show(await concluded());
    await said("Persevere");
    await said(/clearly worthwhile/);
    await said("+6 points");
    await said("For a doubter");
    const table = await screen.findByRole("table", { name: "Figures of every arm" });
    expect(within(table).getByText("16%")).toBeTruthy();
  });

  it("reads nothing from a broken split", async () => {
    show(await concluded([counted(0, 1000, 100), counted(1, 1400, 260)]));
    await said(/^The split is broken/);
    await said("Nothing may be read from these results, however good they look.");
    expect(screen.queryByText("For a doubter")).toBeNull();
  });

  it("reads nothing from a fixed test that was concluded before its end", async () => {
    const { concludeExperiment } = await import("#shared/domain/experiment-binding.ts");
    const id = started();
    run(recordObservations(id, winning));
    now = Date.UTC(2026, 1, 10, 12);
    run(concludeExperiment(id));
    show(id);
    expect(await screen.findByText(/^It was concluded before its planned end: a fixed test/)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/\+6 points|For a doubter/);
  });

  it("takes a decision with reason and names only, and marks one against the verdict", async () => {
    const id = await concluded();
    show(id);
    await userEvent.click(await screen.findByText("Stop"));
    await said(/differs from the verdict/);
    await userEvent.click(await button("Record the decision"));
    await said("Say in a sentence why, for whoever asks in a year.");
    await userEvent.type(await screen.findByRole("textbox", { name: /^Because/ }), "Too dear.");
    await userEvent.click(await button("Record the decision"));
    await said("Decided against the verdict.");
    expect(known(id).decision).toMatchObject({ decision: "stop", names: "Head of claims", reason: "Too dear." });
  });

  it("plans the next step, which is found in the backlog", async () => {
    const id = await concluded();
    show(id);
    await fill("Next step", "Roll it out");
    await userEvent.click(await button("Put into the backlog"));
    expect(await screen.findByRole("link", { name: "Roll it out" })).toBeTruthy();
    expect(backlogOf(data.currentPortfolio(), "Shop").map(({ title }) => title)).toEqual(["Roll it out"]);
  });

  it("leads to a pivot that counts as one", async () => {
    const id = await concluded();
    const { history } = show(id);
    await userEvent.click(await button("Pivot…"));
    const dialog = await screen.findByRole("dialog", { name: "Pivot to a new experiment" });
    await userEvent.type(within(dialog).getByRole("textbox"), "Two pages");
    await userEvent.click(within(dialog).getByRole("button", { name: "Write the card" }));
    await waitFor(() => expect(history.at(-1)).not.toContain(id));
    const pivot = [...allOf(data.currentPortfolio().experiments)].find(({ title }) => title === "Two pages");
    expect(pivot).toMatchObject({ pivotOf: id, status: "draft" });
  });
});
