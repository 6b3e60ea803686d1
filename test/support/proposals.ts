import { frozenFigures, type ProposalFigures } from "#shared/domain/proposal-figures.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import type { DocumentContext } from "#shared/exchange/proposal-document.ts";
import { completeSample } from "#shared/sample/complete-sample.ts";

/** Where and when the documents of the tests are made. */
export const documentContext: DocumentContext = {
  head: { seq: 7, hash: "7be104af".repeat(8) },
  installation: "installation-of-a-test",
  exportedAt: Date.UTC(2025, 8, 10, 14, 2),
  personName: "Tester",
};

/** A proposal of the sample with its frozen figures: "fax-gateway" is a service, "smart-speaker" a feature. */
export async function sampleProposal(
  name: "fax-gateway" | "smart-speaker",
): Promise<{ readonly proposal: RetirementProposal; readonly figures: ProposalFigures }> {
  const sample = await completeSample("2025-08", Date.UTC(2025, 8, 9, 10));
  const proposal = onShelf(sample.proposals, "").get(`proposal.${name}`);
  const figures = proposal === undefined ? null : frozenFigures(proposal);
  if (proposal === undefined || figures === null) throw new Error(`The sample has no complete proposal '${name}'.`);
  return { proposal, figures };
}

/** Every text of a value replaced, whatever its depth, but not what the rules read: codes, months, kinds, ids. */
export function withTexts<T>(value: T, change: (text: string, path: string) => string, path = ""): T {
  if (typeof value === "string") return change(value, path) as T;
  if (Array.isArray(value)) {
    return value.map((member: unknown) => withTexts(member, change, path)) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    withTexts<unknown>(member, change, path === "" ? name : `${path}.${name}`),
  ]);
  return Object.fromEntries(members) as T;
}

const texts: ReadonlySet<string> = new Set([
  "title",
  "proposer",
  "processOwner",
  "notSeasonal",
  "subject.name",
  "subject.product",
  "subject.owner",
  "subject.pays",
  "subject.canChange",
  "subject.feels",
  "subject.benefits",
  "subject.decides",
  "subject.heard",
  "subject.marks.reason",
  "subject.marks.owner",
  "money.costs.label",
  "money.costs.payer",
  "money.costs.source",
  "money.values.label",
  "money.values.source",
  "money.shares.pool",
  "dependents.hard.name",
  "dependents.hard.migration",
  "dependents.soft",
  "dependents.needs.name",
  "dependents.group",
  "changes.names",
  "experiments.title",
  "experiments.measured.metric.name",
]);

/** Whether a text at this place of a proposal or its figures was supplied by people or files. */
export function isSupplied(path: string, text: string): boolean {
  if (path === "reasons.names") return !/^\d{4}-\d{2}/.test(text);
  return texts.has(path) || path.startsWith("texts.");
}

const openers = [
  "<script>",
  "<img src=x onerror=",
  '"><svg onload=',
  "'><iframe srcdoc=",
  "</style><script>",
  "<!--",
  "]]>",
];
const runs = ["alert(1)", "window.hostile=1", "fetch('//x')"];
const markdown = [
  "[a](javascript:alert(1))",
  "![x](http://x/y.png)",
  "| a | b |",
  "# h",
  "```",
  "***",
  "<b>",
  "[x]: y",
  "&lt;",
  "~~~",
];
const formulas = [
  "=1+1",
  "+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  '=HYPERLINK("http://x","y")',
  "＝1",
];
const invisible = [
  "\u202egpj.exe",
  "\u2066x\u2069",
  "\u0000",
  "\u0007",
  "\u001b[31m",
  "\ud800",
  "\u2028",
  "\ufeff",
  "\u0085",
];
const addresses = [
  "javascript:alert(1)",
  "data:text/html,<script>",
  "http://x.example",
  "vbscript:x",
  "https://a@b.example",
  "file:///etc",
];

/** Payloads that try to run, to change a document's structure, to deceive the eye or to be a formula. */
export const hostilePayloads: readonly string[] = [
  ...openers.flatMap((opener) => runs.map((run) => `${opener}${run}>`)),
  ...markdown,
  ...formulas,
  ...invisible,
  ...addresses,
  ...openers.flatMap((opener) => markdown.map((mark) => `${opener}${mark}`)),
  ...formulas.flatMap((formula) => openers.map((opener) => `${formula}${opener}`)),
  ...invisible.flatMap((mark) => [...markdown, ...openers].map((text) => `${mark}${text}`)),
  ...addresses.flatMap((address) => [...markdown, ...openers].map((text) => `${text} ${address}`)),
  ...markdown.flatMap((first) => markdown.map((second) => `${first}\n${second}`)),
].slice(0, 500);
