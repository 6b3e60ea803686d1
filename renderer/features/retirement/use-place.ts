import { useCallback } from "react";
import { useSearchParams } from "wouter";
import { isOn, tabIds, type RetirementRow, type RetirementTab } from "./retirement-rows.ts";

type Going = {
  readonly tab?: RetirementTab;
  readonly product?: string | null;
  readonly subject?: string | null;
};

/**
 * Where the screen stands, kept in the address so that Back and links find it again: the tab, the one product looked at,
 * and the subject whose reasons are open. A link may name a product and a feature; the tab that holds it opens.
 */
export function usePlace(rows: readonly RetirementRow[]) {
  const [parameters, setParameters] = useSearchParams();
  const productId = parameters.get("product");
  const feature = parameters.get("feature");
  const subject = parameters.get("subject") ?? (feature === null ? null : `${productId ?? ""}/${feature}`);
  const opened = rows.find(({ key }) => key === subject) ?? null;
  const ofProduct = opened ?? rows.find(({ candidate }) => candidate.subject.productId === productId);
  const tab =
    tabIds.find((id) => id === parameters.get("tab")) ??
    (productId === null && opened === null
      ? undefined
      : tabIds.find((id) => ofProduct !== undefined && isOn(id, ofProduct))) ??
    "candidates";
  const go = useCallback(
    (going: Going) => {
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete("feature");
          for (const [name, place] of Object.entries(going)) {
            if (place === null || place === undefined) next.delete(name);
            else next.set(name, place);
          }
          next.set("tab", going.tab ?? tab);
          return next;
        },
        { replace: true },
      );
    },
    [setParameters, tab],
  );
  return { tab, productId, opened, go };
}
