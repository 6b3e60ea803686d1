import type { SavedFile } from "#shared/bridge.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { ok, type Result } from "#shared/result.ts";
import { clock } from "./clock.ts";
import { desktop } from "./desktop.ts";
import { tell, tellProblem } from "./notices.ts";
import { currentPortfolio } from "./portfolio.ts";
import { portfolioBytes } from "./safekeeping.ts";

/** Saves a portfolio as a `.winnow` file where a person chooses; null when they cancelled. */
export async function savePortfolio(portfolio: Portfolio): Promise<Result<SavedFile | null>> {
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const suggestedName = `${settingsOf(portfolio).portfolioName} ${day}.winnow`.slice(-255);
  const saved = await desktop.saveFile({ suggestedName, bytes: await portfolioBytes(portfolio) });
  return saved.ok ? ok(saved.value) : saved;
}

/** Saves the present portfolio as a file, and tells what came of it. */
export async function exportPortfolio(): Promise<void> {
  const saved = await savePortfolio(currentPortfolio());
  if (!saved.ok) tellProblem(saved.problem);
  else if (saved.value !== null) tell({ text: `Portfolio exported as '${saved.value.name}'.`, tone: "good" });
}
