import { commitAndTell, tell, tellProblem, undoById } from "#data/notices.ts";
import { commit, currentPortfolio } from "#data/portfolio.ts";
import { removeItems } from "#shared/domain/backlog-commands.ts";
import { moveItems, type Destination } from "#shared/domain/backlog-moves.ts";
import { backlogOf, itemOf } from "#shared/domain/backlog-order.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { expediteText, notReleasedText, overLimitText } from "#shared/words/backlog.ts";
import type { Asking, Sending } from "./backlog-state.ts";

/** Sends items somewhere as one change, and tells what it leads to; asks first where a reason is needed. */
export function sendItems(
  ids: readonly string[],
  to: Sending,
  view: { readonly productId: string | null; readonly ask: (asking: Asking) => void },
): boolean {
  const items = ids.flatMap((id) => itemOf(currentPortfolio(), id) ?? []);
  const isNew = to.stage !== undefined && items.some(({ stage }) => stage !== to.stage);
  if (isNew && to.stage === "dropped") {
    view.ask({ kind: "drop", ids });
    return false;
  }
  if (isNew && to.stage === "measured") {
    const early = items.find(({ stage }) => stage !== "released" && stage !== "measured");
    if (early === undefined) view.ask({ kind: "measure", ids });
    else tellProblem({ code: "NOT_RELEASED", ...notReleasedText(early.title) });
    return false;
  }
  return move(ids, { ...to, among: view.productId === null ? "portfolio" : "product" });
}

function move(ids: readonly string[], to: Destination): boolean {
  const committed = commit(moveItems(ids, to));
  if (!committed.ok) {
    if (committed.problem.code !== "NOTHING") tellProblem(committed.problem);
    return false;
  }
  const { id, label } = committed.value;
  tell({ text: `${label}.`, action: { label: "Undo", onPress: () => void undoById(id) } });
  tellLimits(ids, to);
  return true;
}

/** Limits forbid nothing: that one is passed is said, loudly. */
function tellLimits(ids: readonly string[], { stage, productId }: Destination): void {
  const portfolio = currentPortfolio();
  const { wipLimits, expediteLimit } = settingsOf(portfolio).backlog;
  const limit = stage === "ready" || stage === "doing" || stage === "deployed" ? wipLimits[stage] : null;
  const homes = new Set(ids.map((id) => productId ?? itemOf(portfolio, id)?.productId ?? ""));
  for (const home of homes) {
    const items = backlogOf(portfolio, home);
    const held = items.filter((item) => item.stage === stage).length;
    if (stage !== undefined && limit !== null && held > limit) {
      tell({ text: `${overLimitText(stage, held, limit)}.`, tone: "warn" });
    }
    const rushed = items.filter((item) => item.stage === "doing" && item.urgency.profile === "expedite").length;
    if (stage === "doing" && rushed > expediteLimit) {
      tell({ text: `${expediteText(rushed, expediteLimit)}.`, tone: "warn" });
    }
  }
}

/** Removes items; the notice takes it back. */
export function deleteItems(ids: readonly string[]): void {
  commitAndTell(removeItems(ids));
}
