import { isRefused } from "#shared/maths/answer.ts";
import type { RetirementCandidate } from "#shared/domain/candidates.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { usageClassWords, verdictWords } from "#shared/words/codes.ts";
import { counted, dayOf, longMonth, money, monthSpan, monthText, share, shareInterval } from "#shared/words/format.ts";
import type { Judged } from "./judging.ts";

const mostRows = 100;
const longestName = 44;
const unknown = "–";

type Column = {
  readonly title: string;
  readonly isNumber: boolean;
  readonly text: (candidate: RetirementCandidate) => string;
};

/** The full name of what a candidate is about: a feature with its product before it. */
export function fullName({ name, feature, line }: RetirementCandidate): string {
  return feature === null ? name : `${line.product.name} / ${name}`;
}

function columnsFor(currency: string, hasHistory: boolean): readonly Column[] {
  const amount = (value: number | null | undefined) =>
    value === null || value === undefined ? unknown : money(Math.round(value), currency, true);
  const columns: readonly Column[] = [
    { title: "VERDICT", isNumber: false, text: ({ verdict }) => verdictWords[verdict].name },
    { title: "PRODUCT / FEATURE", isNumber: false, text: (candidate) => shortened(fullName(candidate)) },
    { title: "ENDS A MONTH", isNumber: true, text: ({ monthly }) => amount(monthly) },
    { title: "WORTH", isNumber: true, text: ({ worked }) => amount(worked.result?.npv) },
    { title: "PAYS IN", isNumber: true, text: ({ worked }) => ofCases(worked.simulation?.pPositive) },
    {
      title: "SCORE",
      isNumber: true,
      text: ({ score }) => (isRefused(score) ? unknown : String(Math.round(score.score))),
    },
    { title: "USE", isNumber: false, text: useText },
    {
      title: "LAST USED",
      isNumber: false,
      text: ({ usage }) => (usage.lastUsed === null ? unknown : monthText(usage.lastUsed)),
    },
    {
      title: "EVIDENCE",
      isNumber: false,
      text: ({ usageQuality }) => (usageQuality.grade === "insufficient" ? unknown : usageQuality.grade),
    },
  ];
  const since: Column = { title: "SINCE", isNumber: false, text: (candidate) => sinceText(candidate) };
  return hasHistory ? [...columns, since] : columns;
}

function sinceText({ since }: RetirementCandidate): string {
  return since === null ? unknown : dayOf(since);
}

function ofCases(probability: number | null | undefined): string {
  return probability === null || probability === undefined ? unknown : share(probability);
}

function useText({ usage }: RetirementCandidate): string {
  const { name } = usageClassWords[usage.class];
  return usage.ci === null ? name : `${name} ${shareInterval(usage.ci[0], usage.ci[1])}`;
}

function shortened(name: string): string {
  const plain = name.replaceAll(/\s+/g, " ");
  const signs = Array.from(plain);
  return signs.length <= longestName ? plain : `${signs.slice(0, longestName - 1).join("")}…`;
}

function aligned(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, at) => Math.max(title.length, ...rows.map((row) => widthOf(row[at] ?? ""))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const blank = " ".repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell)));
        return columns[at]?.isNumber === true ? blank + cell : cell + blank;
      })
      .join("  ")
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...rows.map(line)].map((text) => `${text}\n`).join("");
}

function widthOf(text: string): number {
  return Array.from(text).length;
}

/** The candidates as an aligned table with what it was judged from, for people to read in a terminal. */
export function candidateTable({ portfolio, overview, candidates }: Judged): string {
  const { currency } = settingsOf(portfolio);
  const { from, to } = overview.window;
  const about = `As of ${longMonth(overview.asOf)} · money of ${monthSpan(from, to)} in ${currency} · ${counted(overview.lines.length, "product")}`;
  const shown = candidates.filter(({ isCandidate }) => isCandidate);
  const guarded = candidates.length - shown.length;
  const guards = guarded === 0 ? "" : `${counted(guarded, "other")} shielded by a guard; --json lists them.\n`;
  if (shown.length === 0) return `${about}\n\nNo candidate for retirement.\n${guards}`;
  const columns = columnsFor(
    currency,
    shown.some(({ since }) => since !== null),
  );
  const rows = shown.slice(0, mostRows).map((candidate) => columns.map(({ text }) => text(candidate)));
  const rest = shown.length - rows.length;
  const more = rest === 0 ? "" : `… and ${counted(rest, "candidate")} more; --json lists them all.\n`;
  return `${about}\n\n${aligned(columns, rows)}${more}\n${meanings(shown)}${guards}`;
}

/** What the verdicts in the table mean. */
function meanings(shown: readonly RetirementCandidate[]): string {
  const present = new Set(shown.map(({ verdict }) => verdict));
  return [...present].map((verdict) => `${verdictWords[verdict].name}: ${verdictWords[verdict].meaning}\n`).join("");
}
