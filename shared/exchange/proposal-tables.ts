import type { ProposalFigures } from "../domain/proposal-figures.ts";
import type { Reason } from "../domain/reasons.ts";
import { isAboutUse } from "../domain/use-guards.ts";
import { guardCodes, guardWords } from "../words/codes.ts";
import { counted, monthSpan, monthText } from "../words/format.ts";
import { cellKindWords } from "../words/product.ts";
import { noRecord, reasonSourceWords } from "../words/proposal.ts";
import { reasonNumber, reasonSentence } from "../words/reasons.ts";
import { numberColumn, textColumn, type DocumentTable } from "./proposal-blocks.ts";
import { amountCell, countCell, shareCell, type DocumentCell } from "./proposal-cells.ts";

/** The letter of a grade of evidence, or a dash where there is not enough. */
export function gradeLetter(grade: string | null): string {
  return grade === null || grade === "insufficient" ? "–" : grade;
}

/** The use of the subject month by month over the window; a month that was not observed stays empty, never zero. */
export function usageTable({ usage }: ProposalFigures): DocumentTable {
  const known = usage.months.some(({ kind }) => kind !== "missing");
  return {
    kind: "table",
    name: "usage",
    caption: `Use by month, ${monthSpan(usage.from, usage.to)}`,
    columns: [
      textColumn("Month"),
      numberColumn("Eligible"),
      numberColumn("Users"),
      numberColumn("Uses"),
      numberColumn("Share of eligible"),
      textColumn("Observed"),
    ],
    rows: known
      ? usage.months.map(({ month, eligible, users, uses, kind }) => [
          monthText(month),
          countCell(eligible),
          countCell(users),
          countCell(uses),
          shareCell(users === null || !eligible ? null : users / eligible),
          cellKindWords[kind],
        ])
      : [],
    total: null,
  };
}

function numberCell(reason: Reason, currency: string): DocumentCell {
  return reason.unit === "month" ? reasonNumber(reason, currency) : reasonCell(reason, reason.value, currency);
}

function reasonCell({ unit }: Reason, value: number | null, currency: string): DocumentCell {
  if (value === null) return "";
  switch (unit) {
    case "share":
    case "shareOfUse":
    case "probability":
      return shareCell(value);
    case "money":
    case "perMonth":
      return amountCell(value, currency);
    case "month":
      return counted(value, "month");
    case "count":
      return countCell(value);
    case "none":
      return "";
  }
}

/** Every reason for and against with its number, threshold, window, source and grade. */
export function reasonsTable({ reasons, currency }: ProposalFigures): DocumentTable {
  return {
    kind: "table",
    name: "reasons",
    caption: "Reasons for and against",
    columns: [
      textColumn("Speaks"),
      textColumn("Reason"),
      numberColumn("Number"),
      numberColumn("Threshold"),
      textColumn("Window"),
      textColumn("Source"),
      textColumn("Grade"),
    ],
    rows: reasons.map((reason) => [
      reason.direction === "for" ? "For" : "Against",
      reasonSentence(reason, currency),
      numberCell(reason, currency),
      reasonCell(reason, reason.threshold, currency),
      reason.from === null || reason.to === null ? "" : monthSpan(reason.from, reason.to),
      reasonSourceWords[reason.source],
      gradeLetter(reason.grade),
    ]),
    total: null,
  };
}

const needsReach: ReadonlySet<string> = new Set(["REACH_UNCERTAIN", "SEASONAL_PEAK"]);
const raisedByMark: ReadonlySet<string> = new Set([
  "MARKED",
  "LEGAL_HOLD",
  "ESSENTIAL_PATH",
  "UNMEASURED_CALLERS",
  "OPEN_SUCCESSOR_GAP",
]);

function guardState(code: string, { guardsStanding, triggers, usage, experiments }: ProposalFigures): string {
  if (guardsStanding.includes(code)) return "Stands";
  if (needsReach.has(code) && usage.reach === null) return "Not checked: how many people it reaches is not known";
  if (code === "ACTIVE_EXPERIMENT" && experiments === undefined) {
    return "Not checked: experiments were not recorded when these figures were frozen";
  }
  if (isAboutUse(code) && triggers.length > 0 && !triggers.includes("LOW_USE")) {
    return "Does not matter: low use is not why this is looked at";
  }
  return raisedByMark.has(code) ? "Passed: no mark raises it" : "Passed";
}

/** Every guard that was checked, and whether it stands. */
export function guardsTable(figures: ProposalFigures): DocumentTable {
  return {
    kind: "table",
    name: "guards",
    caption: "Guards checked",
    columns: [textColumn("Guard"), textColumn("Forbids flagging because"), textColumn("Result")],
    rows: guardCodes.map((code) => {
      const { name, meaning } = guardWords(code);
      return [name, meaning, guardState(code, figures)];
    }),
    total: null,
  };
}

/** Who needs the subject and what it needs, with the plans to move away. */
export function dependentsTable({ dependents }: ProposalFigures): DocumentTable {
  return {
    kind: "table",
    name: "dependents",
    caption: "Dependents and what it depends on",
    columns: [textColumn("Product"), textColumn("Relation"), textColumn("Plan to move away"), textColumn("Blocks")],
    rows: [
      ...dependents.hard.map(({ name, blocks, migration }) => [
        name,
        "Stops working without it",
        migration === "" ? noRecord : migration,
        blocks ? "Yes" : "No",
      ]),
      ...dependents.soft.map((name) => [name, "Gets worse without it", "", "No"]),
      ...dependents.needs.map(({ name, kind }) => [
        name,
        kind === "hard" ? "Is needed by it" : "Makes it better",
        "",
        "No",
      ]),
    ],
    total: null,
  };
}

/** The evidence behind the figures: where each comes from, over which window, and its grade. */
export function evidenceTable(figures: ProposalFigures): DocumentTable {
  const { usage, money } = figures;
  const moneyWindow = monthSpan(money.from, money.to);
  return {
    kind: "table",
    name: "evidence",
    caption: "Evidence",
    columns: [textColumn("Figure"), numberColumn("Records"), textColumn("Window"), textColumn("Grade")],
    rows: [
      [
        "Use (months observed)",
        countCell(usage.exposureMonths),
        monthSpan(usage.from, usage.to),
        gradeLetter(usage.grade),
      ],
      [
        "Cost (entries, shares, and what it causes elsewhere)",
        countCell(money.costs.length + money.shares.length + (money.elsewhere?.length ?? 0)),
        moneyWindow,
        gradeLetter(money.costGrade),
      ],
      ["Value (entries)", countCell(money.values.length), moneyWindow, gradeLetter(money.valueGrade)],
    ],
    total: null,
  };
}

/** The four corners of the product: who pays, can change it, feels the pain and benefits. */
export function cornersTable({ subject }: ProposalFigures): DocumentTable {
  const teams = (names: readonly string[]) => (names.length === 0 ? noRecord : names.join(", "));
  return {
    kind: "table",
    name: "corners",
    caption: "The four corners",
    columns: [textColumn("Corner"), textColumn("Teams")],
    rows: [
      ["Pays", teams(subject.pays)],
      ["Can change it", teams(subject.canChange)],
      ["Feels the pain", teams(subject.feels)],
      ["Benefits", teams(subject.benefits)],
    ],
    total: null,
  };
}
