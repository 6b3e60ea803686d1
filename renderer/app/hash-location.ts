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

/** The whole place that is shown, path and search: what is remembered and shared as a link. */
export function currentPlace(): string {
  const [path, search] = parts();
  return search === "" ? path : `${path}?${search}`;
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

/** The path for the router; unlike the router's own hash hook, the search stays inside the hash, so that links carry it. */
export function useHashPath(): [string, typeof goTo] {
  return [useSyncExternalStore(subscribe, () => parts()[0]), goTo];
}

useHashPath.hrefs = (href: string) => `#${href}`;

/** The search for the router. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, () => parts()[1]);
}
