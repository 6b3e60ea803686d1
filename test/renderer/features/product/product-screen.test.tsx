import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { keepJudging } from "#data/judgement.ts";
import { receiveTables } from "#data/portfolio.ts";
import { remember } from "#data/session.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { ProductScreen } from "../../../../renderer/features/product/product-screen.tsx";

let stop = () => undefined as void;

function show(productId: string, search = "") {
  receiveTables(samplePortfolio("2026-10"));
  stop = keepJudging();
  const place = memoryLocation({ path: `/product/${productId}${search}`, record: true });
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <ProductScreen productId={productId} />
    </Router>,
  );
}

beforeEach(() => remember({ views: {} }));
afterEach(() => stop());

describe("ProductScreen", () => {
  it("says so when the product is not here", async () => {
    show("gone");
    expect(await screen.findByText("This product is not here.")).toBeTruthy();
  });

  it("flags what the four corners give away", async () => {
    show("fax-gateway");
    expect(await screen.findByText("Nobody is known who can change it.")).toBeTruthy();
    expect(screen.getByText("Night Operations and Service Desk feel the pain and cannot change it.")).toBeTruthy();
  });

  it("opens a headline figure to its rule and the rows behind it", async () => {
    show("fax-gateway");
    await userEvent.click(await screen.findByRole("button", { name: /^Cost.*average/ }));
    expect(screen.getByRole("complementary", { name: "Inspector" }).textContent).toContain("Its own cost entries");
    expect(screen.getByRole("table", { name: "Cost" })).toBeTruthy();
  });

  it("tells the share of rarely used features with interval and unknowns", async () => {
    show("claims-desk", "?tab=features");
    expect(await screen.findByText(/used rarely or never \(95% interval/)).toBeTruthy();
    expect(screen.getByText(/unknown is not zero/)).toBeTruthy();
  });

  it("shows missing months of usage empty and says that empty is not zero", async () => {
    show("claims-desk", "?tab=usage");
    expect(await screen.findByRole("grid", { name: "Usage by month" })).toBeTruthy();
    expect(screen.getByText(/An empty month is missing/)).toBeTruthy();
  });

  it("shows both ledgers with their sums", async () => {
    show("claims-desk", "?tab=money");
    expect(await screen.findByRole("table", { name: "Cost ledger, row by row" })).toBeTruthy();
    expect(screen.getByRole("table", { name: "Value ledger, row by row" })).toBeTruthy();
    expect(screen.getByText(/^Own entries/).textContent).toContain("= cost");
  });

  it("offers nothing that changes it while another window writes", async () => {
    show("claims-desk", "?tab=money");
    const table = await screen.findByRole("table", { name: "Cost ledger, row by row" });
    for (const name of [/^Edit…/, "Add cost", "Add value", "Add pool"]) {
      expect(screen.getByRole<HTMLButtonElement>("button", { name }).disabled).toBe(true);
    }
    await userEvent.dblClick(within(table).getAllByRole("row")[1] as HTMLElement);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("keeps the cells of usage as they are while another window writes", async () => {
    show("claims-desk", "?tab=usage");
    const grid = await screen.findByRole("grid", { name: "Usage by month" });
    await userEvent.click(grid.querySelectorAll("td")[0] as HTMLElement);
    await userEvent.keyboard("{Enter}12{Enter}");
    expect(within(grid).queryByRole("textbox")).toBeNull();
  });
});
