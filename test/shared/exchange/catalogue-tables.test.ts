import { describe, expect, it } from "vitest";
import { textSource } from "#shared/exchange/byte-source.ts";
import { readDependencyCsv } from "#shared/exchange/dependency-csv.ts";
import { readProductCsv } from "#shared/exchange/product-csv.ts";
import { blankReading, type Reading } from "#shared/exchange/reading.ts";
import { stopSentence } from "#shared/exchange/stopped-csv.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import type { ReadRows } from "#shared/domain/import-rows.ts";

async function products(csv: string, reading: Partial<Reading>): Promise<ReadRows> {
  const read = await readProductCsv([textSource("p.csv", csv)], { ...blankReading("products"), ...reading }, unwatched);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

describe("readProductCsv", () => {
  it("reads products with teams, features and dependencies, and keeps chosen columns aside", async () => {
    const csv =
      'name,id,owner,stage,caps,needs,needs,payers,cost centre\nShop,s1,Web,deprecated,"Search; Fax, Cart",p1,d1,"Web,Sales",42\n';
    const rows = await products(csv, {
      columns: {
        name: ["name"],
        externalId: ["id"],
        owner: ["owner"],
        lifecycle: ["stage"],
        features: ["caps"],
        dependsOn: ["needs"],
        pays: ["payers"],
        extra: ["cost centre"],
      },
    });
    const place = { line: 2, row: 1 };
    expect(rows.products).toEqual([
      {
        ...place,
        externalId: "s1",
        name: "Shop",
        owner: "Web",
        pays: ["Web", "Sales"],
        fields: { lifecycle: "sunsetting", extra: { "cost centre": "42" } },
      },
    ]);
    expect(rows.features.map(({ name, product }) => `${product}/${name}`)).toEqual([
      "Shop/Search",
      "Shop/Fax",
      "Shop/Cart",
    ]);
    expect(rows.dependencies).toEqual([
      { ...place, from: "s1", to: "p1", kind: "hard" },
      { ...place, from: "s1", to: "d1", kind: "hard" },
    ]);
    expect(rows.total).toBe(1);
  });

  it("says nothing of what the file does not speak of", async () => {
    const rows = await products("name\nShop\n", { columns: { name: ["name"] } });
    expect(rows.products).toEqual([{ line: 2, row: 1, externalId: "Shop", name: "Shop", fields: {} }]);
  });

  it("puts the key behind names that several products share", async () => {
    const rows = await products("name,id\nEnquiries,a\nenquiries,b\nOther,c\n", {
      columns: { name: ["name"], externalId: ["id"] },
    });
    expect(rows.products.map(({ name }) => name)).toEqual(["Enquiries (a)", "enquiries (b)", "Other"]);
    expect(rows.notices).toEqual(["Products that share a name and got their key behind it: 2."]);
  });

  it("joins several columns to a name when a person chose so", async () => {
    const rows = await products("name,org\nEnquiries,Health\nEnquiries,\n", { columns: { name: ["name", "org"] } });
    expect(rows.products.map(({ name }) => name)).toEqual(["Enquiries – Health", "Enquiries"]);
  });

  it("asks what an unknown stage means, and follows the answer", async () => {
    const columns = { name: ["name"], lifecycle: ["stage"] };
    const csv = "name,stage\nShop,frozen\n";
    expect((await products(csv, { columns })).stops).toMatchObject([
      { code: "UNKNOWN_CHOICE", column: "stage", found: "frozen" },
    ]);
    const values = { lifecycle: [{ found: "Frozen", meant: "sunsetting" }] };
    expect((await products(csv, { columns, values })).products[0]?.fields).toEqual({ lifecycle: "sunsetting" });
  });

  it("leaves columns out, and says so, whose names mean something to the language", async () => {
    const rows = await products("name,__proto__,tier\nShop,x,1\n", {
      columns: { name: ["name"], extra: ["__proto__", "tier"] },
    });
    expect(rows.products[0]?.fields).toEqual({ extra: { tier: "1" } });
    expect(rows.notices).toEqual(["Column '__proto__' is left out: nothing can be kept under that name."]);
  });

  it("goes on numbering over several files and names the file of its stops", async () => {
    const sources = [textSource("one.csv", "name\nA\n"), textSource("two.csv", "name\nB\nA\n")];
    const read = await readProductCsv(sources, { ...blankReading("products"), columns: { name: ["name"] } }, unwatched);
    expect(read.ok && read.value.products.map(({ row }) => row)).toEqual([1, 2]);
    const [stop] = read.ok ? read.value.stops : [];
    expect(stop).toMatchObject({ code: "REPEATED", row: 3, line: 3, file: "two.csv" });
    expect(stop?.expected).toBe("one row for each product (line 2 of 'one.csv')");
    expect(stop && stopSentence(stop)).toMatch(/^Line 3 of 'two\.csv', name: found 'A'/);
  });
});

describe("readDependencyCsv", () => {
  it("reads who needs whom, hard where nothing is said, and stops loops and repeats", async () => {
    const csv = "from,to,kind\na,b,\na,c,soft\na,a,hard\na,b,soft\n,b,\nd,e,maybe\n";
    const reading = { ...blankReading("dependencies"), columns: { from: ["from"], to: ["to"], kind: ["kind"] } };
    const read = await readDependencyCsv([textSource("d.csv", csv)], reading, unwatched);
    expect(read.ok && read.value.dependencies.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).toEqual([
      "a b hard",
      "a c soft",
    ]);
    expect(read.ok && read.value.stops.map(({ code }) => code)).toEqual([
      "NEEDS_ITSELF",
      "REPEATED",
      "NO_NAME",
      "UNKNOWN_CHOICE",
    ]);
    expect(read.ok && read.value.total).toBe(6);
  });
});
