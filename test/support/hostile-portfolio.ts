import { shelfFor } from "#shared/domain/change.ts";
import { tableNames, type Portfolio, type RecordTable, type TableName, type Tables } from "#shared/domain/portfolio.ts";
import { recordSchemas } from "#shared/domain/schemas.ts";
import { allOf, type Shelves } from "#shared/domain/shelves.ts";
import { completeSample } from "#shared/sample/complete-sample.ts";
import { hostilePayloads, isSupplied, withTexts } from "./proposals.ts";

type Node = {
  readonly kind: string;
  readonly type: string;
  readonly pipe?: readonly Node[];
  readonly entries?: Readonly<Record<string, Node>>;
  readonly item?: Node;
  readonly wrapped?: Node;
  readonly key?: Node;
  readonly value?: Node;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
};
type Loose = Readonly<Record<string, unknown>>;
type Identified = { readonly id: string };

/** Gives the next payload for a text at a place, such as "products.marks.reason". */
type Supply = (place: string, isName: boolean) => string;

const canary = "window.hostile=1";

/** What tries to run in a template, a style sheet, an address or an object's prototype, or is merely too much. */
const further = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  `{{constructor.constructor('${canary}')()}}`,
  `\${${canary}}`,
  `<%= ${canary} %>`,
  `#{${canary}}`,
  `[[${canary}]]`,
  `"><style>@import '//x.example/a.css';</style>`,
  "</style><style>*{display:none!important}</style>",
  "</title></head><body onload=window.hostile=1>",
  "</textarea><script>window.hostile=1</script>",
  "expression(window.hostile=1)",
  "background:url(//x.example/a.png)",
  `<svg><animate onbegin=${canary} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='${canary}'/>#x">`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${canary}>`,
  `<details open ontoggle=${canary}>`,
  `<input autofocus onfocus=${canary}>`,
  `<base href="//x.example/">`,
  `<meta http-equiv="refresh" content="0;url=//x.example/">`,
  `<link rel=stylesheet href=//x.example/a.css>`,
  `<object data="javascript:${canary}">`,
  `<embed src="javascript:${canary}">`,
  `<form action="javascript:${canary}"><button>ok</button></form>`,
  `<a href="javascript:${canary}">ok</a>`,
  `<a href="&#106;avascript:${canary}">ok</a>`,
  `<template><script>${canary}</script></template>`,
  "&lt;script&gt;window.hostile=1&lt;/script&gt;",
  "&#60;img src=x onerror=window.hostile=1&#62;",
  "&amp;&nbsp;&shy;&bogus;&#0;",
  "%3Cscript%3Ewindow.hostile=1%3C/script%3E",
  "\u202eevil\u202c \u2066x\u2069 \u200b\u200d",
  "ｊavascript:alert(1)",
  `<!--><img src=x onerror=${canary}>-->`,
  `<noscript><p title="</noscript><img src=x onerror=${canary}>">`,
  `'-${canary}-'`,
  `";${canary};//`,
  "`;window.hostile=1;`",
  "../../../etc/passwd",
  "C:\\Windows\\system32\\con",
  "a".repeat(9000),
  "<b>".repeat(2000),
  "🎉".repeat(2000),
  "Z̸͙̀ą̶̛l̵͖̿g̷̱̈́ô̸̯".repeat(50),
  "\t\v\f\u0001\u001b[2J",
  "NaN",
  "null",
  "undefined",
  "-0",
  "1e999",
];

/** Five hundred payloads, none of which breaks the rules of text in a portfolio file (lone surrogates do). */
export const textPayloads: readonly string[] = [
  ...further,
  ...hostilePayloads.filter((payload) => !/\p{Surrogate}/u.test(payload)),
].slice(0, 500);

const rules = (node: Node) => (node.pipe ?? []).flatMap((step): readonly string[] => [step.type, ...inner(step)]);
const inner = (step: Node): readonly string[] => (step.kind === "schema" ? rules(step) : []);

/** Whether a schema takes any words: a text or a name, not an identity, a month, a day or a code of fixed form. */
function isText(node: Node): boolean {
  return node.type === "string" && !rules(node).some((rule) => ["regex", "iso_date", "min_length"].includes(rule));
}

/** The places of all texts of a table, read from its schema. */
function placesIn(node: Node, place: string): readonly string[] {
  if (isText(node)) return [place];
  const within = [node.item, node.wrapped, node.value].filter((each) => each !== undefined);
  if (node.type === "variant" || node.type === "union") within.push(...((node.options ?? []) as Node[]));
  return [
    ...Object.entries(node.entries ?? {}).flatMap(([name, entry]) => placesIn(entry, `${place}.${name}`)),
    ...within.flatMap((each) => placesIn(each, place)),
    ...(node.key !== undefined && isText(node.key) ? [`${place} (names)`] : []),
  ];
}

/** Every place of a portfolio where a person or a file may say anything. */
export const textPlaces: readonly string[] = Object.entries(recordSchemas).flatMap(([table, schema]) => [
  ...new Set(placesIn(schema as unknown as Node, table)),
]);

function withPayloads(node: Node, value: unknown, supply: Supply, place: string): unknown {
  if (isText(node)) return supply(place, rules(node).includes("check"));
  switch (node.type) {
    case "nullable":
      return value === null || node.wrapped === undefined ? value : withPayloads(node.wrapped, value, supply, place);
    case "optional": {
      if (node.wrapped === undefined || (value === undefined && placesIn(node.wrapped, place).length === 0))
        return value;
      return withPayloads(node.wrapped, value, supply, place);
    }
    case "variant": {
      const held = value as Loose;
      const isMeant = (option: Node) =>
        Object.entries(option.entries ?? {}).every(
          ([name, { type, literal }]) => type !== "literal" || literal === held[name],
        );
      const option = ((node.options ?? []) as readonly Node[]).find(isMeant);
      return option === undefined ? value : withPayloads(option, value, supply, place);
    }
    case "union": {
      const text = ((node.options ?? []) as readonly Node[]).find(isText);
      return typeof value === "string" && text !== undefined ? withPayloads(text, value, supply, place) : value;
    }
    case "array": {
      if (node.item === undefined) return value;
      const { item } = node;
      const members = (value as readonly unknown[]).map((member) => withPayloads(item, member, supply, place));
      return members.length === 0 && isText(item) ? [supply(place, false)] : members;
    }
    case "record": {
      if (node.key === undefined || node.value === undefined || !isText(node.key)) return value;
      const name = supply(`${place} (names)`, false);
      return { [name === "__proto__" ? "constructor" : name]: supply(place, false) };
    }
    case "object":
    case "strict_object": {
      const held = value as Loose;
      const members = Object.entries(node.entries ?? {}).map(
        ([name, entry]) => [name, withPayloads(entry, held[name], supply, `${place}.${name}`)] as const,
      );
      return Object.fromEntries(members.filter(([, member]) => member !== undefined));
    }
    default:
      return value;
  }
}

/** An import of long ago and its recipe, which the sample has not. */
const imported: { readonly batches: Tables["batches"]; readonly recipes: Tables["recipes"] } = {
  batches: {
    id: "batch-1",
    createdAt: 1,
    updatedAt: 1,
    by: "Ada",
    fileName: "usage.csv",
    fileHash: "0",
    fileSize: 1,
    format: "usageTable",
    recipeId: "recipe-1",
    rows: 3,
    added: 2,
    updated: 0,
    unchanged: 1,
    stopped: 0,
    statements: ["UTC"],
  },
  recipes: {
    id: "recipe-1",
    createdAt: 1,
    updatedAt: 1,
    by: "Ada",
    name: "Usage",
    format: "usageTable",
    reading: "{}",
  },
};

/** A decided experiment as it would be had both its start and its decision been withdrawn before, which the sample has not. */
function withdrawn(experiment: Tables["experiments"]): Tables["experiments"] {
  const { lock, decision } = experiment;
  if (lock === null || decision === null) return experiment;
  const said = { at: 1, by: "Ada", reason: "Counted twice" };
  const skipped = [{ check: "NO_GUARDRAIL", reason: "None is known" }];
  const withdrawals: Tables["experiments"]["withdrawals"] = [
    { what: "start", ...said, lock: { ...lock, skipped }, sawResults: false },
    { what: "decision", ...said, decision },
  ];
  return { ...experiment, withdrawals };
}

function shelved<T extends TableName>(table: T, records: readonly Identified[]): Shelves<Tables[T]> {
  const shelves = new Map<string, Map<string, Identified>>();
  for (const record of records) {
    const shelf = shelfFor(table, record);
    const onShelf = shelves.get(shelf) ?? new Map<string, Identified>();
    shelves.set(shelf, onShelf.set(record.id, record));
  }
  return shelves as unknown as Shelves<Tables[T]>;
}

/** A portfolio with a payload in every text of every record, and the places that were filled. */
type HostilePortfolio = { readonly portfolio: Portfolio; readonly filled: ReadonlySet<string> };

/** The sample with every text replaced: the first five hundred texts are the payloads themselves, later names are told apart. */
export async function hostilePortfolio(now: number): Promise<HostilePortfolio> {
  const sample = await completeSample("2025-08", now);
  const filled = new Set<string>();
  let given = 0;
  const supply: Supply = (place, isName) => {
    filled.add(place);
    const payload = textPayloads[given % textPayloads.length] ?? "";
    const round = Math.floor(given / textPayloads.length);
    given += 1;
    if (!isName) return payload;
    return round > 0 || payload.trim() === "" ? `${payload} ${given}` : payload;
  };
  const recordsOf = (table: RecordTable): readonly Identified[] => {
    const records = Array.from(allOf<Identified>(sample[table]), (record) =>
      table === "experiments" ? withdrawn(record as Tables["experiments"]) : record,
    );
    return records.length > 0 || !(table in imported) ? records : [imported[table as keyof typeof imported]];
  };
  const tables = tableNames.map((table) => {
    if (table === "usage") return [table, sample.usage];
    const records = recordsOf(table).map((record) => {
      const changed = withPayloads(recordSchemas[table], record, supply, table) as Identified;
      return table === "proposals" ? withFigures(record, changed, supply) : changed;
    });
    return [table, shelved(table, records)];
  });
  return { portfolio: Object.fromEntries(tables) as Portfolio, filled };
}

/** Frozen figures are JSON in a text: their own texts are replaced, so that the document can still be made. */
function withFigures(before: Identified, after: Identified, supply: Supply): Identified {
  const { figures } = before as Tables["proposals"];
  if (figures === null) return after;
  const change = (text: string, path: string) =>
    isSupplied(path, text) ? supply("proposals.figures.json", false) : text;
  const json = JSON.stringify(withTexts(JSON.parse(figures.json) as unknown, change));
  return { ...after, figures: { ...figures, json } } as Identified;
}
