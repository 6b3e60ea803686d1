import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Grid } from "../../../renderer/ui/grid.tsx";
import { type CellChange, parseBlock, planPaste, stepPlace } from "../../../renderer/ui/grid-cells.ts";

const columns = [
  { id: "may", header: "2026-05", kind: "number" },
  { id: "june", header: "2026-06", kind: "number" },
  { id: "sum", header: "Sum", kind: "number", isReadOnly: true },
] as const;
const start = [
  { key: "shop", label: "Shop", cells: { may: "10", june: "20", sum: "30" } },
  { key: "fax", label: "Fax", cells: { may: "1", june: "2", sum: "3" } },
];
const problemOf = ({ text }: CellChange) => (/^\d*$/.test(text) ? null : "Write a whole number.");

function TestGrid({ onChange }: { readonly onChange: (cells: readonly CellChange[]) => void }) {
  const [rows, setRows] = useState(start);
  const change = (cells: readonly CellChange[]) => {
    onChange(cells);
    setRows((before) =>
      before.map((row) => ({
        ...row,
        cells: {
          ...row.cells,
          ...Object.fromEntries(cells.filter((cell) => cell.row === row.key).map(({ column, text }) => [column, text])),
        },
      })),
    );
  };
  return (
    <Grid label="Cost" rowHeader="Product" rows={rows} columns={columns} onChange={change} problemOf={problemOf} />
  );
}

const cell = (place: string) => {
  const found = document.querySelector<HTMLElement>(`[data-place="${place}"]`);
  if (found === null) throw new Error(`no cell at ${place}`);
  return found;
};

function paste(place: string, text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  fireEvent.paste(cell(place), { clipboardData });
}

describe("Grid", () => {
  it("moves by arrows and stops at the edges", async () => {
    render(<TestGrid onChange={vi.fn<() => void>()} />);
    cell("0 0").focus();
    await userEvent.keyboard("{ArrowRight}{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(cell("1 1"));
    await userEvent.keyboard("{Control>}{Home}{/Control}");
    expect(document.activeElement).toBe(cell("0 0"));
  });

  it("begins in the row that is asked for", () => {
    render(<Grid label="Cost" rowHeader="Product" rows={start} columns={columns} onChange={() => {}} startRow={1} />);
    expect([cell("0 0").tabIndex, cell("1 0").tabIndex]).toEqual([-1, 0]);
  });

  it("edits with Enter, stores with Enter and goes down", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestGrid onChange={onChange} />);
    cell("0 0").focus();
    await userEvent.keyboard("{Enter}5{Enter}");
    expect(onChange.mock.calls).toEqual([[[{ row: "shop", column: "may", text: "105" }]]]);
    expect(document.activeElement).toBe(cell("1 0"));
  });

  it("replaces the cell by what is typed and restores it with Escape", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestGrid onChange={onChange} />);
    cell("0 0").focus();
    await userEvent.keyboard("7{Escape}");
    expect(onChange).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(cell("0 0"));
    expect(cell("0 0").textContent).toBe("10");
  });

  it("goes on editing in the next cell with Tab", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestGrid onChange={onChange} />);
    cell("0 0").focus();
    await userEvent.keyboard("7{Tab}");
    expect(onChange).toHaveBeenCalledWith([{ row: "shop", column: "may", text: "7" }]);
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Shop, 2026-06" }));
  });

  it("keeps a refused entry open and says why", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestGrid onChange={onChange} />);
    cell("0 0").focus();
    await userEvent.keyboard("abc{Enter}");
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByRole("alert").textContent).toBe("Write a whole number.");
    expect(screen.getByRole("textbox").getAttribute("aria-invalid")).toBe("true");
  });

  it("takes a pasted block as one change", () => {
    const onChange = vi.fn<() => void>();
    render(<TestGrid onChange={onChange} />);
    paste("0 0", "11\t21\n12\t22\n");
    expect(onChange.mock.calls).toEqual([
      [
        [
          { row: "shop", column: "may", text: "11" },
          { row: "shop", column: "june", text: "21" },
          { row: "fax", column: "may", text: "12" },
          { row: "fax", column: "june", text: "22" },
        ],
      ],
    ]);
  });

  it("takes nothing of a block with one refused cell, and names that cell", () => {
    const onChange = vi.fn<() => void>();
    render(<TestGrid onChange={onChange} />);
    paste("0 0", "11\tabc");
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByRole("alert").textContent).toContain("Shop, 2026-06: Write a whole number.");
  });

  it("leaves a cell that cannot be edited alone", async () => {
    render(<TestGrid onChange={vi.fn<() => void>()} />);
    cell("0 2").focus();
    await userEvent.keyboard("{Enter}");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(cell("0 2").getAttribute("aria-readonly")).toBe("true");
  });
});

describe("planPaste", () => {
  const grid = { rows: start, columns };

  it("refuses cells outside the grid and read-only cells by name", () => {
    const plan = planPaste(grid, { row: 1, column: 1 }, "5\t6\t7", problemOf);
    expect(plan.refusals).toEqual(["Fax, Sum: this cell cannot be edited.", "1 pasted cell lies outside the table."]);
  });

  it("leaves equal cells out of the change", () => {
    expect(planPaste(grid, { row: 0, column: 0 }, "10\t21", problemOf).changes).toEqual([
      { row: "shop", column: "june", text: "21" },
    ]);
  });
});

describe("parseBlock", () => {
  it("reads the line ends of every system and drops the last empty line", () => {
    expect(parseBlock("a\tb\r\nc\rd\n")).toEqual([["a", "b"], ["c"], ["d"]]);
  });
});

describe("stepPlace", () => {
  it("goes on in the next row and stays at the very end", () => {
    const grid = { rows: start, columns };
    expect(stepPlace(grid, { row: 0, column: 2 }, 1)).toEqual({ row: 1, column: 0 });
    expect(stepPlace(grid, { row: 1, column: 2 }, 1)).toEqual({ row: 1, column: 2 });
    expect(stepPlace(grid, { row: 0, column: 0 }, -1)).toEqual({ row: 0, column: 0 });
  });
});
