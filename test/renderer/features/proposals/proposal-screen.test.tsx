import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { frozenFigures } from "#shared/domain/proposal-figures.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { completeSample } from "#shared/sample/complete-sample.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";

const desktop = standInDesktop();
const speaker = "proposal.smart-speaker";
const fax = "proposal.fax-gateway";
let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let screens: {
  readonly ProposalScreen: typeof import("../../../../renderer/features/proposals/proposal-screen.tsx").ProposalScreen;
  readonly ProposalsScreen: typeof import("../../../../renderer/features/proposals/proposals-screen.tsx").ProposalsScreen;
};
const asOf = "2025-08";

beforeAll(async () => {
  Object.assign(window, { desktop: desktop.bridge });
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  const opening = await import("#data/opening.ts");
  const judgement = await import("#data/judgement.ts");
  screens = {
    ...(await import("../../../../renderer/features/proposals/proposal-screen.tsx")),
    ...(await import("../../../../renderer/features/proposals/proposals-screen.tsx")),
  };
  await opening.openPortfolio(false);
  judgement.keepJudging();
});

function proposalOf(id: string) {
  const proposal = onShelf(data.currentPortfolio().proposals, "").get(id);
  if (proposal === undefined) throw new Error(`There is no proposal '${id}'.`);
  return proposal;
}

async function load(
  change: (sample: Awaited<ReturnType<typeof completeSample>>) => typeof sample = (sample) => sample,
) {
  const sample = change(await completeSample(asOf, Date.UTC(2025, 8, 9)));
  data.commit(restoring.restoring(restoring.withSettings(sample, { personName: "Ada", sample: true }), "Load"));
  await data.whenSettled();
}

function open(id: string) {
  const place = memoryLocation({ path: `/proposals/${id}` });
  render(
    <Router hook={place.hook}>
      <screens.ProposalScreen proposalId={id} />
    </Router>,
  );
  return userEvent.setup();
}

beforeEach(async () => {
  localStorage.clear();
  await load();
});

describe("ProposalScreen", () => {
  it("freezes the figures of a draft that has none when it is first opened", async () => {
    await load((sample) => {
      const proposals = new Map(onShelf(sample.proposals, ""));
      const draft = proposals.get(speaker);
      if (draft !== undefined) proposals.set(speaker, { ...draft, figures: null });
      return { ...sample, proposals: new Map([["", proposals]]) };
    });
    expect(proposalOf(speaker).figures).toBeNull();
    open(speaker);
    await waitFor(() => expect(frozenFigures(proposalOf(speaker))?.subject.name).toBe("Smart speaker answers"), {
      timeout: 4000,
    });
  });

  it("says when stored figures cannot be read, and works them out again", async () => {
    await load((sample) => {
      const proposals = new Map(onShelf(sample.proposals, ""));
      const draft = proposals.get(speaker);
      const figures = { at: 0, asOf, json: '{"case":{}}' };
      if (draft !== undefined) proposals.set(speaker, { ...draft, figures });
      return { ...sample, proposals: new Map([["", proposals]]) };
    });
    const user = open(speaker);
    await screen.findByText("The figures of this proposal cannot be read.");
    const again = await screen.findByRole("button", { name: "Work out again" });
    await waitFor(() => expect(again.getAttribute("data-pending")).toBeNull(), { timeout: 10_000 });
    await user.click(again);
    await waitFor(() => expect(frozenFigures(proposalOf(speaker))?.subject.name).toBe("Smart speaker answers"));
    expect(screen.queryByText("The figures of this proposal cannot be read.")).toBeNull();
  });

  it("saves a text as one change when its field is left", async () => {
    const user = open(speaker);
    const why = await screen.findByLabelText(/^Reason in plain words/);
    await user.type(why, "Nobody uses it.");
    expect(proposalOf(speaker).texts.why).toBe("");
    await user.tab();
    expect(proposalOf(speaker).texts.why).toBe("Nobody uses it.");
  });

  it("refuses to put a proposal without a reason forward, and says why", async () => {
    const user = open(speaker);
    await user.click(await screen.findByRole("button", { name: "Put forward" }));
    expect(proposalOf(speaker).stage).toBe("draft");
  });

  it("works the case out again with an assumption, in the same change", async () => {
    const user = open(speaker);
    const before = frozenFigures(proposalOf(speaker))?.case.npv ?? 0;
    await user.click(await screen.findByRole("button", { name: "Assume: One-off cost of retiring" }));
    const group = await screen.findByRole("group", { name: /One-off cost of retiring/ });
    const high = await within(group).findByRole("textbox", { name: "High" });
    await user.clear(high);
    await user.type(high, "60000");
    await user.tab();
    const likely = within(group).getByRole("textbox", { name: "Likely" });
    await user.clear(likely);
    await user.type(likely, "50000");
    await user.tab();
    await waitFor(() =>
      expect(proposalOf(speaker).assumptions.oneOff).toMatchObject({ mode: 5_000_000, high: 6_000_000 }),
    );
    const { figures } = proposalOf(speaker);
    expect(frozenFigures({ ...proposalOf(speaker), figures })?.case.npv).toBeLessThan(before);
  });

  it("works the case out with what is typed before it is saved, and no more once the field is left", async () => {
    const user = open(speaker);
    await user.click(await screen.findByRole("button", { name: "Assume: One-off cost of retiring" }));
    const group = await screen.findByRole("group", { name: /One-off cost of retiring/ });
    const high = await within(group).findByRole("textbox", { name: "High" });
    const { figures } = proposalOf(speaker);
    await user.clear(high);
    await user.type(high, "90000");
    expect(await screen.findByText(/^Tried out with what you type/)).toBeTruthy();
    expect(proposalOf(speaker).figures).toEqual(figures);
    await user.tab();
    await waitFor(() => expect(proposalOf(speaker).assumptions.oneOff?.high).toBe(9_000_000));
    await waitFor(() => expect(screen.queryByText(/^Tried out with what you type/)).toBeNull());
  });

  it("shows a proposal that was put forward read-only, and takes it back", async () => {
    const user = open(fax);
    await user.click(await screen.findByRole("button", { name: /^2\. Summary/ }));
    expect((await screen.findByLabelText("Summary")).hasAttribute("readonly")).toBe(true);
    expect(screen.queryByRole("button", { name: /^Assume/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Take back to draft" }));
    expect(proposalOf(fax).stage).toBe("draft");
  });

  it("exports only once somebody said that concentrated use is not seasonal", async () => {
    await load((sample) => {
      const proposals = new Map(onShelf(sample.proposals, ""));
      const draft = proposals.get(speaker);
      const figures = draft === undefined ? null : frozenFigures(draft);
      if (draft?.figures && figures !== null) {
        const json = JSON.stringify({ ...figures, warnings: ["CONCENTRATED"] });
        proposals.set(speaker, { ...draft, figures: { ...draft.figures, json } });
      }
      return { ...sample, proposals: new Map([["", proposals]]) };
    });
    const user = open(speaker);
    expect(await screen.findByText("Seasonal or not?")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Put forward" }).hasAttribute("disabled")).toBe(true);
    await user.click(screen.getByRole("button", { name: "Export" }));
    const entry = await screen.findByRole("menuitem", { name: /^Markdown/ });
    expect(entry.getAttribute("aria-disabled")).toBe("true");
  });

  it("says so when there is no such proposal", async () => {
    open("gone");
    expect(await screen.findByText("This proposal is not here.")).toBeTruthy();
  });
});

describe("ProposalsScreen", () => {
  it("lists every proposal with its stage and worth", async () => {
    render(
      <Router hook={memoryLocation({ path: "/proposals" }).hook}>
        <screens.ProposalsScreen />
      </Router>,
    );
    const row = await screen.findByRole("row", { name: /Retire 'Fax Gateway'/ });
    expect(row.textContent).toContain("Proposed");
    expect(row.textContent).toMatch(/€\d+k/);
  });

  it("leads to the candidates while there is none", async () => {
    await load((sample) => ({ ...sample, proposals: new Map() }));
    render(
      <Router hook={memoryLocation({ path: "/proposals" }).hook}>
        <screens.ProposalsScreen />
      </Router>,
    );
    expect(await screen.findByRole("button", { name: "Look at candidates" })).toBeTruthy();
  });
});
