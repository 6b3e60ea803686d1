import { isRefused } from "#shared/maths/answer.ts";
import type { RetirementVerdict } from "#shared/domain/retirement.ts";
import { gradeWords, guardWords, triggerWords, verdictCodeWords, verdictWords } from "#shared/words/codes.ts";
import {
  count,
  dayOf,
  dayText,
  decimal,
  money,
  notKnown,
  orNotKnown,
  share,
  shortMoney,
} from "#shared/words/format.ts";
import { scoreText, triggerNames, waitingText } from "#shared/words/retirement.ts";
import { Badge, Grade, StatusPill } from "#ui/badge.tsx";
import { IntervalBar } from "#ui/interval-bar.tsx";
import { Muted } from "#ui/layout.tsx";
import type { Column } from "#ui/table-lines.ts";
import { verdictTones, type RetirementRow, type RetirementTab } from "./retirement-rows.ts";
import styles from "./retirement.module.css";

const urgency: { readonly [verdict in RetirementVerdict]: number } = {
  flag: 0,
  watch: 1,
  blocked: 2,
  needData: 3,
  notFlaggable: 4,
  keep: 5,
};

function scoreOf({ candidate: { score } }: RetirementRow): number | null {
  return isRefused(score) ? null : score.score;
}

function ScoreCell({ row }: { readonly row: RetirementRow }) {
  const { score } = row.candidate;
  if (isRefused(score)) return <Muted>No score</Muted>;
  return (
    <span className={styles.score}>
      <IntervalBar
        label={scoreText(score)}
        low={score.low}
        value={score.score}
        high={score.high}
        min={0}
        max={100}
        width={36}
      />
      <span>{decimal(score.score, 0)}</span>
    </span>
  );
}

function EvidenceCell({ row }: { readonly row: RetirementRow }) {
  const { grade } = row.candidate.usageQuality;
  return <Grade letter={grade === "insufficient" ? "–" : grade} label={`Use: ${gradeWords(grade)}`} />;
}

function whyText({ candidate }: RetirementRow, tab: RetirementTab): string {
  const { review, codes, guards, triggers } = candidate;
  if (tab === "guarded") return guards.map((guard) => guardWords(guard).name).join(", ");
  if (tab !== "kept") return triggers.map((trigger) => triggerWords[trigger]).join(", ");
  if (review === null) return codes.map(verdictCodeWords).join(" ");
  return `${review.reason} (${review.kind === "keep" ? "kept" : "snoozed"} by ${review.by} until ${dayText(review.until)})`;
}

/** As many as find room; the whole list is in the cell's title and beside it. */
function badgesShown(words: readonly string[]): number {
  return words.length > 2 ? 1 : 2;
}

function WhyCell({ row, tab }: { readonly row: RetirementRow; readonly tab: RetirementTab }) {
  const { guards, triggers } = row.candidate;
  if (tab === "kept") return whyText(row, tab);
  const words =
    tab === "guarded"
      ? guards.map((guard) => guardWords(guard).name)
      : triggers.map((trigger) => triggerNames[trigger]);
  return (
    <span className={styles.badges}>
      {words.slice(0, badgesShown(words)).map((word) => (
        <Badge key={word}>{word}</Badge>
      ))}
      {words.length > badgesShown(words) && <Badge>+{words.length - badgesShown(words)}</Badge>}
    </span>
  );
}

const whyWidths: { readonly [tab in RetirementTab]: number } = {
  candidates: 200,
  watch: 200,
  needData: 200,
  blocked: 200,
  guarded: 310,
  kept: 330,
};

const whyHeaders = { guarded: "Guards", kept: "Kept because" } as const;

function stakeColumn(currency: string): Column<RetirementRow> {
  return {
    id: "stake",
    header: "At stake",
    unit: "a month",
    kind: "number",
    width: 142,
    text: ({ candidate }) => orNotKnown(candidate.monthly, (minor) => money(Math.round(minor), currency)),
    cell: ({ candidate: { monthly } }) =>
      monthly === null ? <Muted>{notKnown}</Muted> : shortMoney(Math.round(monthly), currency),
    sortBy: ({ candidate }) => candidate.monthly,
  };
}

function waitingColumn(currency: string): Column<RetirementRow> {
  const text = ({ waiting }: RetirementRow) => waitingText(waiting, currency);
  return { id: "waiting", header: "Waiting cost", kind: "number", text };
}

const subjectColumn: Column<RetirementRow> = {
  id: "subject",
  header: "What",
  kind: "text",
  width: 150,
  text: ({ candidate }) => candidate.name,
  sortBy: ({ candidate }) => candidate.name,
  total: (rows) => `${count(rows.length)} shown`,
};

const productColumn: Column<RetirementRow> = {
  id: "product",
  header: "Product",
  kind: "text",
  width: 142,
  text: ({ productName }) => productName,
  cell: ({ candidate, productName }) => (candidate.feature === null ? <Muted>Product itself</Muted> : productName),
  sortBy: ({ productName }) => productName,
};

const verdictColumn: Column<RetirementRow> = {
  id: "verdict",
  header: "Verdict",
  kind: "custom",
  width: 122,
  text: ({ candidate }) => verdictWords[candidate.verdict].name,
  cell: ({ candidate: { verdict } }) => (
    <StatusPill tone={verdictTones[verdict]}>{verdictWords[verdict].name}</StatusPill>
  ),
  sortBy: (row) => urgency[row.candidate.verdict] + 1 - (scoreOf(row) ?? 0) / 101,
};

const scoreColumn: Column<RetirementRow> = {
  id: "score",
  header: "Score",
  kind: "custom",
  width: 98,
  text: ({ candidate }) => scoreText(candidate.score),
  cell: (row) => <ScoreCell row={row} />,
  sortBy: scoreOf,
};

const evidenceColumn: Column<RetirementRow> = {
  id: "evidence",
  header: "Evidence",
  kind: "custom",
  width: 90,
  text: ({ candidate }) =>
    `use ${candidate.usageQuality.grade}, confidence ${orNotKnown(candidate.worked.confidence, share)}`,
  cell: (row) => <EvidenceCell row={row} />,
  sortBy: ({ candidate }) => candidate.usageQuality.q,
};

const sinceColumn: Column<RetirementRow> = {
  id: "since",
  header: "Since",
  kind: "text",
  width: 114,
  text: ({ candidate }) => (candidate.since === null ? "Today" : dayOf(candidate.since)),
  sortBy: ({ candidate }) => candidate.since,
};

function whyColumn(tab: RetirementTab): Column<RetirementRow> {
  return {
    id: "why",
    header: tab === "guarded" || tab === "kept" ? whyHeaders[tab] : "Looked at because",
    kind: "custom",
    width: whyWidths[tab],
    text: (row) => whyText(row, tab),
    cell: (row) => <WhyCell row={row} tab={tab} />,
    sortBy: (row) => whyText(row, tab),
  };
}

/** The columns of one part of the screen, as many as a narrow window holds: the verdict where it differs, and early why. */
export function retirementColumns(currency: string, tab: RetirementTab): readonly Column<RetirementRow>[] {
  const stake = stakeColumn(currency);
  const why = whyColumn(tab);
  switch (tab) {
    case "candidates":
      return [subjectColumn, productColumn, verdictColumn, why, stake, scoreColumn, sinceColumn];
    case "kept":
      return [subjectColumn, productColumn, verdictColumn, why, stake, sinceColumn];
    case "guarded":
      return [subjectColumn, productColumn, why, stake, scoreColumn, sinceColumn];
    case "watch":
    case "needData":
    case "blocked":
      return [subjectColumn, productColumn, why, stake, scoreColumn, evidenceColumn, sinceColumn];
  }
}

/** Everything known of the rows of one part, also what only stands beside them on the screen. */
export function exportedColumns(currency: string, tab: RetirementTab): readonly Column<RetirementRow>[] {
  const money = [stakeColumn(currency), waitingColumn(currency)];
  return [
    subjectColumn,
    productColumn,
    verdictColumn,
    whyColumn(tab),
    ...money,
    scoreColumn,
    evidenceColumn,
    sinceColumn,
  ];
}
