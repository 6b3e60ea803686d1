import { describe, expect, it } from "vitest";
import { backlogFlow, scopeGrowth, unprovenItems, weeklyReleases } from "#shared/domain/backlog-flow.ts";
import { chanceBy, forecastGrowing, forecastItems, forecastReleases } from "#shared/domain/backlog-forecast.ts";
import { alikeItems, backlogHygiene } from "#shared/domain/backlog-hygiene.ts";
import { blankItem, type BacklogItem } from "#shared/domain/backlog-item.ts";
import { timesOfNew } from "#shared/domain/backlog-stage.ts";
import { defaultSettings } from "#shared/domain/settings.ts";

const day = 86_400_000;
const now = 1000 * day;
const week = 7 * day;
const rules = defaultSettings.backlog;
let made = 0;

function item(fields: Partial<BacklogItem>): BacklogItem {
  made += 1;
  const id = `i${String(made).padStart(4, "0")}`;
  const blank = { ...blankItem("p", `Item ${id}`), ...timesOfNew("idea", now) };
  return { ...blank, id, createdAt: now, updatedAt: now, by: "", rank: id, openedAt: now, ...fields };
}

const ran = (started: number, released: number | null, more: Partial<BacklogItem> = {}) =>
  item({
    stage: released === null ? "doing" : "released",
    openedAt: started * day,
    startedAt: started * day,
    releasedAt: released === null ? null : released * day,
    ...more,
  });

describe("backlogFlow", () => {
  it("counts as done only what is released, and the rest of the started as work in progress (A27)", () => {
    const items = [
      ran(981, 989),
      ran(983, null, { stage: "deployed", deployedAt: 988 * day }),
      ran(990, 999),
      ran(995, null),
    ];
    const { flow, dark, inProgress, cycle } = backlogFlow(items, 4, now);
    expect(flow).toMatchObject({ throughput: 2, wip: 2, deployedNotReleased: 1, meanCycleTime: 8.5 });
    expect(dark).toHaveLength(1);
    expect(inProgress.map(({ days }) => days)).toEqual([17, 5]);
    expect(cycle).toEqual({ p50: 8, p85: 9, p95: 9 });
  });

  it("tells how old work is against what was finished of its kind only", () => {
    const history = [2, 3, 3, 4, 5, 6, 8, 9, 13, 21].map((took, n) => ran(900 + n, 900 + n + took));
    const others = [ran(900, 901, { kind: "defect" })];
    const { inProgress } = backlogFlow([...history, ...others, ran(992, null)], 26, now);
    expect(inProgress[0]?.ageing).toMatchObject({ band: "p50+", percentileOfAge: 0.7, conditionalP85: 21 });
  });

  it("answers with reasons for a backlog in which nothing happened", () => {
    const { flow, little, cycle, weekly, expedited } = backlogFlow([], 26, now);
    expect(flow).toMatchObject({ throughput: 0, wip: 0 });
    expect(little).toEqual({ value: null, reason: "NO_DATA" });
    expect(cycle).toEqual({ value: null, reason: "NO_DATA" });
    expect([weekly, expedited]).toEqual([[], null]);
  });

  it("counts where defects were made and found", () => {
    const defect = (madeIn: BacklogItem["madeIn"]) => item({ kind: "defect", madeIn, foundIn: "production" });
    expect(backlogFlow([defect("build"), defect("design"), defect("build"), defect(null)], 4, now).defects).toEqual([
      { madeIn: "build", foundIn: "production", count: 2 },
      { madeIn: "design", foundIn: "production", count: 1 },
    ]);
  });
});

describe("weeklyReleases", () => {
  it("keeps empty weeks, and leaves out those before the backlog began", () => {
    const items = [ran(979, 981), ran(982, 999), ran(983, 1000)];
    expect(weeklyReleases(items, 26, now)).toEqual([1, 0, 2]);
  });
});

describe("unprovenItems", () => {
  it("lists released work, longest waiting first", () => {
    const [first, second] = unprovenItems([ran(900, 990), ran(900, 950), ran(900, 940, { stage: "measured" })], now);
    expect([first?.days, second?.days]).toEqual([50, 10]);
  });
});

describe("forecastItems", () => {
  const history = [1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8];

  it("forecasts each position of the order exactly, work in progress first (A20)", () => {
    const ideas = Array.from({ length: 19 }, () => item({}));
    const forecasts = forecastItems([...ideas, ran(990, null)], history, { growth: 0, now });
    if (!Array.isArray(forecasts)) throw new Error("refused");
    expect(forecasts[0]?.id).toBe(`i${String(made).padStart(4, "0")}`);
    expect(forecasts[19]?.by.map((at: number | null) => ((at ?? 0) - now) / (7 * day))).toEqual([5, 7, 8]);
  });

  it("makes room for the work found on the way, and says why it cannot answer", () => {
    const items = [item({}), item({})];
    const forecasts = forecastItems(items, history, { growth: 0.5, now });
    if (!Array.isArray(forecasts)) throw new Error("refused");
    expect(forecasts.map(({ grown }) => grown)).toEqual([2, 3]);
    expect(forecastItems(items, [0, 0], { growth: 0, now })).toEqual({ value: null, reason: "NO_THROUGHPUT" });
    expect(forecastReleases(history, now + 42 * day, now)).toEqual([24, 17, 13]);
  });
});

describe("scopeGrowth", () => {
  it("compares what was taken up with what was released, and is not known without a release", () => {
    expect(scopeGrowth([ran(980, 990), ran(985, 995), ran(990, null)], 4, now)).toBe(1.5);
    expect(scopeGrowth([item({})], 4, now)).toBeNull();
  });
});

describe("backlogHygiene", () => {
  it("finds what is old, untouched, never estimated, alike or waiting for what was dropped, and nothing else", () => {
    const estimates = [{ name: "cost" as const, low: 1, mode: 1, high: 1, source: "", on: null }];
    const dropped = item({ stage: "dropped", title: "Gone" });
    const items = [
      item({ title: "Fresh start", estimates }),
      item({ title: "Old hat", openedAt: 0, stageSince: 0, updatedAt: now, estimates }),
      item({ title: "Pay premium in instalments", estimates }),
      item({ title: "Premium paying by instalments", estimates }),
      item({ title: "Waiting", estimates, dependsOn: [dropped.id] }),
      item({ title: "Nobody asked" }),
      item({ title: "Under way", stage: "doing", openedAt: 0, stageSince: 0, updatedAt: 0 }),
      dropped,
    ];
    const found = backlogHygiene(items, { ...rules, similarity: 0.7 }, now).map(({ reason, item }) => [
      reason,
      item.title,
    ]);
    expect(found).toEqual([
      ["OLD", "Old hat"],
      ["NEVER_ESTIMATED", "Nobody asked"],
      ["WAITS_FOR_DROPPED", "Waiting"],
      ["ALIKE", "Pay premium in instalments"],
    ]);
  });
});

describe("alikeItems", () => {
  it("compares within a product only, and not at all by words that most titles share", () => {
    const twins = ["a", "b"].map((productId) => item({ productId, title: "Same words here" }));
    expect(alikeItems(twins, 0.5)).toEqual([]);
    const many = Array.from({ length: 2000 }, (_, n) => item({ title: `Report number${n}` }));
    expect(alikeItems(many, 0.4)).toEqual([]);
  });
});

describe("chanceBy", () => {
  it("says how likely so many are released by a day (A20), surely not before now, and nothing without releases", () => {
    const bowler = [1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8];
    expect(chanceBy(bowler, 20, now + 6.5 * week, now)).toBeCloseTo(0.7474, 4);
    expect(chanceBy(bowler, 20, now - week, now)).toBe(0);
    expect(chanceBy([0, 0], 20, now + week, now)).toEqual({ value: null, reason: "NO_THROUGHPUT" });
  });
});

describe("forecastGrowing", () => {
  it("draws what the exact forecast says where nothing grows, and later the more is found", () => {
    const bowler = [1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8];
    const terms = { runs: 10_000, seed: 42, now };
    const still = forecastGrowing(bowler, 20, { growth: { low: 0, mode: 0, high: 0 }, ...terms });
    expect(Array.isArray(still) && still.slice(0, 2)).toEqual([5, 7].map((weeks) => now + weeks * week));
    const grown = forecastGrowing(bowler, 20, { growth: { low: 0.5, mode: 1, high: 2 }, ...terms });
    expect(Array.isArray(grown) && (grown[0] ?? 0) > now + 5 * week).toBe(true);
  });
});
