import { lazy, memo, type RefObject, Suspense, useEffect, useMemo, useRef } from "react";
import { useIsFixed } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { remember, useSession } from "#data/session.ts";
import { itemsShown } from "#shared/words/backlog.ts";
import { Button } from "#ui/button.tsx";
import { ClipboardPaste, Plus } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { SplitView } from "#ui/split-view.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { Asked } from "./asked.tsx";
import { BacklogEmpty } from "./backlog-empty.tsx";
import { type Asking, BacklogProvider } from "./backlog-state.ts";
import { BacklogToolbar, ProductSwitch } from "./backlog-toolbar.tsx";
import styles from "./backlog.module.css";
import { BulkBar } from "./bulk-bar.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { type ItemRow, wholeFilter } from "./item-rows.ts";
import { useBacklogState } from "./use-backlog-state.ts";
import type { Place } from "./use-place.ts";
import { backlogViews } from "./views.tsx";

const ItemPage = lazy(async () => ({ default: (await import("./item-inspector.tsx")).ItemPage }));
const ItemInspector = lazy(async () => ({ default: (await import("./item-inspector.tsx")).ItemInspector }));

type ActionsProps = {
  readonly place: Place;
  readonly ask: (asking: Asking) => void;
  readonly latest: RefObject<readonly ItemRow[]>;
  readonly isEmpty: boolean;
};

function PlainActions({ place, ask, latest, isEmpty }: ActionsProps) {
  const isFixed = useIsFixed();
  return (
    <>
      <ProductSwitch place={place} />
      <ExportMenu itemsOf={() => latest.current.map(({ item }) => item)} isDisabled={isEmpty} />
      <Button icon={ClipboardPaste} isDisabled={isFixed} onPress={() => ask({ kind: "paste" })}>
        Paste lines…
      </Button>
      <Button variant="primary" icon={Plus} keyHint="N" isDisabled={isFixed} onPress={() => ask({ kind: "add" })}>
        Item
      </Button>
    </>
  );
}

// A move changes nothing of them either.
const BacklogActions = memo(PlainActions);

/** The items in the view that was chosen, and beside them the one that is opened. */
export function BacklogBody({ title, place }: { readonly title: string; readonly place: Place }) {
  const { productId, itemId, go } = place;
  const { state, asking, stopAsking, editing, filter, setFilter } = useBacklogState(place);
  const { items, shown, isFiltered, settings, ask, focusRef } = state;
  const view = backlogViews.find(({ id }) => id === place.view) ?? backlogViews[0];
  const isFixed = useIsFixed();
  const width = useSession((session) => session.inspectorWidth);
  const search = useRef<HTMLInputElement>(null);
  const commands = useMemo(
    () => [
      { id: "backlog.new", label: "Add items", keys: "N", isDisabled: isFixed, run: () => ask({ kind: "add" }) },
      {
        id: "backlog.newHere",
        label: "New item",
        keys: "Ctrl+N",
        isDisabled: isFixed,
        run: () => ask({ kind: "add" }),
      },
      { id: "backlog.paste", label: "Paste lines as items…", isDisabled: isFixed, run: () => ask({ kind: "paste" }) },
      { id: "backlog.filter", label: "Filter items", keys: "/", run: () => search.current?.focus() },
      ...backlogViews.map(({ id, label }) => ({
        id: `backlog.view.${id}`,
        label: `Backlog: ${label.toLowerCase()}`,
        run: () => go({ view: id }),
      })),
    ],
    [ask, go, isFixed],
  );
  useScreenCommands(commands);
  const chosen = useMemo(() => [...state.selection], [state.selection]);
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  }, [shown]);
  if (view === undefined) return null;
  const { View } = view;
  const edited = editing?.id === itemId ? editing : null;
  const inspector =
    itemId === null ? null : (
      <Suspense fallback={<Skeleton label="Reading the item" rows={8} />}>
        <ItemInspector
          key={`${itemId} ${edited?.time ?? ""}`}
          itemId={itemId}
          takesFocus={edited !== null}
          onClose={() => {
            go({ item: null });
            focusRef.current?.(itemId);
          }}
        />
      </Suspense>
    );
  if (place.isPage && itemId !== null) {
    return (
      <Suspense fallback={<Skeleton label="Reading the item" rows={12} />}>
        <ItemPage itemId={itemId} onClose={() => go({ item: null })} />
      </Suspense>
    );
  }

  return (
    <BacklogProvider value={state}>
      <Screen
        title={title}
        subtitle={itemsShown(shown.length, items.length)}
        isFilled
        actions={<BacklogActions place={place} ask={ask} latest={latest} isEmpty={shown.length === 0} />}
        toolbar={
          <BacklogToolbar
            place={place}
            view={view.id}
            filter={filter}
            onFilter={setFilter}
            searchRef={search}
            settings={settings}
          />
        }
      >
        <SplitView
          paneLabel="Item"
          resizeLabel="Width of the item"
          paneWidth={width}
          onPaneWidth={(inspectorWidth) => remember({ inspectorWidth })}
          pane={inspector}
        >
          <div className={styles.view}>
            {shown.length === 0 && (items.length === 0 || isFiltered) ? (
              <BacklogEmpty isFiltered={items.length > 0} onClear={() => setFilter(wholeFilter)} onAsk={ask} />
            ) : (
              <Suspense fallback={<Skeleton label={`Loading: ${view.label}`} rows={10} />}>
                <View productId={productId} />
              </Suspense>
            )}
            {chosen.length > 1 && !isFixed && <BulkBar ids={chosen} onDone={() => state.onSelect(new Set())} />}
          </div>
        </SplitView>
        {asking !== null && <Asked asking={asking} productId={productId} onClose={stopAsking} />}
      </Screen>
    </BacklogProvider>
  );
}
