import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Board } from "../../../renderer/ui/board.tsx";
import type { BoardColumn } from "../../../renderer/ui/board-columns.ts";
import type { CardMove } from "../../../renderer/ui/board-order.ts";

type Card = { readonly id: string; readonly lane: string };

const few: readonly Card[] = [
  { id: "a", lane: "ready" },
  { id: "b", lane: "ready" },
  { id: "c", lane: "ready" },
  { id: "d", lane: "doing" },
];
const many: readonly Card[] = Array.from({ length: 10_000 }, (_, n) => ({
  id: `card ${n}`,
  lane: n % 2 === 0 ? "ready" : "doing",
}));
const words = {
  instructions: "Space lifts.",
  handle: (text: string) => `Move ${text}`,
  several: (count: number) => `${count} cards`,
  lifted: (what: string, spot: { place: number; of: number; lane: string }) =>
    `lifted ${what} ${spot.place}/${spot.of} ${spot.lane}`,
  over: (what: string, spot: { place: number; of: number; lane: string }) =>
    `over ${what} ${spot.place}/${spot.of} ${spot.lane}`,
  dropped: (what: string, spot: { place: number; of: number; lane: string }) =>
    `dropped ${what} ${spot.place}/${spot.of} ${spot.lane}`,
  droppedOn: (what: string, target: string) => `${what} to ${target}`,
  stayed: (what: string) => `stayed ${what}`,
  cancelled: (what: string) => `cancelled ${what}`,
  targets: "Elsewhere",
};
const keyOf = ({ id }: Card) => id;
const renderNothing = () => null;

function moved(cards: readonly Card[], { keys, lane, beside }: CardMove): readonly Card[] {
  const travelling = keys.map((id) => ({ id, lane }));
  const rest = cards.filter(({ id }) => !keys.includes(id));
  const place = beside === null ? 0 : rest.findIndex(({ id }) => id === beside.key) + (beside.at === "after" ? 1 : 0);
  return [...rest.slice(0, place), ...travelling, ...rest.slice(place)];
}

type TestBoardProps = {
  readonly start?: readonly Card[];
  readonly onMove?: (move: CardMove) => void;
  readonly isRefused?: boolean;
};

function TestBoard({ start = few, onMove, isRefused = false }: TestBoardProps) {
  const [cards, setCards] = useState(start);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const focusRef = useRef<((key: string) => void) | null>(null);
  const columns: readonly BoardColumn<Card>[] = ["ready", "doing", "empty"].map((id) => ({
    id,
    title: id,
    cards: cards.filter(({ lane }) => lane === id),
    count: "",
    countLabel: `${cards.filter(({ lane }) => lane === id).length} cards`,
    empty: "Nothing here.",
  }));
  return (
    <>
      <button type="button" onClick={() => setCards(cards.filter(({ id }) => id !== "b"))}>
        remove b
      </button>
      <Board
        label="Cards"
        columns={columns}
        cardKey={keyOf}
        cardText={keyOf}
        cardHref={({ id }) => `#${id}`}
        renderCard={renderNothing}
        cardHeight={80}
        selectedWord="selected"
        selection={selection}
        onSelect={setSelection}
        words={words}
        onMove={(move) => {
          onMove?.(move);
          if (!isRefused) setCards(moved(cards, move));
          return !isRefused;
        }}
        menuOf={() => [{ id: "open", label: "Open", onAction: () => undefined }]}
        menuLabel="Card"
        focusRef={focusRef}
      />
    </>
  );
}

const column = (name: string) => within(screen.getByRole("region", { name: new RegExp(`^${name}`) }));
const cardsOf = (name: string) =>
  column(name)
    .queryAllByRole("link")
    .map((link) => link.textContent);
const linkOf = (name: string) => screen.getByRole("link", { name: new RegExp(`^${name}(,|$)`) });
const handleOf = (name: string) => screen.getByRole("button", { name: `Move ${name}` });
const said = async (text: string) => screen.findByText(text);

async function lift(name: string): Promise<void> {
  act(() => handleOf(name).focus());
  await userEvent.keyboard("[Space]");
  await act(async () => new Promise((resolve) => void setTimeout(resolve, 20)));
}

describe("Board", () => {
  it("names its columns with what they hold, as lists of links", () => {
    render(<TestBoard />);
    expect(column("ready").getAllByRole("listitem")).toHaveLength(3);
    expect(screen.getByRole("heading", { name: /^ready ?, 3 cards$/ })).toBeTruthy();
    expect(linkOf("a").getAttribute("href")).toBe("#a");
  });

  it("moves a card by keyboard along and across, tells every step, and keeps the focus on it", async () => {
    const onMove = vi.fn<(move: CardMove) => void>();
    render(<TestBoard onMove={onMove} />);
    await lift("b");
    await said("lifted b 2/3 ready");
    await userEvent.keyboard("{ArrowRight}");
    await said("over b 2/2 doing");
    await userEvent.keyboard("{ArrowUp}");
    await said("over b 1/2 doing");
    await userEvent.keyboard("[Space]");
    await said("dropped b 1/2 doing");
    expect(onMove.mock.calls).toEqual([[{ keys: ["b"], lane: "doing", beside: { at: "before", key: "d" } }]]);
    expect(cardsOf("ready")).toEqual(["a", "c"]);
    expect(cardsOf("doing")).toEqual(["b", "d"]);
    await waitFor(() => expect(document.activeElement).toBe(handleOf("b")));
  });

  it("moves into an empty column", async () => {
    const onMove = vi.fn<(move: CardMove) => void>();
    render(<TestBoard onMove={onMove} />);
    await lift("d");
    await userEvent.keyboard("{ArrowRight}[Space]");
    expect(onMove.mock.calls).toEqual([[{ keys: ["d"], lane: "empty", beside: null }]]);
  });

  it("puts everything back with Escape, and asks for nothing where nothing would change", async () => {
    const onMove = vi.fn<(move: CardMove) => void>();
    render(<TestBoard onMove={onMove} />);
    await lift("a");
    await userEvent.keyboard("{ArrowDown}{Escape}");
    await said("cancelled a");
    await lift("a");
    await userEvent.keyboard("{ArrowDown}{ArrowUp}[Space]");
    await said("stayed a");
    expect(onMove).not.toHaveBeenCalled();
    expect(cardsOf("ready")).toEqual(["a", "b", "c"]);
  });

  it("lets the selection travel together, in its order", async () => {
    const onMove = vi.fn<(move: CardMove) => void>();
    render(<TestBoard onMove={onMove} />);
    act(() => linkOf("c").focus());
    await userEvent.keyboard("x");
    act(() => linkOf("a").focus());
    await userEvent.keyboard("x");
    await lift("c");
    await said("lifted 2 cards 2/3 ready");
    await userEvent.keyboard("{ArrowRight}[Space]");
    expect(onMove.mock.calls[0]?.[0].keys).toEqual(["a", "c"]);
    expect(cardsOf("doing").map((text) => text.replace(", selected", ""))).toEqual(["d", "a", "c"]);
  });

  it("leaves a card where it is when the move is refused or first asks something", async () => {
    render(<TestBoard isRefused />);
    await lift("a");
    await userEvent.keyboard("{ArrowRight}[Space]");
    expect(cardsOf("ready")).toEqual(["a", "b", "c"]);
    expect(screen.queryByText(/^dropped/)).toBeNull();
  });

  it("does not let other keys do anything while a card is lifted", async () => {
    const onKey = vi.fn<(event: KeyboardEvent) => void>();
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    render(<TestBoard />);
    await lift("a");
    onKey.mockClear();
    await userEvent.keyboard("n");
    expect(onKey.mock.calls.map(([event]) => event.defaultPrevented)).toEqual([true]);
    await userEvent.keyboard("{Escape}");
    window.removeEventListener("keydown", listen);
  });

  it("walks by arrow keys with one Tab stop a column", async () => {
    render(<TestBoard />);
    act(() => linkOf("a").focus());
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowRight}");
    expect(document.activeElement).toBe(linkOf("d"));
    await userEvent.keyboard("{ArrowLeft}{End}");
    expect(document.activeElement).toBe(linkOf("c"));
    expect(screen.getAllByRole("link").filter(({ tabIndex }) => tabIndex === 0)).toEqual([linkOf("c"), linkOf("d")]);
  });

  it("selects with X and Space, a range with Shift, all with Ctrl+A and nothing with Escape", async () => {
    render(<TestBoard />);
    const selected = () =>
      screen.queryAllByRole("link", { name: /, selected$/ }).map(({ textContent }) => textContent?.[0]);
    act(() => linkOf("a").focus());
    await userEvent.keyboard("x{Shift>}{ArrowDown}{/Shift}");
    expect(selected()).toEqual(["a", "b"]);
    await userEvent.keyboard("{Control>}a{/Control}");
    expect(selected()).toEqual(["a", "b", "c", "d"]);
    await userEvent.keyboard("{Escape}");
    expect(selected()).toEqual([]);
    await userEvent.keyboard("[Space]");
    expect(selected()).toEqual(["b"]);
  });

  it("gives the focus to the next card when the focused one goes away", () => {
    render(<TestBoard />);
    act(() => linkOf("b").focus());
    fireEvent.click(screen.getByRole("button", { name: "remove b" }));
    expect(cardsOf("ready")).toEqual(["a", "c"]);
    expect(document.activeElement).toBe(linkOf("c"));
  });

  it("opens the menu of a card by key, by right click and by a click on its handle", async () => {
    render(<TestBoard />);
    act(() => linkOf("a").focus());
    await userEvent.keyboard("{Shift>}{F10}{/Shift}");
    expect(await screen.findByRole("menuitem", { name: "Open" })).toBeTruthy();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(linkOf("a")));
    await userEvent.click(handleOf("b"));
    expect(await screen.findByRole("menuitem", { name: "Open" })).toBeTruthy();
  });

  it("mounts only what is seen of long columns, and the card with the focus", async () => {
    render(<TestBoard start={many} />);
    expect(screen.getAllByRole("listitem").length).toBeLessThan(60);
    act(() => linkOf("card 0").focus());
    await userEvent.keyboard("{End}");
    expect(document.activeElement).toBe(linkOf("card 9998"));
    expect(screen.getAllByRole("listitem").length).toBeLessThan(60);
  });
});
