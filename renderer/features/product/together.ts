import { applyChange, type Command, type RecordChange } from "#shared/domain/change.ts";
import { idOf } from "#shared/domain/ids.ts";
import { ok } from "#shared/result.ts";

/** Several commands as one change with one name and one undo; nothing is taken when one of them is refused. */
export function together(label: string, commands: readonly Command[]): Command {
  return (portfolio, stamp) => {
    const changes: RecordChange[] = [];
    let now = portfolio;
    for (const [n, command] of commands.entries()) {
      // Each command grows its ids from a seed of its own, else their new records would be one.
      const seed = `${stamp.seed.slice(0, -4)}${idOf(stamp, n).slice(-4)}`;
      const outcome = command(now, { ...stamp, seed });
      if (!outcome.ok) return outcome;
      changes.push(...outcome.value.changes);
      now = applyChange(now, outcome.value.changes);
    }
    return ok({ label, changes });
  };
}
