import { useCallback } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { ScoreInput } from "#shared/domain/priority.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { inputName } from "#shared/words/backlog-score.ts";

/** What the figures of a score are called, the fields of the team's own included. */
export function useInputName(): (input: ScoreInput) => string {
  const fields = usePortfolio((portfolio) => onShelf(portfolio.fields, ""));
  return useCallback(({ source }) => inputName(source, fields), [fields]);
}
