import { describe, expect, it } from "vitest";
import { dependentsOf } from "#shared/domain/dependents-of.ts";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import { editProduct } from "#shared/domain/product.ts";
import type { LifecycleStage } from "#shared/domain/product.ts";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { after } from "../../support/portfolios.ts";
import { realData } from "../../support/real-data.ts";
import { broughtIn, candidatesIn, lineOf, once, overviewOf, proposed } from "./brought-in.ts";

const platform = realData("4-catalogs/backstage-one-platform");
const others = realData("4-catalogs/backstage-other");
const govuk2021 = realData("4-catalogs/govuk-applications-2021-06.yml");
const govuk2026 = realData("4-catalogs/govuk-repos-2026-08.yml");
const gitlab = realData("4-catalogs/gitlab-service-catalog-2022-02.yml");

function inStage(portfolio: Portfolio, stage: LifecycleStage): readonly string[] {
  return Array.from(onShelf(portfolio.products, "").values())
    .filter(({ lifecycle }) => lifecycle === stage)
    .map(({ name }) => name)
    .sort();
}

describe.skipIf(!platform.there)(`Red Hat's One Platform, ${platform.title}`, () => {
  const seen = once(async () => {
    const brought = await broughtIn("4-catalogs/backstage-one-platform");
    return { ...brought, overview: overviewOf(brought.portfolio, "2026-08") };
  });
  const named = async (name: string) => lineOf((await seen()).overview, name).product;

  it("is 23 entities, 20 of which become products of one team", async () => {
    const { read, plan, overview } = await seen();
    expect(read.notices[0]).toBe("23 entities: 16 Component, 4 Resource, 2 Location, 1 System.");
    expect(read.leftOut).toEqual({ "kind is Location": 2, "kind is System": 1 });
    expect(plan.counts).toEqual({ rows: 20, new: 20, update: 0, unchanged: 0, stopped: 0 });
    expect(overview.lines.filter(({ product }) => product.kind === "service")).toHaveLength(16);
    expect(new Set(overview.lines.map(({ owner }) => owner?.name))).toEqual(new Set(["one-platform-devs"]));
  });

  it("has 8 deprecated services that are sunsetting, and a decommissioned one that is retired", async () => {
    const { portfolio } = await seen();
    expect(inStage(portfolio, "sunsetting")).toEqual([
      "one-platform-apps-service",
      "one-platform-component-catalog-spa",
      "one-platform-developer-console-spa",
      "one-platform-feedback-service",
      "one-platform-feedback-spa",
      "one-platform-search-service",
      "one-platform-search-spa",
      "one-platform-user-group-service",
    ]);
    expect(inStage(portfolio, "retired")).toEqual(["one-platform-analytics-service"]);
    const live = (await seen()).overview.lines.filter(
      ({ product }) => product.kind === "service" && product.lifecycle === "live",
    );
    expect(live).toHaveLength(7);
  });

  it("states 22 dependencies, 4 of which lead nowhere and are told", async () => {
    const { portfolio, read } = await seen();
    expect([...allOf(portfolio.dependencies)]).toHaveLength(18);
    expect(read.notices).toContain("22 dependsOn references; 4 references lead nowhere.");
    for (const missing of [
      "one-platform-analytics-service dependsOn resource:devex/one-platform-matomo",
      "one-platform-api-gateway dependsOn component:devex/one-platform-apps-service-service",
      "one-platform-lighthouse-service dependsOn component:devex/one-platform-lighthouse-ci",
      "one-platform-lighthouse-service dependsOn resource:devex/one-platform-lighthouse-postgres",
    ]) {
      expect(read.notices).toContain(`${missing}, which is described in none of the files.`);
    }
  });

  it("has a gateway in use that stands in the way of retiring three deprecated services", async () => {
    const { portfolio } = await seen();
    const gateway = await named("one-platform-api-gateway");
    expect(gateway.lifecycle).toBe("live");
    const blockedBy = async (name: string) => dependentsOf(portfolio, (await named(name)).id).blockers;
    for (const name of ["search-service", "feedback-service", "user-group-service"]) {
      expect(await blockedBy(`one-platform-${name}`)).toContain(gateway.id);
    }
    expect(await blockedBy("one-platform-apps-service")).toEqual([]);
    expect(await blockedBy("one-platform-feedback-spa")).toEqual([]);
  });

  it("shows a candidate with that blocker as blocked", async () => {
    const { portfolio } = await seen();
    const search = await named("one-platform-search-service");
    const ended = after([editProduct(search.id, { supportEnd: "2026-08", ownerTeamId: null })], portfolio, 700);
    const candidate = candidatesIn(ended, overviewOf(ended, "2026-08")).find(({ name }) => name === search.name);
    expect(candidate).toMatchObject({ verdict: "blocked", triggers: ["SUPPORT_END", "NO_OWNER"] });
    expect(candidate?.dependents?.blockers).toContain((await named("one-platform-api-gateway")).id);
  });
});

describe.skipIf(!others.there)(`catalogues of others, ${others.title}`, () => {
  it("keep kinds of plugins aside and bring the rest in", async () => {
    const { read, plan, portfolio } = await broughtIn("4-catalogs/backstage-other");
    expect(read.notices[0]).toBe("16 entities: 6 AiResource, 5 Component, 4 API, 1 System.");
    expect(read.leftOut).toMatchObject({
      "kind is AiResource, which Backstage itself does not know": 6,
      "kind is API": 4,
      "kind is System": 1,
    });
    expect(plan.counts).toMatchObject({ rows: 5, new: 5, stopped: 0 });
    expect(inStage(portfolio, "live").length + inStage(portfolio, "idea").length).toBe(5);
  });
});

describe.skipIf(!govuk2021.there)(`GOV.UK's applications in 2021, ${govuk2021.title}`, () => {
  it("come in as the wizard proposes: 91, 15 of them retired, 26 without a team", async () => {
    const { reading } = await proposed("4-catalogs/govuk-applications-2021-06.yml");
    expect(reading.columns).toMatchObject({ name: ["github_repo_name"], owner: ["team"], lifecycle: ["retired"] });
    const { plan, portfolio } = await broughtIn("4-catalogs/govuk-applications-2021-06.yml");
    expect(plan.counts).toMatchObject({ rows: 91, new: 91, stopped: 0 });
    expect(inStage(portfolio, "retired")).toHaveLength(15);
    expect(inStage(portfolio, "retired")).toEqual(expect.arrayContaining(["panopticon", "calculators"]));
    const { lines } = overviewOf(portfolio, "2021-05");
    expect(lines.filter(({ owner }) => owner === null)).toHaveLength(26);
    const owned = (team: string) => lines.filter(({ owner }) => owner?.name === team).length;
    expect(["#govuk-platform-health", "#govuk-licensing"].map(owned)).toEqual([54, 3]);
    const ownerless = candidatesIn(portfolio, overviewOf(portfolio, "2021-05")).filter(({ triggers }) =>
      triggers.includes("NO_OWNER"),
    );
    const endedOwnerless = lines.filter(({ owner, product }) => owner === null && product.lifecycle === "retired");
    expect(ownerless).toHaveLength(26 - endedOwnerless.length);
  });
});

describe.skipIf(!govuk2026.there)(`GOV.UK's repositories in 2026, ${govuk2026.title}`, () => {
  it("come in as the wizard proposes: 136 entries of 18 teams, two of them repeated and stopped", async () => {
    const { reading } = await proposed("4-catalogs/govuk-repos-2026-08.yml");
    expect(reading.columns).toMatchObject({ name: ["repo_name"], owner: ["team"] });
    const { plan, portfolio } = await broughtIn("4-catalogs/govuk-repos-2026-08.yml");
    expect(plan.counts).toMatchObject({ rows: 136, new: 134, stopped: 2 });
    expect(plan.groups.map(({ code }) => code)).toEqual(["REPEATED"]);
    const { lines } = overviewOf(portfolio, "2026-07");
    expect(new Set(lines.map(({ owner }) => owner?.name)).size).toBe(18);
    expect(inStage(portfolio, "retired")).toEqual([]);
  });
});

describe.skipIf(!gitlab.there)(`GitLab's services, ${gitlab.title}`, () => {
  it("are 55 in 5 tiers, 42 of them without a team that can change them", async () => {
    const { plan, portfolio } = await broughtIn("4-catalogs/gitlab-service-catalog-2022-02.yml", {
      adjust: (reading) => ({ ...reading, columns: { ...reading.columns, canChange: ["teams"], extra: ["tier"] } }),
    });
    expect(plan.counts).toMatchObject({ rows: 55, new: 55, stopped: 0 });
    const products = [...onShelf(portfolio.products, "").values()];
    expect(products.filter(({ corners }) => corners.canChange.length === 0)).toHaveLength(42);
    const inTier = (tier: string) => products.filter(({ extra }) => extra?.["tier"] === tier).length;
    expect(["sv", "inf", "db", "lb", "stor"].map(inTier)).toEqual([19, 16, 15, 3, 2]);
  });
});
