import { expect, describe, it } from "vitest";
import type { Command } from "#shared/domain/change.ts";
import { startExperiment } from "#shared/domain/experiment-binding.ts";
import { addExperiment } from "#shared/domain/experiment-commands.ts";
import { blankExperiment } from "#shared/domain/experiment.ts";
import { idOf } from "#shared/domain/ids.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { startable } from "../../support/experiments.ts";
import { freshDesktop, startDataRoom } from "../../support/fault-window.ts";

describe("undo", () => {
  it("refuses what a binding entry was built on, and takes nothing older back in its stead", async () => {
    const room = await startDataRoom(await freshDesktop());
    await room.opening.openPortfolio(false);
    const run = (command: Command) => {
      const committed = room.portfolio.commit(command);
      if (!committed.ok) throw new Error(committed.problem.message);
      return idOf({ at: 0, by: "", seed: committed.value.id }, 0);
    };
    const shop = run(addProduct(blankProduct("Shop")));
    const endsOn = new Date(room.clock.clock.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const tested = run(addExperiment(blankExperiment(shop, "One page", { ...startable, endsOn })));
    run(startExperiment(tested));
    await room.portfolio.whenSettled();
    const undone = await room.undo.undo();
    expect(undone).toMatchObject({ ok: false, problem: { code: "BINDING" } });
    expect(undone).toHaveProperty("problem.message", "'Start 'One page'' is binding and cannot be undone.");
    expect(countOf(room.portfolio.currentPortfolio().products)).toBe(1);
    run(addProduct(blankProduct("Fax")));
    await room.portfolio.whenSettled();
    expect(await room.undo.undo()).toMatchObject({ ok: true });
    expect(countOf(room.portfolio.currentPortfolio().products)).toBe(1);
  });
});
