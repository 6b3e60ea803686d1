import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";
import { cost, holding, now, product, rareAndDear, value } from "../../../support/judged.ts";

const desktop = standInDesktop();
let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let judgement: typeof import("#data/judgement.ts");
let screens: typeof import("../../../../renderer/features/retirement/retirement-screen.tsx");

beforeAll(async () => {
  Object.assign(window, { desktop: desktop.bridge });
  (await import("#data/clock.ts")).clock.now = () => now;
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  judgement = await import("#data/judgement.ts");
  screens = await import("../../../../renderer/features/retirement/retirement-screen.tsx");
  await (await import("#data/opening.ts")).openPortfolio(false);
  judgement.keepJudging();
});

const orphan = holding(
  {
    products: [product("Pager", { ownerTeamId: null }), product("Desk", { job: "" })],
    costs: [cost("Pager", "lines", 400_000)],
    values: [value("Desk", "work", 1)],
  },
  rareAndDear,
);

async function load(portfolio: Portfolio): Promise<void> {
  const settled = restoring.withSettings(portfolio, { personName: "Ada", asOf: "2025-08" });
  data.commit(restoring.restoring(settled, "Load"));
  await data.whenSettled();
  await waitFor(() => expect(judgement.currentJudgement().working).toBe(false));
}

function show(path = "/retirement") {
  const place = memoryLocation({ path, record: true });
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <screens.RetirementScreen />
    </Router>,
  );
  return { user: userEvent.setup(), place };
}

const why = async () => within(await screen.findByRole("complementary", { name: "Why" }));
const rowOf = (name: string) => screen.findByRole("row", { name: new RegExp(name) });

beforeEach(async () => (await import("#data/session.ts")).remember({ views: {} }));

describe("RetirementScreen", () => {
  it("says how candidates come about while there is no product", async () => {
    await load(emptyPortfolio);
    show();
    expect(await screen.findByText("Nothing to retire yet.")).toBeTruthy();
  });

  it("says what was judged when nothing is a candidate", async () => {
    await load(holding({ products: [product("Portal")] }));
    show();
    expect((await screen.findByText(/1 product and 0 features were judged/)).textContent).toContain(
      "none is rarely used",
    );
  });

  it("counts every part, shows the verdict in words, and says once that the score never decides", async () => {
    await load(orphan);
    show();
    expect(await screen.findByRole("tab", { name: /Candidates/ })).toHaveProperty("textContent", "Candidates2");
    expect(screen.getByRole("tab", { name: /Needs data/ }).textContent).toBe("Needs data1");
    expect((await rowOf("Fax")).textContent).toContain("Flag");
    expect(screen.getAllByText(/never decides/)).toHaveLength(1);
  });

  it("filters by text and by product, and clears both", async () => {
    await load(orphan);
    const { user } = show("/retirement?product=Fax");
    expect(await screen.findByText("1 of 2")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Clear filter" }));
    await user.type(screen.getByRole("searchbox", { name: "Filter candidates" }), "pag");
    await waitFor(() => expect(screen.queryByRole("row", { name: /Fax/ })).toBeNull());
    expect(await rowOf("Pager")).toBeTruthy();
  });

  it("opens why: reasons with number, line, window and source, the three ledgers, and what would change it", async () => {
    await load(orphan);
    const { user } = show();
    await user.click(await rowOf("Fax"));
    const pane = await why();
    expect(pane.getByText("NPV_POSITIVE_LIKELY")).toBeTruthy();
    expect(
      pane.getByText(/^0.5% of those it is for used it in an average month .*, under the line of 10%/),
    ).toBeTruthy();
    expect(pane.getByText(/0.5%, line at 10% · Aug 2024 – Aug 2025/)).toBeTruthy();
    expect(pane.getAllByRole("link", { name: "Usage" })[0]?.getAttribute("href")).toBe("#/product/Fax?tab=usage");
    for (const ledger of ["To the owner", "To others", "To all"]) expect(pane.getByText(ledger)).toBeTruthy();
    expect(pane.getByText(/Value that would be lost: the result turns at/)).toBeTruthy();
    expect(pane.getByText("No product is known to need it.")).toBeTruthy();
  });

  it("says which cost is its own and which others bear because of it", async () => {
    await load(holding({ costs: [cost("Portal", "nights", 40_000, { causedByProductId: "Fax" })] }, orphan));
    const { user } = show();
    await user.click(await rowOf("Fax"));
    const told = (await why()).getByText(/Its own ledger says that €5,000.00 a month would end/).textContent;
    expect(told).toContain("The case adds €400.00 a month that other ledgers bear because of it");
  });

  it("keeps a candidate with a reason and a date, and takes that back again", async () => {
    await load(orphan);
    const { user } = show();
    await user.click(await rowOf("Fax"));
    await user.click((await why()).getByRole("button", { name: "Keep…" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(dialog.getByRole("button", { name: "Keep" }));
    expect(dialog.getByText("Say in a sentence why.")).toBeTruthy();
    await user.type(dialog.getByRole("textbox", { name: /Reason/ }), "A contract runs on");
    await user.clear(dialog.getByRole("textbox", { name: /Look at it again/ }));
    await user.type(dialog.getByRole("textbox", { name: /Look at it again/ }), "2025-02-31");
    await user.click(dialog.getByRole("button", { name: "Keep" }));
    expect(dialog.getByText(/Write the day as YYYY-MM-DD/)).toBeTruthy();
    await user.clear(dialog.getByRole("textbox", { name: /Look at it again/ }));
    await user.type(dialog.getByRole("textbox", { name: /Look at it again/ }), "2026-03-01");
    await user.click(dialog.getByRole("button", { name: "Keep" }));
    await waitFor(() => expect(screen.getByRole("tab", { name: /Kept/ }).textContent).toContain("1"));
    expect([...allOf(data.currentPortfolio().reviews)][0]).toMatchObject({ kind: "keep", until: "2026-03-01" });
    await user.click(await (await why()).findByRole("button", { name: "Withdraw" }));
    await waitFor(() => expect(screen.getByRole("tab", { name: /Candidates/ }).textContent).toContain("2"));
  });

  it("starts one draft proposal and opens it, and opens the same one the next time", async () => {
    await load(orphan);
    const { user, place } = show();
    await user.click(await rowOf("Fax"));
    await user.click((await why()).getByRole("button", { name: "Propose retirement…" }));
    const [proposal] = onShelf(data.currentPortfolio().proposals, "").values();
    expect(proposal).toMatchObject({ productId: "Fax", title: "Retire Fax", proposer: "Ada", stage: "draft" });
    expect(place.history.at(-1)).toBe(`/proposals/${proposal?.id}`);
    await user.click(await rowOf("Fax"));
    await user.click(await (await why()).findByRole("button", { name: "Open proposal" }));
    expect(onShelf(data.currentPortfolio().proposals, "").size).toBe(1);
    expect(place.history.at(-1)).toBe(`/proposals/${proposal?.id}`);
  });

  it("takes the missing figure where it is missed: the estimate becomes an entry with its range", async () => {
    await load(orphan);
    const { user } = show("/retirement?tab=needData");
    await user.click(await rowOf("Pager"));
    const pane = await why();
    const field = (name: string) => pane.getByRole("textbox", { name: new RegExp(`^${name}`) });
    await user.type(field("At least"), "80");
    await user.type(field("Likely"), "100");
    await user.type(field("At most"), "90");
    await user.click(pane.getByRole("button", { name: "Record the estimate" }));
    expect(pane.getByText(/The range goes from the lowest/)).toBeTruthy();
    await user.clear(field("At most"));
    await user.type(field("At most"), "150");
    await user.click(pane.getByRole("button", { name: "Record the estimate" }));
    const [entry] = onShelf(data.currentPortfolio().values, "Pager").values();
    expect(entry).toMatchObject({
      value: { kind: "costAvoided", amount: 10_000 },
      range: { low: 0.8, high: 1.5 },
      provenance: "estimatedByOne",
      from: "2024-09",
      to: "2025-08",
    });
    await waitFor(() => expect(pane.getByText("NPV_POSITIVE_LIKELY")).toBeTruthy());
  });

  it("tries another lost value without changing anything, until it is assumed", async () => {
    await load(orphan);
    const { user } = show();
    await user.click(await rowOf("Fax"));
    const pane = await why();
    const section = within(pane.getByRole("region", { name: /What if/ }));
    const field = section.getByRole("textbox", { name: /exactly/ });
    await user.clear(field);
    await user.type(field, "9000{Enter}");
    expect(section.getByText("not within the horizon")).toBeTruthy();
    expect([...allOf(data.currentPortfolio().proposals)]).toEqual([]);
    await user.click(section.getByRole("button", { name: "Assume it in a draft proposal" }));
    const [proposal] = onShelf(data.currentPortfolio().proposals, "").values();
    expect(proposal?.assumptions.lostValueMonthly).toEqual({ low: 10_000, mode: 900_000, high: 900_000 });
    await waitFor(() => expect(pane.getByText("NPV_NOT_POSITIVE")).toBeTruthy());
  });
});
