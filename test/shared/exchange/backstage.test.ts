import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRef, writeRef } from "#shared/exchange/backstage-entities.ts";
import { readBackstage } from "#shared/exchange/backstage.ts";
import { bytesSource, textSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { realData } from "../../support/real-data.ts";

const backstage = { ...blankReading("backstage"), syntax: "yaml" } as const;

async function readAll(sources: readonly ByteSource[], reading: Partial<Reading> = {}) {
  const answer = await readBackstage(sources, { ...backstage, ...reading }, unwatched);
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
}

const read = (text: string, reading: Partial<Reading> = {}) =>
  readAll([textSource("catalog-info.yaml", text)], reading);

const entity = (kind: string, name: string, spec = "") => `---
apiVersion: backstage.io/v1alpha1
kind: ${kind}
metadata:
  name: ${name}
spec:
  type: service
  lifecycle: production
  owner: team-a
${spec}
`;

describe("readRef", () => {
  it("fills in kind and namespace and does not mind case", () => {
    const defaults = { kind: "Component", namespace: "default" };
    const full = (text: string) => {
      const ref = readRef(text, defaults);
      return ref === null ? null : writeRef(ref);
    };
    expect(full("Search")).toBe("component:default/search");
    expect(full("API:Search")).toBe("api:default/search");
    expect(full("devex/Search")).toBe("component:devex/search");
    expect(full("resource:DevEx/Search.DB_1")).toBe("resource:devex/search.db_1");
    for (const text of ["", "a b", "a/b/c", "a:b:c", ":x", "x/", "a\u0000b", "x".repeat(300)])
      expect(full(text)).toBe(null);
  });
});

describe("readBackstage", () => {
  it("makes components services, resources platforms, owners teams, and dependsOn dependencies", async () => {
    const { products, dependencies, stops } = await read(
      entity("Component", "Shop", "  dependsOn: [Resource:db, component:default/billing]") +
        entity("component", "billing", "  consumesApis: [ledger-api]") +
        entity("Resource", "db") +
        entity("Component", "ledger", "  providesApis: [ledger-api]\n  subcomponentOf: billing") +
        entity("API", "ledger-api"),
    );
    expect(products.map(({ externalId, name, fields, owner }) => [externalId, name, fields.kind, owner])).toEqual([
      ["component:default/shop", "Shop", "service", "team-a"],
      ["component:default/billing", "billing", "service", "team-a"],
      ["resource:default/db", "db", "platform", "team-a"],
      ["component:default/ledger", "ledger", "service", "team-a"],
    ]);
    expect(dependencies.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      "component:default/shop > resource:default/db",
      "component:default/shop > component:default/billing",
      "component:default/billing > component:default/ledger",
    ]);
    expect(stops).toEqual([]);
  });

  it("reads every lifecycle, and leaves an unknown one open until it is said what it means", async () => {
    const words = ["experimental", "production", "deprecated", "decommissioned", "zombie"];
    const text = words.map((word, n) => entity("Component", `c${n}`).replace("production", word)).join("");
    const { products, notices } = await read(text);
    expect(products.map(({ fields }) => fields.lifecycle)).toEqual([
      "idea",
      "live",
      "sunsetting",
      "retired",
      undefined,
    ]);
    expect(notices).toContain("Lifecycle 'zombie' has no meaning yet: 1.");
    const values = { lifecycle: [{ found: "Zombie", meant: "sunsetting" }] };
    expect((await read(text, { values })).products.at(-1)?.fields.lifecycle).toBe("sunsetting");
  });

  it("goes on behind a broken document and says file and line", async () => {
    const { products, stops, total, leftOut } = await readAll([
      textSource("a.yaml", `${entity("Component", "one")}---\nkind: [\n${entity("Component", "two")}`),
      textSource("b.yaml", "<!doctype html><html></html>"),
      textSource("c.yaml", "version: 3\nservices: {}\n"),
      textSource("d.yaml", entity("Component", "one") + entity("Component", "a/b")),
    ]);
    expect(products.map(({ name }) => name)).toEqual(["one", "two"]);
    expect(stops.map(({ file, line, code }) => [file, line, code])).toEqual([
      ["a.yaml", 12, "BROKEN_YAML"],
      ["b.yaml", 1, "WEB_PAGE"],
      ["d.yaml", 2, "REPEATED"],
      ["d.yaml", 12, "NO_ENTITY"],
    ]);
    expect(leftOut).toEqual({ "describes no entity (no kind or no metadata)": 1 });
    expect(total).toBe(6);
  });

  it("keeps unknown kinds aside and counts them", async () => {
    const { products, leftOut, notices } = await read(entity("AiResource", "x") + entity("Group", "g"));
    expect(products).toEqual([]);
    expect(leftOut).toEqual({ "kind is AiResource, which Backstage itself does not know": 1, "kind is Group": 1 });
    expect(notices[0]).toBe("2 entities: 1 AiResource, 1 Group.");
  });

  it("makes other kinds products when that is chosen, and tells those of one name apart", async () => {
    const text = entity("System", "x") + entity("Component", "x");
    const { products } = await read(text, { options: { kinds: "System,Component" } });
    expect(products.map(({ name, fields }) => [name, fields.kind])).toEqual([
      ["x (system:default/x)", "product"],
      ["x (component:default/x)", "service"],
    ]);
  });

  it("reads dependencyOf only when asked, and says what it did not read", async () => {
    const text = entity("Component", "a", "  dependencyOf: [b]") + entity("Component", "b");
    const plain = await read(text);
    expect(plain.dependencies).toEqual([]);
    expect(plain.notices).toContain(
      "1 dependencyOf references have no dependsOn on the other side; they are not read.",
    );
    const asked = await read(text, { options: { dependencyOf: "read" } });
    expect(asked.dependencies).toMatchObject([{ from: "component:default/b", to: "component:default/a" }]);
  });

  it("survives names of object methods, aliases, tags and depth", async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from("bcdefgh", (name, n) => `${name}: &${name} [${`*${"abcdefg"[n]},`.repeat(9)}]`).join("\n")}\n`;
    const { products, stops } = await read(
      entity("Component", "constructor") +
        `---\n${bomb}` +
        `---\n__proto__: {polluted: yes}\nkind: Component\nmetadata: {name: safe}\n` +
        `---\nkind: !!js/function 'x'\n---\nkind: ${"[".repeat(50_000)}\n---\na: &a [*a]\n`,
    );
    expect(products.map(({ name }) => name)).toEqual(["constructor", "safe"]);
    expect(stops.map(({ code }) => code)).toEqual(["ALIAS_BOMB", "BROKEN_YAML", "TOO_DEEP", "TOO_DEEP"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBe(undefined);
  });

  it("stops when it is cancelled", async () => {
    const watch = { onProgress: () => undefined, isCancelled: () => true };
    const answer = await readBackstage([textSource("a.yaml", entity("Component", "a"))], backstage, watch);
    expect(answer).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
  });
});

const platform = realData("4-catalogs/backstage-one-platform");
const others = realData("4-catalogs/backstage-other");

function folder(path: string): readonly ByteSource[] {
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => bytesSource(name, readFileSync(join(path, name))));
}

describe.skipIf(!platform.there)(`readBackstage of ${platform.title}`, () => {
  it("finds the entities, stages and dependencies of One Platform", async () => {
    const { products, dependencies, stops, notices } = await readAll(folder(platform.file));
    expect(stops).toEqual([]);
    expect(notices).toContain("23 entities: 16 Component, 4 Resource, 2 Location, 1 System.");
    expect(notices).toContain("Lifecycle deprecated becomes sunsetting: 8.");
    expect(notices).toContain("Lifecycle decommissioned becomes retired: 1.");
    expect(notices).toContain("22 dependsOn references; 4 references lead nowhere.");
    expect(notices).toContain(
      "one-platform-api-gateway dependsOn component:devex/one-platform-apps-service-service, which is described in none of the files.",
    );
    const components = products.filter(({ externalId }) => externalId.startsWith("component:"));
    const stageOf = new Map(products.map(({ externalId, fields }) => [externalId, fields.lifecycle]));
    expect(components).toHaveLength(16);
    expect(components.filter(({ fields }) => fields.lifecycle === "live")).toHaveLength(7);
    expect(products.every(({ owner }) => owner === "one-platform-devs")).toBe(true);
    expect(dependencies).toHaveLength(18);
    const gateway = dependencies.filter(({ from }) => from === "component:devex/one-platform-api-gateway");
    expect(gateway.filter(({ to }) => stageOf.get(to) === "sunsetting").map(({ to }) => to)).toEqual([
      "component:devex/one-platform-search-service",
      "component:devex/one-platform-feedback-service",
      "component:devex/one-platform-user-group-service",
    ]);
  });
});

describe.skipIf(!others.there)(`readBackstage of ${others.title}`, () => {
  it("keeps kinds of plugins aside", async () => {
    const { products, leftOut, notices, stops } = await readAll(folder(others.file));
    expect(stops).toEqual([]);
    expect(notices[0]).toBe("16 entities: 6 AiResource, 5 Component, 4 API, 1 System.");
    expect(leftOut["kind is AiResource, which Backstage itself does not know"]).toBe(6);
    expect(products).toHaveLength(5);
  });
});
