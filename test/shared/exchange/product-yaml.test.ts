import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bytesSource, textSource } from "#shared/exchange/byte-source.ts";
import { readYamlDocuments } from "#shared/exchange/product-yaml-documents.ts";
import { readProductYaml, sniffYaml } from "#shared/exchange/product-yaml.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { realData } from "../../support/real-data.ts";

const catalogue = { ...blankReading("products"), syntax: "yaml" } as const;

async function read(text: string | Uint8Array, reading: Partial<Reading>) {
  const source = typeof text === "string" ? textSource("c.yml", text) : bytesSource("c.yml", text);
  const answer = await readProductYaml([source], { ...catalogue, ...reading }, unwatched);
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
}

describe("readYamlDocuments", () => {
  const codeOf = (text: string) => readYamlDocuments(text).map(({ fault }) => fault?.code ?? "read");

  it("keeps values as they are written", () => {
    const [document] = readYamlDocuments("a: 007\nb: 1.10\nc: yes\nd: 2025-01-01\ne: ~\nf: ''\ng: |\n  x\n  y\n");
    const value = document?.value;
    const object = typeof value === "object" && value !== null && "object" in value ? value.object : new Map();
    expect([...object.values()]).toEqual(["007", "1.10", "yes", "2025-01-01", null, "", "x\ny\n"]);
  });

  it("refuses one broken document and reads the others, with lines of the file", () => {
    const text = "a: 1\n---\nb: [1\n---\nc: 2\nc: 3\n---\n# nothing\n---\nd: 4\n...\ne: 5\n";
    expect(readYamlDocuments(text).map(({ line, fault }) => [line, fault?.line, fault?.code])).toEqual([
      [1, undefined, undefined],
      [2, 3, "BROKEN_YAML"],
      [4, 6, "DUPLICATE_KEY"],
      [10, undefined, undefined],
      [12, undefined, undefined],
    ]);
  });

  it("merges maps by << and follows aliases, but not without end", () => {
    const [merged] = readYamlDocuments("x: &x {a: 1, b: 2}\ny:\n  <<: [*x]\n  b: 3\n");
    expect(JSON.stringify(merged?.value, (_, value: unknown) => (value instanceof Map ? [...value] : value))).toContain(
      '[["b","3"],["a","1"]]',
    );
    const bomb = Array.from(
      "abcdefghi",
      (name, n) => `${name}: &${name} [${`${n === 0 ? "x" : `*${"abcdefgh"[n - 1]}`},`.repeat(9)}]`,
    );
    expect(codeOf(bomb.join("\n"))).toEqual(["ALIAS_BOMB"]);
    expect(codeOf("a: &a [*a]")).toEqual(["TOO_DEEP"]);
    expect(codeOf("a: *b")).toEqual(["BROKEN_YAML"]);
    expect(codeOf(`a: &a x\n${Array.from({ length: 5000 }, (_, n) => `k${n}: *a`).join("\n")}`)).toEqual(["read"]);
  });

  it("refuses tags, depth and sheer mass before they cost anything", () => {
    expect(codeOf("a: !!js/function 'x'")).toEqual(["BROKEN_YAML"]);
    expect(codeOf("a: !!python/object:os.system x")).toEqual(["BROKEN_YAML"]);
    expect(codeOf("[".repeat(100_000))).toEqual(["TOO_DEEP"]);
    expect(codeOf("{a: ".repeat(100_000))).toEqual(["TOO_DEEP"]);
    expect(codeOf("- ".repeat(100_000))).toEqual(["TOO_DEEP"]);
    expect(codeOf(Array.from({ length: 300 }, (_, n) => `${" ".repeat(n)}a:`).join("\n"))).toEqual(["TOO_DEEP"]);
    expect(codeOf(`[${",".repeat(1_000_000)}]`)).toEqual(["TOO_LARGE"]);
    expect(codeOf("a: 'x\n".repeat(200_000))).toEqual(["TOO_LARGE"]);
    expect(codeOf("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n")).toEqual(["BROKEN_YAML"]);
  });
});

describe("sniffYaml", () => {
  it("finds the entries and lists their paths with samples", async () => {
    const text = "tiers: [{name: sv}]\nservices:\n- name: a\n  owner: {team: x}\n- name: b\n  tags: [p, q]\n";
    const answer = await sniffYaml(textSource("c.yml", text), catalogue);
    expect(answer).toEqual({
      ok: true,
      value: {
        entries: "services",
        otherEntries: ["tiers"],
        header: ["name", "owner.team", "tags"],
        sample: [
          ["a", "x", ""],
          ["b", "", "p\nq"],
        ],
      },
    });
  });

  it("refuses a file without entries", async () => {
    for (const text of ["a: b\n", "just text", "# nothing\n"]) {
      const answer = await sniffYaml(textSource("c.yml", text), catalogue);
      expect(answer).toMatchObject({ ok: false, problem: { code: "NO_ENTRIES" } });
    }
  });
});

describe("readProductYaml", () => {
  it("matches dotted paths with fields and values with stages", async () => {
    const text = `
- repo: shop
  meta: {team: Sales, state: "gone"}
  needs: [{name: billing}, {name: "a, b"}]
- repo: billing
  meta: {team: ~, state: here}
`;
    const { products, dependencies, total } = await read(text, {
      columns: { name: ["repo"], owner: ["meta.team"], lifecycle: ["meta.state"], dependsOn: ["needs.name"] },
      values: {
        lifecycle: [
          { found: "gone", meant: "retired" },
          { found: "here", meant: "live" },
        ],
      },
    });
    expect(products.map(({ line, name, owner, fields }) => [line, name, owner, fields.lifecycle])).toEqual([
      [2, "shop", "Sales", "retired"],
      [5, "billing", null, "live"],
    ]);
    expect(dependencies.map(({ to, line }) => [to, line])).toEqual([
      ["billing", 2],
      ["a, b", 2],
    ]);
    expect(total).toBe(2);
  });

  it("reads a map of entries by its keys, below the path that was chosen", async () => {
    const { products } = await read("apps:\n  one: {team: A}\n  two: {team: B}\n", {
      columns: { name: ["$key"], owner: ["team"] },
      options: { entries: "apps" },
    });
    expect(products.map(({ name, owner }) => [name, owner])).toEqual([
      ["one", "A"],
      ["two", "B"],
    ]);
  });

  it("stops broken documents and bad entries with their lines, and counts them", async () => {
    const { products, stops, total } = await read("- name: =SUM(A1)\n- team: x\n---\n- name: [\n---\n- name: b\n", {
      columns: { name: ["name"] },
    });
    expect(products.map(({ name }) => name)).toEqual(["=SUM(A1)", "b"]);
    expect(stops.map(({ line, code }) => [line, code])).toEqual([
      [2, "NO_NAME"],
      [4, "BROKEN_YAML"],
    ]);
    expect(total).toBe(4);
  });

  it("says where the first of two equal entries stands, and in which file", async () => {
    const files = [
      textSource("a.yml", "# list\n- name: x\n  note: >\n    one\n    two\n"),
      textSource("b.yml", "- name: x\n"),
    ];
    const columns = { name: ["name"], note: ["note"] };
    const answer = await readProductYaml(files, { ...catalogue, columns }, unwatched);
    const [stop] = answer.ok ? answer.value.stops : [];
    expect(stop).toMatchObject({ code: "REPEATED", line: 1, row: 2, file: "b.yml" });
    expect(stop?.expected).toBe("one row for each product (line 2 of 'a.yml')");
  });

  it("refuses a path that no entry has", async () => {
    const source = textSource("c.yml", "- name: a\n");
    const answer = await readProductYaml([source], { ...catalogue, columns: { name: ["title"] } }, unwatched);
    expect(answer).toMatchObject({ ok: false, problem: { code: "UNKNOWN_COLUMN" } });
  });
});

const [govuk2021, govuk2026, gitlab] = [
  realData("4-catalogs/govuk-applications-2021-06.yml"),
  realData("4-catalogs/govuk-repos-2026-08.yml"),
  realData("4-catalogs/gitlab-service-catalog-2022-02.yml"),
];

describe.skipIf(!govuk2021.there)(`readProductYaml of ${govuk2021.title}`, () => {
  it("finds 91 applications, 15 of them retired, 26 without a team", async () => {
    const { products, stops } = await read(readFileSync(govuk2021.file), {
      columns: { name: ["github_repo_name"], owner: ["team"], lifecycle: ["retired"], description: ["description"] },
      values: { lifecycle: [{ found: "true", meant: "retired" }] },
    });
    expect(stops).toEqual([]);
    expect(products).toHaveLength(91);
    expect(products.filter(({ fields }) => fields.lifecycle === "retired")).toHaveLength(15);
    expect(products.filter(({ owner }) => owner === null)).toHaveLength(26);
  });
});

describe.skipIf(!govuk2026.there)(`readProductYaml of ${govuk2026.title}`, () => {
  it("finds 136 repositories of 18 teams, two of them listed twice", async () => {
    const columns = { name: ["repo_name"], owner: ["team"] };
    const { products, stops, total } = await read(readFileSync(govuk2026.file), { columns });
    expect(total).toBe(136);
    expect(products).toHaveLength(134);
    expect(stops.map(({ code }) => code)).toEqual(["REPEATED", "REPEATED"]);
    expect(new Set(products.map(({ owner }) => owner)).size).toBe(18);
  });
});

describe.skipIf(!gitlab.there)(`readProductYaml of ${gitlab.title}`, () => {
  it("finds 55 services in 5 tiers, 42 without a team", async () => {
    const { products } = await read(readFileSync(gitlab.file), {
      columns: { name: ["name"], canChange: ["teams"], extra: ["tier"], description: ["business.business_value"] },
      options: { entries: "services" },
    });
    expect(products).toHaveLength(55);
    expect(products.filter(({ canChange }) => canChange?.length === 0)).toHaveLength(42);
    const inTier = (tier: string) => products.filter(({ fields }) => fields.extra?.["tier"] === tier).length;
    expect(["sv", "inf", "db", "lb", "stor"].map(inTier)).toEqual([19, 16, 15, 3, 2]);
  });
});
