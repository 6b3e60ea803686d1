import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { isMenuKey, pointBeside } from "./menu.tsx";
import type { Lines } from "./lines.ts";
import { nextSelection, reachOf } from "./row-selection.ts";
import { asTabbedText, asTableMarkup } from "./table-lines.ts";
import type { TableProps } from "./table-props.ts";

type RowActions<Row> = {
  readonly props: TableProps<Row>;
  readonly box: RefObject<HTMLElement | null>;
  readonly lines: Lines<Row>;
  readonly focusKey: string | null;
  /** Where the row with the focus stands; -1 when it is not among the rows. */
  readonly focusPlace: number;
  readonly setFocusKey: (key: string) => void;
  readonly reveal: (line: number) => void;
};

const pageOfRows = 10;
const ownControls = "button, a, input, select, textarea, [role='slider'], [contenteditable]";

function rowAt(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("tr[data-key]") : null;
}

function isInsideControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest(ownControls) !== null;
}

export function useRowActions<Row>(table: RowActions<Row>) {
  const { props, box, lines, focusKey, focusPlace, setFocusKey, reveal } = table;
  const { rowKey } = props;
  const { rows } = lines;
  const { selectionMode = "none", selection = new Set<string>(), onSelect, onActivate, rowMenu } = props;
  const anchor = useRef<string | null>(null);
  const wantsFocus = useRef(false);
  const isInside = useRef(false);
  const lastPlace = useRef(0);
  const hadFocus = box.current?.contains(document.activeElement) ?? false;
  const [menuAt, setMenuAt] = useState<{ readonly key: string; readonly x: number; readonly y: number } | null>(null);

  const putFocus = (key: string) => {
    const row = box.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest", inline: "nearest" });
    wantsFocus.current = row === undefined || row === null;
  };
  // The row to focus may only be mounted by the render that follows.
  useLayoutEffect(() => {
    if (wantsFocus.current && focusKey !== null) putFocus(focusKey);
  });

  const placeOf = (key: string) => rows.findIndex((row) => rowKey(row) === key);
  const find = (key: string) => rows[placeOf(key)];
  const moveTo = (place: number) => {
    const row = rows[place];
    if (row === undefined) return;
    setFocusKey(rowKey(row));
    reveal(lines.lineOfRow(place));
    putFocus(rowKey(row));
  };

  // A focused row that moves keeps the focus; one that goes away leaves it to the row that takes its place.
  useLayoutEffect(() => {
    if (focusPlace >= 0) lastPlace.current = focusPlace;
    if (focusPlace >= 0 && hadFocus && document.activeElement === document.body) moveTo(focusPlace);
    if (focusPlace >= 0 || focusKey === null || !isInside.current || document.activeElement !== document.body) return;
    if (rows.length === 0) box.current?.focus();
    else moveTo(Math.min(lastPlace.current, rows.length - 1));
  });

  const { actionsRef } = props;
  useEffect(() => {
    if (actionsRef === undefined) return;
    const revealKey = (key: string) => reveal(lines.lineOfRow(placeOf(key)));
    actionsRef.current = { focus: (key) => moveTo(placeOf(key)), reveal: revealKey };
  });

  const select = (key: string, reach: ReturnType<typeof reachOf>) => {
    if (selectionMode === "none") return;
    const keys = reach === "range" ? rows.map(rowKey) : [];
    const next = nextSelection({ mode: selectionMode, keys, selection, anchor: anchor.current, key, reach });
    if (reach !== "range" || anchor.current === null) anchor.current = key;
    onSelect?.(next);
  };
  const activate = (key: string) => {
    const row = find(key);
    if (row !== undefined) onActivate?.(row);
  };

  const onArrow = (event: KeyboardEvent, key: string, target: number) => {
    event.preventDefault();
    const place = Math.min(rows.length - 1, Math.max(0, target));
    const row = rows[place];
    if (row === undefined) return;
    const next = rowKey(row);
    if (anchor.current === null) anchor.current = key;
    moveTo(place);
    if (selectionMode === "single") select(next, "only");
    else if (event.shiftKey) select(next, "range");
    else anchor.current = next;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const row = rowAt(event.target);
    const key = row?.dataset["key"];
    if (row === null || key === undefined || event.target !== row) return;
    const place = placeOf(key);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + pageOfRows,
      PageUp: place - pageOfRows,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    const isCommanded = event.ctrlKey || event.metaKey;
    if (target !== undefined && !event.altKey && !(isCommanded && event.shiftKey)) onArrow(event, key, target);
    else if (event.key === "Enter" && onActivate) {
      event.preventDefault();
      activate(key);
    } else if ((event.key === " " || event.key === "x") && !isCommanded && selectionMode !== "none") {
      event.preventDefault();
      select(key, "toggle");
    } else if (event.key === "a" && isCommanded && selectionMode === "multiple") {
      event.preventDefault();
      onSelect?.(new Set(rows.map(rowKey)));
    } else if (event.key === "Escape" && selection.size > 0) onSelect?.(new Set());
    else if (rowMenu && isMenuKey(event)) {
      event.preventDefault();
      setMenuAt({ key, ...pointBeside(row) });
    }
  };

  const onFocus = (event: FocusEvent) => {
    isInside.current = true;
    const key = rowAt(event.target)?.dataset["key"];
    if (key === undefined) return;
    if (key !== focusKey) setFocusKey(key);
    props.onFocusRow?.(key);
  };
  const onBlur = (event: FocusEvent) => {
    if (event.relatedTarget !== null) isInside.current = false;
  };

  const onClick = (event: MouseEvent) => {
    const key = rowAt(event.target)?.dataset["key"];
    if (key === undefined || isInsideControl(event.target)) return;
    setFocusKey(key);
    select(key, reachOf(event));
  };
  const onDoubleClick = (event: MouseEvent) => {
    const key = rowAt(event.target)?.dataset["key"];
    if (key !== undefined && !isInsideControl(event.target)) activate(key);
  };
  const onMouseDown = (event: MouseEvent) => {
    if (event.shiftKey && selectionMode === "multiple" && rowAt(event.target)) event.preventDefault();
  };
  const onContextMenu = (event: MouseEvent) => {
    const key = rowAt(event.target)?.dataset["key"];
    if (!rowMenu || key === undefined) return;
    event.preventDefault();
    setFocusKey(key);
    setMenuAt({ key, x: event.clientX, y: event.clientY });
  };
  const onCopy = (event: ClipboardEvent) => {
    const marked = getSelection();
    if (isInsideControl(event.target) || (marked !== null && !marked.isCollapsed)) return;
    const chosen = rows.filter((row) => selection.has(rowKey(row)));
    const copied = chosen.length > 0 ? chosen : rows;
    event.preventDefault();
    event.clipboardData.setData("text/plain", asTabbedText(copied, props.columns));
    event.clipboardData.setData("text/html", asTableMarkup(copied, props.columns));
  };

  const menuRow = menuAt && find(menuAt.key);
  const closeMenu = () => {
    setMenuAt(null);
    if (menuAt) moveTo(placeOf(menuAt.key));
  };
  const menu = rowMenu && {
    label: props.rowMenuLabel ?? props.caption,
    entries: menuRow ? rowMenu(menuRow) : [],
    at: menuRow ? menuAt : null,
    onClose: closeMenu,
  };
  return {
    listeners: { onFocus, onBlur, onKeyDown, onClick, onDoubleClick, onMouseDown, onContextMenu, onCopy },
    menu,
  };
}
