import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { EditEnd } from "./grid-cell.tsx";
import {
  type CellChange,
  cellText,
  clampPlace,
  type GridBlock,
  type Place,
  planPaste,
  type ProblemOf,
  stepPlace,
} from "./grid-cells.ts";

type GridActions = {
  readonly grid: GridBlock;
  readonly box: RefObject<HTMLElement | null>;
  readonly focus: Place;
  readonly setFocus: (place: Place) => void;
  readonly reveal: (row: number) => void;
  readonly problemOf: ProblemOf;
  readonly onChange: (cells: readonly CellChange[]) => void;
};

type Editing = Place & { readonly text: string };

const pageOfRows = 10;

function placeOf(target: EventTarget): Place | null {
  const written = target instanceof Element ? target.closest<HTMLElement>("[data-place]")?.dataset["place"] : undefined;
  if (written === undefined) return null;
  const [row = 0, column = 0] = written.split(" ").map(Number);
  return { row, column };
}

function targetOf(event: KeyboardEvent, at: Place): Place | null {
  const isFar = event.ctrlKey || event.metaKey;
  const end = Number.MAX_SAFE_INTEGER;
  const targets: Readonly<Record<string, Place>> = {
    ArrowUp: { row: at.row - 1, column: at.column },
    ArrowDown: { row: at.row + 1, column: at.column },
    ArrowLeft: { row: at.row, column: at.column - 1 },
    ArrowRight: { row: at.row, column: at.column + 1 },
    PageUp: { row: at.row - pageOfRows, column: at.column },
    PageDown: { row: at.row + pageOfRows, column: at.column },
    Home: { row: isFar ? 0 : at.row, column: 0 },
    End: { row: isFar ? end : at.row, column: end },
  };
  return targets[event.key] ?? null;
}

export function useGridActions({ grid, box, focus, setFocus, reveal, problemOf, onChange }: GridActions) {
  const { rows, columns } = grid;
  const wantsFocus = useRef(false);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [refusals, setRefusals] = useState<readonly string[]>([]);

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing !== null) return;
    wantsFocus.current = false;
    const cell = box.current?.querySelector<HTMLElement>(`[data-place="${focus.row} ${focus.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const isLocked = (place: Place) => columns[place.column]?.isReadOnly === true;
  const moveTo = (place: Place) => {
    const next = clampPlace(grid, place);
    wantsFocus.current = true;
    setFocus(next);
    reveal(next.row);
  };
  const edit = (place: Place, text: string) => {
    setRefusals([]);
    if (isLocked(place)) return;
    setFocus(place);
    setEditing({ ...place, text });
  };
  const change = (place: Place, text: string) => {
    const row = rows[place.row];
    const column = columns[place.column];
    if (row && column && cellText(grid, place) !== text) onChange([{ row: row.key, column: column.id, text }]);
  };
  const clear = (place: Place) => {
    const { changes, refusals: refused } = planPaste(grid, place, "", problemOf);
    setRefusals(refused);
    if (changes.length > 0) onChange(changes);
  };
  const endEdit = (place: Place, text: string | null, end: EditEnd) => {
    if (text !== null) change(place, text);
    setEditing(null);
    switch (end) {
      case "elsewhere":
        return;
      case "stay":
        moveTo(place);
        return;
      case "down":
        moveTo({ row: place.row + 1, column: place.column });
        return;
      case "next":
      case "previous": {
        const next = stepPlace(grid, place, end === "next" ? 1 : -1);
        moveTo(next);
        edit(next, cellText(grid, next));
      }
    }
  };
  const latestEnd = useRef(endEdit);
  useLayoutEffect(() => {
    latestEnd.current = endEdit;
  });
  const onEnd = useCallback(
    (place: Place, text: string | null, end: EditEnd) => latestEnd.current(place, text, end),
    [],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const at = placeOf(event.target);
    if (at === null || editing !== null) return;
    const target = targetOf(event, at);
    const isCommanded = event.ctrlKey || event.metaKey || event.altKey;
    if (target !== null) moveTo(target);
    else if (event.key === "Enter" || event.key === "F2") edit(at, cellText(grid, at));
    else if (event.key === "Delete" || event.key === "Backspace") clear(at);
    else if (event.key.length === 1 && !isCommanded) edit(at, event.key);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const at = placeOf(event.target);
    if (at !== null && editing === null) setFocus(at);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const at = placeOf(event.target);
    if (at !== null && editing === null) edit(at, cellText(grid, at));
  };
  const onCopy = (event: ClipboardEvent) => {
    const at = placeOf(event.target);
    if (at === null || editing !== null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", cellText(grid, at));
  };
  const onPaste = (event: ClipboardEvent) => {
    const at = placeOf(event.target);
    if (at === null || editing !== null) return;
    event.preventDefault();
    const plan = planPaste(grid, at, event.clipboardData.getData("text/plain"), problemOf);
    setRefusals(plan.refusals);
    if (plan.refusals.length === 0 && plan.changes.length > 0) onChange(plan.changes);
  };

  return { listeners: { onKeyDown, onClick, onDoubleClick, onCopy, onPaste }, editing, refusals, onEnd };
}
