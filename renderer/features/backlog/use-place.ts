import { useCallback, useMemo } from "react";
import { useSearchParams } from "wouter";

export type Going = {
  readonly product?: string | null;
  readonly view?: string;
  readonly item?: string | null;
};

/** The address of the backlog with some of it changed; what is null is left out. */
export function backlogAddress(before: URLSearchParams, going: Going): string {
  const next = new URLSearchParams(before);
  next.delete("page");
  for (const [name, value] of Object.entries(going)) {
    if (value === null || value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next.size === 0 ? "#/backlog" : `#/backlog?${next.toString()}`;
}

/** Where the backlog stands, kept in the address: whose items, in which view, and the one that is opened. */
export function usePlace() {
  const [parameters, setParameters] = useSearchParams();
  const key = parameters.toString();
  const go = useCallback(
    (going: Going) =>
      setParameters((before) => new URLSearchParams(backlogAddress(before, going).split("?")[1] ?? ""), {
        replace: true,
      }),
    [setParameters],
  );
  const hrefOf = useMemo(() => {
    const here = new URLSearchParams(key);
    return (itemId: string) => backlogAddress(here, { item: itemId });
  }, [key]);
  return useMemo(() => {
    const here = new URLSearchParams(key);
    return {
      productId: here.get("product"),
      view: here.get("view"),
      itemId: here.get("item"),
      /** Whether the opened item has the screen to itself. */
      isPage: here.get("page") === "1",
      go,
      hrefOf,
    };
  }, [key, go, hrefOf]);
}

/** Where the backlog stands, and how to go elsewhere in it. */
export type Place = ReturnType<typeof usePlace>;
