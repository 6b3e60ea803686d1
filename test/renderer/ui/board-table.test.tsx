import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { RankedTable } from "../../../renderer/ui/board-table.tsx";
import type { CardMove } from "../../../renderer/ui/board-order.ts";
import type { Column } from "../../../renderer/ui/table-lines.ts";

type Row = { readonly id: string };

const words = {
  instructions: "Space lifts.",
  handle: (text: string) => `Move ${text}`,
  several: (count: number) => `${count} rows`,
  lifted: (what: string) => `lifted ${what}`,
  over: (what: string, { place }: { place: number }) => `over ${what} ${place}`,
  dropped: (what: string, { place }: { place: number }) => `dropped ${what} ${place}`,
  droppedOn: (what: string, target: string) => `${what} to ${target}`,
  stayed: (what: string) => `stayed ${what}`,
  cancelled: (what: string) => `cancelled ${what}`,
  targets: "Elsewhere",
};
const columns: readonly Column<Row>[] = [{ id: "name", header: "Name", kind: "text", text: ({ id }) => id }];
const keyOf = ({ id }: Row) => id;
const start: readonly Row[] = Array.from({ length: 300 }, (_, n) => ({ id: `row ${n}` }));

function TestTable({
  onMove,
  movable,
}: {
  readonly onMove: (move: CardMove) => void;
  readonly movable?: readonly string[];
}) {
  const [rows, setRows] = useState(start);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  return (
    <RankedTable
      laneId="list"
      caption="Rows"
      rows={rows}
      columns={columns}
      rowKey={keyOf}
      rowText={keyOf}
      empty={null}
      selection={selection}
      onSelect={setSelection}
      movable={movable ?? rows.map(keyOf)}
      words={words}
      onMove={(move) => {
        onMove(move);
        const { keys, beside } = move;
        const rest = rows.filter(({ id }) => !keys.includes(id));
        const place =
          beside === null ? 0 : rest.findIndex(({ id }) => id === beside.key) + (beside.at === "after" ? 1 : 0);
        setRows([...rest.slice(0, place), ...keys.map((id) => ({ id })), ...rest.slice(place)]);
        return true;
      }}
    />
  );
}

async function lift(name: string): Promise<void> {
  act(() => screen.getByRole("button", { name: `Move ${name}` }).focus());
  await userEvent.keyboard("[Space]");
  await act(async () => new Promise((resolve) => void setTimeout(resolve, 20)));
}

describe("RankedTable", () => {
  it("moves a row by keyboard beyond what is mounted, and keeps the focus on it", async () => {
    const onMove = vi.fn<(move: CardMove) => void>();
    render(<TestTable onMove={onMove} />);
    await lift("row 1");
    for (let press = 0; press < 80; press += 1) await userEvent.keyboard("{ArrowDown}");
    await userEvent.keyboard("[Space]");
    expect(onMove.mock.calls).toEqual([[{ keys: ["row 1"], lane: "list", beside: { at: "after", key: "row 81" } }]]);
    await screen.findByText("dropped row 1 82");
    await waitFor(() => expect(document.activeElement?.closest("tr")?.dataset["key"]).toBe("row 1"));
  });

  it("gives handles only to the rows that can be moved", () => {
    render(<TestTable onMove={() => undefined} movable={["row 2"]} />);
    expect(screen.getAllByRole("button", { name: /^Move/ })).toHaveLength(1);
  });

  it("moves nothing while another order is shown", async () => {
    const onMove = vi.fn<(move: CardMove) => void>();
    render(<TestTable onMove={onMove} movable={[]} />);
    act(() => screen.getByRole("row", { name: "row 1" }).focus());
    await userEvent.keyboard("[Space]{ArrowDown}[Space]");
    expect(onMove).not.toHaveBeenCalled();
  });
});
