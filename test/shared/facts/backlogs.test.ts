import { describe, expect, it } from "vitest";
import type { BacklogItem } from "#shared/domain/backlog-item.ts";
import { wholeBacklog } from "#shared/domain/backlog-order.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { realData } from "../../support/real-data.ts";
import { broughtIn, once, proposed } from "./brought-in.ts";

const folder = "5-backlogs";

function there(name: string) {
  return realData(`${folder}/${name}`);
}

function bring(name: string, adjust: (reading: Reading) => Reading = (same) => same) {
  return once(() => broughtIn(`${folder}/${name}`, { adjust, choices: { withoutStopped: true } }));
}

function meaning(field: string, words: Readonly<Record<string, string>>) {
  const said = Object.entries(words).map(([found, meant]) => ({ found, meant }));
  return (reading: Reading): Reading => ({ ...reading, values: { ...reading.values, [field]: said } });
}

function inProduct(product: string) {
  return (reading: Reading): Reading => ({ ...reading, constants: { ...reading.constants, product } });
}

function itemsOf({ portfolio }: { readonly portfolio: Portfolio }): readonly BacklogItem[] {
  return wholeBacklog(portfolio);
}

function tally(words: Iterable<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function finishedAt({ releasedAt, droppedAt }: BacklogItem): number | null {
  return releasedAt ?? droppedAt;
}

function medianDays(items: readonly BacklogItem[]): number {
  const days = items
    .flatMap((item) => {
      const end = finishedAt(item);
      return end === null ? [] : [(end - item.openedAt) / 86_400_000];
    })
    .sort((a, b) => a - b);
  const middle = days.length / 2;
  const [low = 0, high = 0] = [days[Math.ceil(middle) - 1], days[Math.floor(middle)]];
  return (low + high) / 2;
}

const kinds = {
  Bug: "defect",
  "New Feature": "feature",
  Improvement: "feature",
  Story: "feature",
  "Sub-task": "enabler",
  "Technical task": "enabler",
  Epic: "feature",
};

describe.skipIf(!there("jira_ALOY.ndjson.gz").there)(`backlog ${there("jira_ALOY.ndjson.gz").title}`, () => {
  const bare = bring("jira_ALOY.ndjson.gz");
  const withOwners = bring("jira_ALOY.ndjson.gz", (reading) => ({
    ...reading,
    columns: { ...reading.columns, owner: ["Assignee"] },
  }));

  it("is brought in whole, without a question", async () => {
    const { plan } = await bare();
    expect(plan.file.format).toBe("backlog");
    expect(plan.counts).toEqual({ rows: 1499, new: 1499, update: 0, unchanged: 0, stopped: 0 });
    expect(plan.created.product).toEqual(["Alloy"]);
  });

  it("has 1,283 resolved issues, of which the median took 20.642 days", async () => {
    const items = itemsOf(await bare());
    const resolved = items.filter((item) => finishedAt(item) !== null);
    expect(resolved).toHaveLength(1283);
    expect(items.length - resolved.length).toBe(216);
    expect(medianDays(items)).toBeCloseTo(20.642, 3);
  });

  it("has kinds by its types", async () => {
    const items = itemsOf(await bare());
    expect(tally(items.map(({ kind }) => kind))).toEqual({
      defect: 623,
      feature: 213 + 352 + 233 + 7,
      enabler: 62 + 9,
    });
    expect(new Set(Object.values(kinds)).size).toBe(3);
  });

  it("counts comments without their authors", async () => {
    const { read, ...rest } = await bare();
    const items = itemsOf(rest);
    const counts = items.map(({ externalId, extra }) => ({ externalId, comments: Number(extra?.["Comments"] ?? 0) }));
    expect(counts.reduce((sum, { comments }) => sum + comments, 0)).toBe(4513);
    expect(counts.toSorted((a, b) => b.comments - a.comments)[0]).toEqual({ externalId: "ALOY-859", comments: 54 });
    expect(read.notices).toContain("Comments counted, their text not kept: 4,513.");
  });

  it("tells a priority that is called None from none", async () => {
    const priorities = itemsOf(await bare()).map(({ extra }) => extra?.["Priority"] ?? "absent");
    expect(tally(priorities)).toMatchObject({ None: 148, absent: 62 });
  });

  it("keeps the line breaks of 1,058 descriptions", async () => {
    const broken = itemsOf(await bare()).filter(({ description }) => description.includes("\r\n"));
    expect(broken).toHaveLength(1058);
  });

  it("names no person unless asked to, and then leaves 444 unassigned", async () => {
    const items = itemsOf(await bare());
    expect(items.every(({ owner }) => owner === "")).toBe(true);
    expect(
      items.flatMap(({ extra }) => Object.keys(extra ?? {})).some((name) => /assignee|reporter|creator/i.test(name)),
    ).toBe(false);
    expect(itemsOf(await withOwners()).filter(({ owner }) => owner === "")).toHaveLength(444);
  });
});

describe.skipIf(!there("jira_DAEMON.ndjson.gz").there)(`backlog ${there("jira_DAEMON.ndjson.gz").title}`, () => {
  it("has 317 issues, 30 unresolved, the median taking 4.623 days", async () => {
    const items = itemsOf(await bring("jira_DAEMON.ndjson.gz")());
    expect(items).toHaveLength(317);
    expect(items.filter((item) => finishedAt(item) === null)).toHaveLength(30);
    expect(medianDays(items)).toBeCloseTo(4.623, 3);
  });
});

describe.skipIf(!there("jira_ALOY_500_csv_export_layout.csv").there)(
  `backlog ${there("jira_ALOY_500_csv_export_layout.csv").title}`,
  () => {
    const name = "jira_ALOY_500_csv_export_layout.csv";
    const taken = bring(name);

    it("has 61 columns under 24 names, repeated ones read as lists", async () => {
      const { sniffed, reading } = await proposed(`${folder}/${name}`);
      expect(sniffed.header).toHaveLength(61);
      expect(new Set(sniffed.header).size).toBe(24);
      expect(reading.columns["labels"]).toEqual(["Labels"]);
      const labels = itemsOf(await taken()).map((item) => item.labels.length);
      expect(Math.max(...labels)).toBe(12);
    });

    it("has 500 rows with the states of the export", async () => {
      const { plan, ...rest } = await taken();
      expect(plan.counts).toMatchObject({ rows: 500, new: 500, stopped: 0 });
      const open = itemsOf(rest).filter(({ stage }) => stage === "idea");
      expect(open).toHaveLength(15 + 2);
      expect(open.every((item) => finishedAt(item) === null)).toBe(true);
    });

    it("says the same as the same issues by REST", async () => {
      const other = new Map(itemsOf(await bring("jira_ALOY.ndjson.gz")()).map((item) => [item.externalId, item]));
      for (const item of itemsOf(await taken())) {
        const { title, kind, stage, labels, extra } = item;
        const same = other.get(item.externalId);
        expect({ title, kind, stage, labels, priority: extra?.["Priority"] }).toEqual({
          title: same?.title,
          kind: same?.kind,
          stage: same?.stage,
          labels: same?.labels,
          priority: same?.extra?.["Priority"],
        });
      }
    });

    it("changes nothing when it is brought in again", async () => {
      const { portfolio } = await taken();
      const again = await broughtIn(`${folder}/${name}`, { into: portfolio }).catch((problem: unknown) =>
        String(problem),
      );
      expect(again).toContain("NOTHING_NEW");
    });
  },
);

describe.skipIf(!there("kubernetes_keps.multi.yaml").there)(
  `backlog ${there("kubernetes_keps.multi.yaml").title}`,
  () => {
    const asked = bring("kubernetes_keps.multi.yaml", inProduct("Kubernetes"));
    const told = bring("kubernetes_keps.multi.yaml", (reading) =>
      meaning("stage", { imlpemented: "released", "implemented (alpha)": "released" })(
        inProduct("Kubernetes")(reading),
      ),
    );

    it("stops words that mean nothing and days that no calendar has, and takes the rest", async () => {
      const { plan } = await asked();
      expect(plan.counts.rows).toBe(653);
      const stopped = plan.rows.flatMap(({ stop }) => (stop === null ? [] : [`${stop.code} ${stop.found}`]));
      expect(tally(stopped.map((text) => text.split(" ")[0] ?? ""))).toEqual({
        NO_SUCH_DATE: 2,
        NOT_A_DATE: 2,
        UNKNOWN_CHOICE: 3,
      });
      expect(stopped).toContain("UNKNOWN_CHOICE imlpemented");
      expect(stopped).toContain("UNKNOWN_CHOICE implemented (alpha)");
    });

    it("has the states of its proposals once every word is told", async () => {
      const { plan, read } = await told();
      expect(plan.counts.stopped).toBe(2 + 2 + 1);
      const states = read.items.map(({ fields }) => fields.stage ?? "");
      expect(tally(states)).toEqual({ released: 290 + 2, ready: 277, idea: 60 + 1 - 2, dropped: 9 + 3 + 1 + 6 + 1 });
      expect(new Set(read.items.map(({ externalId }) => externalId)).size).toBe(648);
    });
  },
);

describe.skipIf(!there("python_pep_headers.txt").there)(`backlog ${there("python_pep_headers.txt").title}`, () => {
  const asked = bring("python_pep_headers.txt", inProduct("Python"));

  it("has 736 proposals, all but the joke with a stage", async () => {
    const { plan, read } = await asked();
    expect(plan.file.format).toBe("backlog");
    expect(plan.counts).toMatchObject({ rows: 736, stopped: 1 });
    expect(plan.rows.find(({ stop }) => stop !== null)?.stop).toMatchObject({ found: "April Fool!" });
    expect(tally(read.items.map(({ fields }) => fields.stage ?? ""))).toEqual({
      released: 374 + 38,
      dropped: 131 + 71 + 25,
      idea: 49 + 36,
      ready: 11,
    });
  });
});

describe.skipIf(!there("trello_project100.json").there)(`backlog ${there("trello_project100.json").title}`, () => {
  it("has 3 cards on their lists", async () => {
    const { plan, ...rest } = await bring("trello_project100.json")();
    expect(plan.created.product).toEqual(["Project 100"]);
    expect(tally(itemsOf(rest).map(({ stage }) => stage))).toEqual({ idea: 2, doing: 1 });
  });
});

describe.each(["wekan_board-import.csv", "wekan_board-import.tsv"])("WeKan", (name) => {
  it.skipIf(!there(name).there)(`${there(name).title}: has 25 cards once its columns are told`, async () => {
    const words = { "Stage 1": "idea", "Stage 2": "ready", "Stage 3": "doing", "Stage 4": "released" };
    const { plan, ...rest } = await bring(name, (reading) => meaning("stage", words)(inProduct("Board")(reading)))();
    expect(plan.counts).toMatchObject({ rows: 25, new: 25, stopped: 0 });
    const items = itemsOf(rest);
    expect(items[0]).toMatchObject({
      title: "Test card 1",
      stage: "idea",
      due: "2020-05-06",
      labels: ["Marketing-blue"],
    });
  });
});

describe.skipIf(!there("github_issue_objects_rest_examples.json").there)(
  `backlog ${there("github_issue_objects_rest_examples.json").title}`,
  () => {
    it("takes the latest state of the one issue and leaves pull requests aside", async () => {
      const { plan, read, ...rest } = await bring("github_issue_objects_rest_examples.json")();
      expect(read.leftOut).toEqual({ "pull request is yes": 2, "earlier states of the same item": 10 });
      expect(plan.counts).toMatchObject({ rows: 1, new: 1 });
      expect(itemsOf(rest).map(({ kind }) => kind)).toContain("defect");
    });
  },
);
