import type { Command } from "#shared/domain/change.ts";
import { emptyPortfolio, settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import { settingsId, type Settings } from "#shared/domain/settings.ts";
import { clock } from "./clock.ts";

/** A portfolio with some of its settings said otherwise. */
export function withSettings(portfolio: Portfolio, fields: Partial<Settings>): Portfolio {
  const at = clock.now();
  const before = settingsOf(portfolio);
  const settings = { ...before, createdAt: before.createdAt || at, updatedAt: at, ...fields };
  return { ...portfolio, settings: new Map([["", new Map([[settingsId, settings]])]]) };
}

/** Restores another portfolio over the present one, as a change with a name; whoever works here keeps their name. */
export function restoring(target: Portfolio, label: string): Command {
  return (portfolio, stamp) => {
    const { personName } = settingsOf(portfolio);
    const named = personName === "" ? target : withSettings(target, { personName });
    return restoreCommand(named, label)(portfolio, stamp);
  };
}

/** Removes every record of the sample and begins with another name and currency; the thresholds stay. */
export function leavingSample(own: { readonly portfolioName: string; readonly currency: string }): Command {
  return (portfolio, stamp) => {
    const kept = settingsOf(portfolio);
    const target = withSettings(emptyPortfolio, { ...kept, ...own, sample: false, asOf: null });
    return restoreCommand(target, "Delete the sample portfolio")(portfolio, stamp);
  };
}
