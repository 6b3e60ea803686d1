import { useSyncExternalStore } from "react";

type NavigateOptions = { readonly replace?: boolean };

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

function parts(): readonly [path: string, search: string] {
  const [path = "", search = ""] = window.location.hash.replace(/^#?\/?/, "").split("?");
  return [`/${path}`, search];
}

/** Goes to a place such as "/product/x?tab=usage"; "?tab=usage" alone stays on the path. */
export function goTo(place: string, options: NavigateOptions = {}): void {
  const [path] = parts();
  const hash = `#${place.startsWith("?") ? path + place : place}`;
  if (hash === window.location.hash) return;
  const before = window.location.href;
  window.history[options.replace === true ? "replaceState" : "pushState"](null, "", hash);
  window.dispatchEvent(new HashChangeEvent("hashchange", { oldURL: before, newURL: window.location.href }));
}

// Unlike the router's own hash hook, the search stays inside the hash, so that links carry it.
function useHashPath(): [string, typeof goTo] {
  return [useSyncExternalStore(subscribe, () => parts()[0]), goTo];
}

useHashPath.hrefs = (href: string) => `#${href}`;

function useHashSearch(): string {
  return useSyncExternalStore(subscribe, () => parts()[1]);
}

/** How the router reads places: from the hash, search included. */
export const hashRouting = { hook: useHashPath, searchHook: useHashSearch };
