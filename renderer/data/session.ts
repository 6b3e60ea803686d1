import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** What this device remembers of how its person works; not part of the portfolio and not in the journal. */
export type Session = {
  readonly theme: "system" | "light" | "dark";
  readonly density: "comfortable" | "compact";
  readonly zoom: number;
  readonly sidebarOpen: boolean;
  readonly inspectorWidth: number;
  readonly lastRoute: string;
  readonly singleKeys: boolean;
  /** Sorting, filters and columns of tables, by the table's name. */
  readonly views: Readonly<Record<string, unknown>>;
  /** When the portfolio was last looked at, for "what changed since". */
  readonly lastSeenSeq: number;
};

const key = "winnow.session";

const fresh: Session = {
  theme: "system",
  density: "comfortable",
  zoom: 1,
  sidebarOpen: true,
  inspectorWidth: 380,
  lastRoute: "/",
  singleKeys: true,
  views: {},
  lastSeenSeq: 0,
};

function remembered(): Session {
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Session>) };
  } catch {
    return fresh;
  }
}

const store = createStore<Session>(remembered);

store.subscribe((session) => {
  localStorage.setItem(key, JSON.stringify(session));
});

/** Remembers something about how this person works here. */
export function remember(fields: Partial<Session>): void {
  store.setState(fields);
}

/** What is remembered, outside of any component. */
export function currentSession(): Session {
  return store.getState();
}

/** What a component shows of the session. */
export function useSession<S>(select: (session: Session) => S): S {
  return useStore(store, select);
}

/** The view settings of one table and how to remember new ones; `fallback` until something was chosen. */
export function useView<V>(name: string, fallback: V): readonly [V, (view: V) => void] {
  const view = useStore(store, (session) => session.views[name] as V | undefined) ?? fallback;
  return [view, (chosen) => store.setState(({ views }) => ({ views: { ...views, [name]: chosen } }))];
}
