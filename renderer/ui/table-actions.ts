import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { isMenuKey, pointBeside } from "./menu.tsx";
import { nextSelection, reachOf } from "./row-selection.ts";
import { asTabbedText, asTableMarkup } from "./table-lines.ts";
import type { TableProps } from "./table-props.ts";

type RowActions<Row> = {
  readonly props: TableProps<Row>;
  readonly box: RefObject<HTMLElement | null>;
  readonly rowKeys: readonly string[];
  readonly sorted: readonly Row[];
  readonly find: (key: string) => Row | undefined;
  readonly focusKey: string | null;
  readonly setFocusKey: (key: string) => void;
  readonly places: ReadonlyMap<string, number>;
  readonly reveal: (index: number) => void;
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
  const { props, box, rowKeys, find, focusKey, setFocusKey, places, reveal } = table;
  const { selectionMode = "none", selection = new Set<string>(), onSelect, onActivate, rowMenu } = props;
  const anchor = useRef<string | null>(null);
  const wantsFocus = useRef(false);
  const isInside = useRef(false);
  const lastPlace = useRef(0);
  const [menuAt, setMenuAt] = useState<{ readonly key: string; readonly x: number; readonly y: number } | null>(null);

  // The row to focus may only be mounted by the render that follows.
  useLayoutEffect(() => {
    if (!wantsFocus.current || focusKey === null) return;
    wantsFocus.current = false;
    const row = box.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(focusKey)}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const moveTo = (key: string) => {
    wantsFocus.current = true;
    setFocusKey(key);
    reveal(places.get(key) ?? 0);
  };

  // A focused row that goes away leaves the focus to the row that takes its place.
  useLayoutEffect(() => {
    const place = focusKey === null ? -1 : rowKeys.indexOf(focusKey);
    if (place >= 0) lastPlace.current = place;
    if (place >= 0 || focusKey === null || !isInside.current || document.activeElement !== document.body) return;
    const neighbour = rowKeys[Math.min(lastPlace.current, rowKeys.length - 1)];
    if (neighbour === undefined) box.current?.focus();
    else moveTo(neighbour);
  });

  const select = (key: string, reach: ReturnType<typeof reachOf>) => {
    if (selectionMode === "none") return;
    const next = nextSelection({ mode: selectionMode, keys: rowKeys, selection, anchor: anchor.current, key, reach });
    if (reach !== "range" || anchor.current === null) anchor.current = key;
    onSelect?.(next);
  };
  const activate = (key: string) => {
    const row = find(key);
    if (row !== undefined) onActivate?.(row);
  };

  const onArrow = (event: KeyboardEvent, key: string, target: number) => {
    event.preventDefault();
    const next = rowKeys[Math.min(rowKeys.length - 1, Math.max(0, target))];
    if (next === undefined) return;
    if (anchor.current === null) anchor.current = key;
    moveTo(next);
    if (selectionMode === "single") select(next, "only");
    else if (event.shiftKey) select(next, "range");
    else anchor.current = next;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowAt(event.target);
    const key = row?.dataset["key"];
    if (row === null || key === undefined || event.target !== row) return;
    const place = rowKeys.indexOf(key);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + pageOfRows,
      PageUp: place - pageOfRows,
      Home: 0,
      End: rowKeys.length - 1,
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
      onSelect?.(new Set(rowKeys));
    } else if (event.key === "Escape" && selection.size > 0) onSelect?.(new Set());
    else if (rowMenu && isMenuKey(event)) {
      event.preventDefault();
      setMenuAt({ key, ...pointBeside(row) });
    }
  };

  const onFocus = (event: FocusEvent) => {
    isInside.current = true;
    const key = event.target instanceof HTMLElement ? event.target.dataset["key"] : undefined;
    if (key !== undefined && key !== focusKey) setFocusKey(key);
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
    const chosen = table.sorted.filter((row) => selection.has(props.rowKey(row)));
    const rows = chosen.length > 0 ? chosen : table.sorted;
    event.preventDefault();
    event.clipboardData.setData("text/plain", asTabbedText(rows, props.columns));
    event.clipboardData.setData("text/html", asTableMarkup(rows, props.columns));
  };

  const menuRow = menuAt && find(menuAt.key);
  const closeMenu = () => {
    setMenuAt(null);
    if (menuAt) moveTo(menuAt.key);
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
