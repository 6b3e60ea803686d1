import { useEffect } from "react";
import { useLocation, useSearch } from "wouter";
import { usePortfolio } from "#data/portfolio.ts";
import { currentSession, remember, useSession } from "#data/session.ts";
import { find } from "#shared/domain/change.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { recordIn } from "#shared/domain/shelves.ts";
import { goTo } from "./hash-location.ts";
import { placeOf } from "./places.ts";

const recentView = "products.recent";
const mostRecent = 6;

/** The products opened last, newest first. */
export function useRecentProducts(): readonly string[] {
  return useSession((session) => session.views[recentView] as readonly string[] | undefined) ?? none;
}

const none: readonly string[] = [];

/** Goes back at the start to where this person was, then remembers every place and names the window after it. */
export function usePlaceMemory(): void {
  const [path] = useLocation();
  const search = useSearch();
  useEffect(() => {
    const last = currentSession().lastRoute;
    if (window.location.hash === "" && last !== "/") goTo(last, { replace: true });
  }, []);
  useEffect(() => {
    if (window.location.hash === "") return;
    remember({ lastRoute: search === "" ? path : `${path}?${search}` });
    const product = /^\/product\/([^/]+)$/.exec(path)?.[1];
    if (product !== undefined) rememberProduct(product);
  }, [path, search]);
  const title = usePortfolio((portfolio) => placeTitle(portfolio, path));
  useEffect(() => {
    document.title = title === "" ? "Winnow" : `${title} – Winnow`;
  }, [title]);
}

function rememberProduct(id: string): void {
  const { views } = currentSession();
  const before = (views[recentView] as readonly string[] | undefined) ?? none;
  const recent = [id, ...before.filter((other) => other !== id)].slice(0, mostRecent);
  remember({ views: { ...views, [recentView]: recent } });
}

/** What the window is called while a place is shown. */
export function placeTitle(portfolio: Portfolio, path: string): string {
  const id = /^\/(?:product|proposals|experiments|review)\/([^/]+)$/.exec(path)?.[1] ?? "";
  if (path.startsWith("/product/")) return find(portfolio, "products", id)?.name ?? "";
  if (path.startsWith("/proposals/")) return find(portfolio, "proposals", id)?.title ?? "";
  const title = recordIn(portfolio.experiments, id)?.title ?? find(portfolio, "meetings", id)?.title;
  return title ?? placeOf(path)?.label ?? "";
}
