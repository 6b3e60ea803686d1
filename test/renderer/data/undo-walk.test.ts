import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChange, type Command } from "#shared/domain/change.ts";
import { seedAt } from "#shared/domain/ids.ts";
import { emptyPortfolio, settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { restoreCommand } from "#shared/domain/restore.ts";
import type { StandInDesktop } from "../../support/desktop-stand-in.ts";
import { anyStep, commandOf, type Step } from "../../support/fault-steps.ts";
import { freshDesktop, startDataRoom, type DataRoom } from "../../support/fault-window.ts";
import { samePortfolio } from "../../support/same-portfolio.ts";

const isLong = process.env["LONG"] !== undefined;
const walks = isLong ? 20 : 4;
const seed = Number(process.env["SEED"] ?? Date.now() % 1e9);
const longestWalk = isLong ? 1000 : 60;

/** What the portfolio should be, kept without a store, a journal or a database: every state, and what undo leads to. */
type Model = {
  portfolio: Portfolio;
  readonly done: { readonly before: Portfolio; readonly after: Portfolio }[];
  readonly undone: { readonly before: Portfolio; readonly after: Portfolio }[];
  readonly seen: Portfolio[];
};

/** The n-th moment of a walk, the same for the window and for the model; the clock jumps by years, onto leap days too. */
function setClock({ clock }: DataRoom, n: number): void {
  const year = [2028, 2018, 2038][Math.floor(n / 17) % 3] ?? 2028;
  const at = Date.UTC(year, 1, 28, 23, 59, 0, n * 1000);
  clock.clock.now = () => at;
  clock.clock.random = () => new Uint8Array(10).fill(n % 32, 0, 5).fill((n >> 5) % 32, 5);
}

/** The model after a command; null when it is refused, or changes nothing, which no screen would commit. */
function modelled(model: Model, command: Command, { clock }: DataRoom): Portfolio | null {
  const by = settingsOf(model.portfolio).personName;
  const at = clock.clock.now();
  const outcome = command(model.portfolio, { at, by, seed: seedAt(at, clock.clock.random(10)) });
  if (!outcome.ok) return null;
  const after = applyChange(model.portfolio, outcome.value.changes);
  return samePortfolio(after, model.portfolio) ? null : after;
}

async function take(step: Step, model: Model, room: DataRoom): Promise<void> {
  if (step.kind === "undo" || step.kind === "redo") {
    await room.portfolio.whenSettled();
    const [from, to] = step.kind === "undo" ? [model.done, model.undone] : [model.undone, model.done];
    const move = from.pop();
    const outcome = await room.undo[step.kind]();
    if (move === undefined) {
      expect(outcome).toBeNull();
      return;
    }
    expect(outcome).toMatchObject({ ok: true, value: { kept: [] } });
    to.push(move);
    model.portfolio = step.kind === "undo" ? move.before : move.after;
    return;
  }
  const target = model.seen[step.which % model.seen.length] ?? emptyPortfolio;
  const command =
    step.kind === "restore" ? restoreCommand(target, "Restore a snapshot") : commandOf(step, model.portfolio);
  if (command === null) return;
  const after = modelled(model, command, room);
  if (after === null) return;
  expect(room.portfolio.commit(command).ok).toBe(true);
  model.done.push({ before: model.portfolio, after });
  model.undone.length = 0;
  model.seen.push(after);
  model.portfolio = after;
}

async function walk(steps: readonly Step[], desktop: StandInDesktop): Promise<void> {
  let room = await startDataRoom(desktop);
  await room.opening.openPortfolio(false);
  const model: Model = { portfolio: emptyPortfolio, done: [], undone: [], seen: [emptyPortfolio] };
  for (const [n, step] of steps.entries()) {
    if (step.kind === "restart") {
      await room.portfolio.whenSettled();
      const phase = desktop.entries.length === 0 ? "firstRun" : "open";
      room = await startDataRoom(desktop);
      const opened = await room.opening.openPortfolio(false);
      if (opened.phase !== phase) throw new Error(`The restart ended in '${opened.phase}'.`);
    } else {
      setClock(room, n);
      await take(step, model, room);
    }
    const isSame = samePortfolio(room.portfolio.currentPortfolio(), model.portfolio);
    expect(isSame, `step ${n}, ${step.kind}`).toBe(true);
  }
  await room.portfolio.whenSettled();
  const again = await startDataRoom(desktop);
  const opening = await again.opening.openPortfolio(false);
  expect(samePortfolio(again.portfolio.currentPortfolio(), model.portfolio)).toBe(true);
  if (opening.phase !== "open") return;
  expect(opening.notice).toBeNull();
  const replayed = await again.salvage.salvage({ ...(await safekeepingOf(desktop)) });
  expect(replayed.ok && samePortfolio(replayed.value, model.portfolio)).toBe(true);
}

async function safekeepingOf(desktop: StandInDesktop) {
  const opened = await desktop.bridge.openSafekeeping({ schema: 1 });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

describe("a walk of changes, imports, restores, undo and redo", () => {
  it(
    "is what a model says at every step, after a restart, and as the journal tells it",
    { timeout: isLong ? 3_600_000 : 60_000 },
    async () => {
      if (isLong) console.log(`seed ${seed}`);
      const walked = fc.asyncProperty(
        fc.array(anyStep, { minLength: longestWalk / 2, maxLength: longestWalk }),
        async (steps) => {
          await walk(steps, await freshDesktop());
        },
      );
      expect(walks).toBeGreaterThan(0);
      await fc.assert(walked, { numRuns: walks, seed });
    },
  );
});
