import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { keepJudging } from "#data/judgement.ts";
import { receiveTables } from "#data/portfolio.ts";
import { remember } from "#data/session.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { PortfolioScreen } from "../../../../renderer/features/portfolio/portfolio-screen.tsx";

let stop = () => undefined as void;

function show() {
  stop = keepJudging();
  const place = memoryLocation({ path: "/", record: true });
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <PortfolioScreen />
    </Router>,
  );
  return place;
}

beforeEach(() => remember({ views: {} }));
afterEach(() => stop());

describe("PortfolioScreen", () => {
  it("offers the ways in when there is no product", async () => {
    receiveTables(emptyPortfolio);
    show();
    const empty = (await screen.findByText("No products yet")).parentElement;
    const offered = within(empty as HTMLElement).getAllByRole("button");
    expect(offered.map((button) => button.textContent)).toEqual(["Add product", "Import files…", "Look at the sample"]);
  });

  it("shows every product of the sample and the sum that adds up", async () => {
    receiveTables(samplePortfolio("2026-10"));
    show();
    expect(await screen.findByRole("link", { name: "Fax Gateway" })).toBeTruthy();
    expect(screen.getByText(/Products .* = ledger total/).textContent).toContain("unassigned");
  });

  it("filters by text and says when nothing matches", async () => {
    receiveTables(samplePortfolio("2026-10"));
    show();
    const filter = await screen.findByRole("searchbox", { name: "Filter products" });
    await userEvent.click(filter);
    await userEvent.paste("fax");
    await waitFor(() => expect(screen.queryByRole("link", { name: "Claims Desk" })).toBeNull());
    expect(screen.getByRole("link", { name: "Fax Gateway" })).toBeTruthy();
    await userEvent.paste(" of which nobody heard");
    expect(await screen.findByText("0 of 12 products match.")).toBeTruthy();
  });
});
