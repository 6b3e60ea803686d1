import { waitFor } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addItems } from "#shared/domain/backlog-commands.ts";
import { blankItem } from "#shared/domain/backlog-item.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import type { VerdictRecord } from "#shared/domain/retirement.ts";
import { removeEntry } from "#shared/domain/ledger-commands.ts";
import { removeProduct } from "#shared/domain/product.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { standInDesktop } from "../../support/desktop-stand-in.ts";
import { additions, cost, now, rareAndDear } from "../../support/judged.ts";

const desktop = standInDesktop();
let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let judgement: typeof import("#data/judgement.ts");

beforeAll(async () => {
  Object.assign(window, { desktop: desktop.bridge });
  let ticks = 0;
  (await import("#data/clock.ts")).clock.now = () => now + (ticks += 1);
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  judgement = await import("#data/judgement.ts");
  await (await import("#data/opening.ts")).openPortfolio(false);
  judgement.keepJudging();
});

function load(portfolio: Portfolio): void {
  const settled = restoring.withSettings(portfolio, { personName: "Ada", asOf: "2025-08" });
  data.commit(restoring.restoring(settled, "Load"));
}

const verdicts = (): readonly VerdictRecord[] => [...allOf(data.currentPortfolio().verdicts)];
const isQuiet = () => waitFor(() => expect(judgement.currentJudgement().working).toBe(false), { timeout: 9000 });
const stored = (count: number) => waitFor(() => expect(verdicts()).toHaveLength(count), { timeout: 9000 });

beforeEach(async () => {
  load(emptyPortfolio);
  await data.whenSettled();
  await isQuiet();
});

describe("keepJudging", () => {
  it("judges the present portfolio as of its month, whenever it changes", async () => {
    load(rareAndDear);
    expect(judgement.currentJudgement().overview.asOf).toBe("2025-08");
    await isQuiet();
    expect(judgement.currentJudgement().candidates.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["Fax", "flag"],
    ]);
  });

  it("takes a change of a backlog alone as it is, and judges nothing again", async () => {
    load(rareAndDear);
    await isQuiet();
    const { overview, candidates } = judgement.currentJudgement();
    data.commit(addItems([blankItem("Fax", "Dark mode")]));
    const after = judgement.currentJudgement();
    expect(after).toMatchObject({ working: false, portfolio: data.currentPortfolio() });
    expect(after.overview).toBe(overview);
    expect(after.candidates).toBe(candidates);
    data.commit(removeProduct("Fax"));
    await isQuiet();
    expect(judgement.currentJudgement().candidates).toEqual([]);
  });

  it("lets a newer portfolio take over while an older one is being worked out", async () => {
    load(rareAndDear);
    load(emptyPortfolio);
    await isQuiet();
    expect(judgement.currentJudgement().candidates).toEqual([]);
    expect(judgement.currentJudgement().portfolio).toBe(data.currentPortfolio());
  });

  it("stores a verdict once, and again whenever it changes", async () => {
    load(rareAndDear);
    await stored(1);
    expect(verdicts()[0]).toMatchObject({ productId: "Fax", verdict: "flag", codes: ["NPV_POSITIVE_LIKELY"] });
    expect(verdicts()[0]?.inputsHash).toMatch(/^[0-9a-f]{64}$/);
    data.commitChange({ label: "Refund", changes: additions({ costs: [cost("Fax", "refund", -495_000)] }) });
    await stored(2);
    expect(verdicts().at(-1)).toMatchObject({ verdict: "keep", codes: ["NPV_NOT_POSITIVE"] });
    data.commit(removeEntry("costs", "refund", "Fax"));
    await stored(3);
    expect(verdicts().at(-1)?.verdict).toBe("flag");
  }, 30_000);

  it("stores nothing about what was removed", async () => {
    load(rareAndDear);
    await stored(1);
    data.commit(removeProduct("Fax"));
    await isQuiet();
    await new Promise((passed) => setTimeout(passed, 2000));
    expect(verdicts()).toEqual([]);
  }, 30_000);
});
