import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { HeatMap } from "../../../renderer/ui/chart-heat.tsx";
import { LineChart } from "../../../renderer/ui/chart-line.tsx";
import { ParetoChart } from "../../../renderer/ui/chart-pareto.tsx";

const lines = [
  { id: "reach", label: "Reach", values: [9, null, 3], low: [8, null, 2], high: [10, null, 4] },
  { id: "target", label: "Target", values: [6, 6, 6], isDashed: true },
];

function TestLines() {
  return (
    <LineChart
      question="Is it getting better?"
      answer="Reach fell from 9 to 3."
      x={["2026-09", "2026-10", "2026-11"]}
      xHeader="Month"
      unit="%"
      lines={lines}
    />
  );
}

const cells = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    );

describe("LineChart", () => {
  it("is a figure named by its question, with its answer as text and a named picture", () => {
    render(<TestLines />);
    expect(screen.getByRole("figure", { name: "Is it getting better?" })).toBeTruthy();
    expect(screen.getByText("Reach fell from 9 to 3.")).toBeTruthy();
    expect(screen.getByRole("img", { name: "Is it getting better? Reach fell from 9 to 3." })).toBeTruthy();
  });

  it("shows the same numbers as a table with the key T, a gap as not known", async () => {
    render(<TestLines />);
    await userEvent.tab();
    await userEvent.keyboard("t");
    expect(cells()).toEqual([
      ["9", "8", "10", "6"],
      ["not known", "not known", "not known", "6"],
      ["3", "2", "4", "6"],
    ]);
    await userEvent.keyboard("t");
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("hides a line by its button in the legend", async () => {
    render(<TestLines />);
    const entry = screen.getByRole("button", { name: "Target" });
    expect(entry.getAttribute("aria-pressed")).toBe("true");
    await userEvent.click(entry);
    expect(entry.getAttribute("aria-pressed")).toBe("false");
  });
});

describe("ParetoChart", () => {
  it("lists the largest first with the share so far, and the unknown last without one", async () => {
    render(
      <ParetoChart
        question="Which few carry the use?"
        answer="One of three."
        labelHeader="Feature"
        valueHeader="Uses"
        shareHeader="Cumulative share"
        bars={[
          { id: "coupons", label: "Coupons", value: 25 },
          { id: "fax", label: "Fax", value: null },
          { id: "search", label: "Search", value: 75 },
        ]}
      />,
    );
    await userEvent.click(screen.getByRole("button", { name: /Show as table/ }));
    expect(cells()).toEqual([
      ["75", "75%"],
      ["25", "100%"],
      ["not known", "not known"],
    ]);
  });
});

describe("HeatMap", () => {
  it("opens a row from its table by keyboard", async () => {
    const onOpen = vi.fn<() => void>();
    render(
      <HeatMap
        question="When is it used?"
        answer="At the end of the year."
        rowHeader="Feature"
        unknownLabel="not known"
        columns={["2026-10", "2026-11"]}
        rows={[{ id: "search", label: "Search" }]}
        values={[[null, 4]]}
        onOpen={onOpen}
      />,
    );
    await userEvent.click(screen.getByRole("button", { name: /Show as table/ }));
    expect(cells()).toEqual([["not known", "4"]]);
    screen.getByRole("row", { name: /Search/ }).focus();
    await userEvent.keyboard("{Enter}");
    expect(onOpen).toHaveBeenCalledWith("search");
  });
});
