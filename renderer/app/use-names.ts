import { useEffect, useState } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { nameSearch, type NamedRecord, type NameSearch } from "./name-search.ts";

/** The last search is kept, so that the palette opens whole as long as nothing was changed. */
let kept: { readonly portfolio: Portfolio; readonly names: NameSearch } | null = null;

function searchOf(portfolio: Portfolio): NameSearch {
  if (kept?.portfolio !== portfolio) kept = { portfolio, names: nameSearch(portfolio) };
  return kept.names;
}

/** Finds every name of the portfolio; the search grows a slice at a time, so that the window answers in between. */
export function useNames(): (typed: string) => readonly NamedRecord[] {
  const portfolio = usePortfolio((value) => value);
  const names = searchOf(portfolio);
  const [, setGrown] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const grow = () => {
      const isWhole = names.grow();
      setGrown((times) => times + 1);
      if (!isWhole) timer = setTimeout(grow, 0);
    };
    timer = setTimeout(grow, 0);
    return () => clearTimeout(timer);
  }, [names]);
  return names.search;
}
