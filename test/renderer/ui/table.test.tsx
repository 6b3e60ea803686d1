import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Table } from "../../../renderer/ui/table.tsx";
import type { Column } from "../../../renderer/ui/table-lines.ts";
import type { TableProps } from "../../../renderer/ui/table-props.ts";

type Row = { readonly id: string; readonly name: string; readonly uses: number | null };

const few: readonly Row[] = [
  { id: "1", name: "Search", uses: 90 },
  { id: "2", name: "Fax batch", uses: null },
  { id: "3", name: "Coupons", uses: 40 },
];
const many: readonly Row[] = Array.from({ length: 20_000 }, (_, place) => ({
  id: `row ${place}`,
  name: `Feature ${place}`,
  uses: place,
}));
const columns: readonly Column<Row>[] = [
  { id: "name", header: "Feature", kind: "text", text: (row) => row.name, sortBy: (row) => row.name },
  {
    id: "uses",
    header: "Uses",
    unit: "a month",
    kind: "number",
    text: (row) => String(row.uses ?? "not known"),
    sortBy: (row) => row.uses,
    total: (rows) => String(rows.reduce((sum, row) => sum + (row.uses ?? 0), 0)),
  },
];

function TestTable(props: Partial<TableProps<Row>>) {
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  return (
    <Table
      caption="Features"
      rows={few}
      columns={columns}
      rowKey={(row) => row.id}
      empty="Nothing here yet."
      selection={selection}
      onSelect={setSelection}
      {...props}
    />
  );
}

const rowNamed = (name: string) => screen.getByRole("row", { name: new RegExp(name) });
const namesShown = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);

describe("Table", () => {
  it("sorts by the button in the header and says so", async () => {
    render(<TestTable />);
    const header = screen.getByRole("columnheader", { name: /Uses/ });
    expect(header.getAttribute("aria-sort")).toBeNull();
    await userEvent.click(within(header).getByRole("button"));
    expect(header.getAttribute("aria-sort")).toBe("descending");
    expect(namesShown()).toEqual(["Search", "Coupons", "Fax batch"]);
    await userEvent.click(within(header).getByRole("button"));
    expect(namesShown()).toEqual(["Coupons", "Search", "Fax batch"]);
  });

  it("moves the focus by arrow keys and holds one Tab stop among the rows", async () => {
    render(<TestTable />);
    act(() => rowNamed("Search").focus());
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(rowNamed("Fax batch"));
    expect(screen.getAllByRole("row").filter((row) => row.tabIndex === 0)).toEqual([rowNamed("Fax batch")]);
    await userEvent.keyboard("{End}");
    expect(document.activeElement).toBe(rowNamed("Coupons"));
  });

  it("opens a row with Enter and with a double click", async () => {
    const onActivate = vi.fn<(row: Row) => void>();
    render(<TestTable onActivate={onActivate} />);
    act(() => rowNamed("Search").focus());
    await userEvent.keyboard("{Enter}");
    await userEvent.dblClick(rowNamed("Coupons"));
    expect(onActivate.mock.calls.map(([row]) => row.id)).toEqual(["1", "3"]);
  });

  it("selects a range with Shift and the arrows", async () => {
    render(<TestTable selectionMode="multiple" />);
    act(() => rowNamed("Search").focus());
    await userEvent.keyboard(" {Shift>}{ArrowDown}{/Shift}");
    expect(rowNamed("Search").getAttribute("aria-selected")).toBe("true");
    expect(rowNamed("Fax batch").getAttribute("aria-selected")).toBe("true");
    expect(rowNamed("Coupons").getAttribute("aria-selected")).toBe("false");
  });

  it("lets the selection follow the focus where one row may be selected", async () => {
    render(<TestTable selectionMode="single" />);
    await userEvent.click(rowNamed("Search"));
    await userEvent.keyboard("{ArrowDown}");
    expect(rowNamed("Search").getAttribute("aria-selected")).toBe("false");
    expect(rowNamed("Fax batch").getAttribute("aria-selected")).toBe("true");
  });

  it("copies the selected rows as tabbed text and as a table", async () => {
    render(<TestTable selectionMode="multiple" />);
    await userEvent.click(rowNamed("Coupons"));
    const clipboardData = new DataTransfer();
    fireEvent.copy(rowNamed("Coupons"), { clipboardData });
    expect(clipboardData.getData("text/plain")).toBe("Feature\tUses (a month)\nCoupons\t40");
    expect(clipboardData.getData("text/html")).toContain("<td>Coupons</td>");
  });

  it("opens the row's menu with Shift+F10 and gives the focus back to the row", async () => {
    const onAction = vi.fn<() => void>();
    render(<TestTable rowMenu={(row) => [{ id: "open", label: `Open ${row.name}`, onAction }]} />);
    act(() => rowNamed("Search").focus());
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Open Search" }));
    expect(onAction).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(rowNamed("Search"));
  });

  it("gives the focus to the neighbour when the focused row goes away", () => {
    const { rerender } = render(<TestTable />);
    act(() => rowNamed("Fax batch").focus());
    rerender(<TestTable rows={few.filter((row) => row.id !== "2")} />);
    expect(document.activeElement).toBe(rowNamed("Coupons"));
  });

  it("groups rows under a heading with the group's total", () => {
    const groupOf = (row: Row) =>
      row.uses === null ? { key: "no", label: "not counted" } : { key: "yes", label: "counted" };
    render(<TestTable groupOf={groupOf} />);
    expect(within(rowNamed("^counted")).getByRole("cell").textContent).toBe("130");
  });

  it("mounts few of many rows, and the last one once it has the focus", async () => {
    render(<TestTable rows={many} />);
    expect(screen.getAllByRole("row").length).toBeLessThan(120);
    expect(screen.getByRole("table").getAttribute("aria-rowcount")).toBe("20002");
    act(() => rowNamed("Feature 0 ").focus());
    await userEvent.keyboard("{End}");
    expect(document.activeElement?.getAttribute("aria-rowindex")).toBe("20001");
  });

  it("shows what is said about an empty table", () => {
    render(<TestTable rows={[]} />);
    expect(screen.getByText("Nothing here yet.")).toBeTruthy();
  });
});
