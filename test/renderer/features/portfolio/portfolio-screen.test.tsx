import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { keepJudging } from "#data/judgement.ts";
import { receiveTables } from "#data/portfolio.ts";
import { remember } from "#data/session.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { after } from "../../../support/portfolios.ts";
import { portfolioColumns } from "../../../../renderer/features/portfolio/portfolio-columns.tsx";
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

  it("sums up no cost where none is known", async () => {
    receiveTables(after([addProduct(blankProduct("Fax Gateway"))]));
    show();
    expect(await screen.findByRole("link", { name: "Fax Gateway" })).toBeTruthy();
    expect(screen.getAllByText("1 not known")).toHaveLength(2);
    expect(screen.queryByText(/ledger total/)).toBeNull();
  });

  it("has columns that fit a window of 1280, and wider ones for a currency of several letters", () => {
    const widths = (currency: string) => portfolioColumns(currency).map(({ width }) => width ?? 0);
    expect(widths("EUR").reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(1010);
    expect(Math.max(...widths("CAD").slice(5, 8))).toBeGreaterThan(Math.max(...widths("EUR").slice(5, 8)));
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
