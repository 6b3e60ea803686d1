import { applyChange, type Command } from "#shared/domain/change.ts";
import { seedAt, type Stamp } from "#shared/domain/ids.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";

/** The n-th moment of a test: a second later than the one before, with ids of its own. */
export function stampAt(n: number): Stamp {
  const at = Date.UTC(2026, 0, 1) + n * 1000;
  return { at, by: "Tester", seed: seedAt(at, new Uint8Array(10).fill(n % 32)) };
}

/** A portfolio after some commands, each at a moment of its own; throws when one is refused. */
export function after(commands: readonly Command[], start: Portfolio = emptyPortfolio, from = 0): Portfolio {
  return commands.reduce((portfolio, command, n) => {
    const outcome = command(portfolio, stampAt(from + n));
    if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`);
    return applyChange(portfolio, outcome.value.changes);
  }, start);
}

/** The code with which a command is refused, or null when it is not. */
export function refusalOf(command: Command, portfolio: Portfolio): string | null {
  const outcome = command(portfolio, stampAt(999));
  return outcome.ok ? null : outcome.problem.code;
}
