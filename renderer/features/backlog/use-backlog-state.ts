import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { useView } from "#data/session.ts";
import { ownFields } from "#shared/domain/backlog-field.ts";
import { inHandOrder } from "#shared/domain/backlog-order.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import type { Asking, BacklogState, Sending } from "./backlog-state.ts";
import { sendItems } from "./item-actions.ts";
import { filteredRows, isFiltered, steadyRows, wholeFilter, type ItemFilter } from "./item-rows.ts";
import { useSurroundings } from "./surroundings.ts";
import type { Place } from "./use-place.ts";
import { usePriorities } from "./use-priorities.ts";

const nothingSelected: ReadonlySet<string> = new Set();

/** The item whose first field was asked for, and how often it was. */
type Editing = { readonly id: string; readonly time: number };

/** What the screen knows and remembers while it is shown, for its views and for itself. */
export function useBacklogState({ productId, go, hrefOf }: Place) {
  const portfolio = usePortfolio((value) => value);
  const items = inHandOrder(portfolio, productId);
  const settings = settingsOf(portfolio);
  const around = useSurroundings();
  const priorities = usePriorities(items, settings.backlog.method, around);
  const products = onShelf(portfolio.products, "");
  const { now } = around;
  const rows = useMemo(() => steadyRows(items, { products, priorities, now }), [items, products, priorities, now]);
  const [filter, setFilter] = useView<ItemFilter>("backlog.filter", wholeFilter);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => filteredRows(rows, wanted), [rows, wanted]);
  const cardFields = useMemo(() => ownFields(portfolio.fields).filter(({ onCard }) => onCard), [portfolio.fields]);

  const [chosen, setChosen] = useState(nothingSelected);
  const [focused, setFocused] = useState<string | null>(null);
  const known = useMemo(() => new Set(items.map(({ id }) => id)), [items]);
  const selection = useMemo(
    () => ([...chosen].every((id) => known.has(id)) ? chosen : new Set([...chosen].filter((id) => known.has(id)))),
    [chosen, known],
  );
  const current = focused !== null && known.has(focused) ? focused : null;

  const [asking, setAsking] = useState<Asking | null>(null);
  const focusRef = useRef<((id: string) => void) | null>(null);
  const send = useCallback(
    (ids: readonly string[], to: Sending) => sendItems(ids, to, { productId, ask: setAsking }),
    [productId],
  );
  const [editing, setEditing] = useState<Editing | null>(null);
  const open = useCallback(
    (id: string) => {
      setEditing(null);
      go({ item: id });
    },
    [go],
  );
  const edit = useCallback(
    (id: string) => {
      setEditing((before) => ({ id, time: (before?.time ?? 0) + 1 }));
      go({ item: id });
    },
    [go],
  );
  // The dialog gives the focus back first, and may find the card gone from where it was.
  const stopAsking = useCallback((id: string | null) => {
    setAsking(null);
    if (id !== null) setTimeout(() => focusRef.current?.(id), 0);
  }, []);

  const state: BacklogState = useMemo(
    () => ({
      productId,
      items,
      rows,
      shown,
      isFiltered: isFiltered(wanted),
      priorities,
      around,
      settings,
      cardFields,
      selection,
      onSelect: setChosen,
      current,
      onCurrent: setFocused,
      hrefOf,
      open,
      edit,
      send,
      ask: setAsking,
      focusRef,
    }),
    [
      productId,
      items,
      rows,
      shown,
      wanted,
      priorities,
      around,
      settings,
      cardFields,
      selection,
      current,
      hrefOf,
      open,
      edit,
      send,
    ],
  );
  return { state, asking, stopAsking, editing, filter, setFilter };
}
