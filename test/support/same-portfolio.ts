import type { Portfolio } from "#shared/domain/portfolio.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import { refusalOf } from "./portfolios.ts";

/** Whether two portfolios say the same: every record, and every usage cell that is not missing. */
export function samePortfolio(a: Portfolio, b: Portfolio): boolean {
  return refusalOf(restoreCommand(b, "Compare"), a) === "SAME";
}
