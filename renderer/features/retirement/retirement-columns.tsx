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
        width={44}
      />
      <span>{decimal(score.score, 0)}</span>
    </span>
  );
}

function EvidenceCell({ row }: { readonly row: RetirementRow }) {
  const { usageQuality, worked } = row.candidate;
  const { grade } = usageQuality;
  return (
    <span className={styles.score}>
      <Grade letter={grade === "insufficient" ? "–" : grade} label={`Use: ${gradeWords(grade)}`} />
      {worked.confidence === null ? <Muted>{notKnown}</Muted> : share(worked.confidence)}
    </span>
  );
}

function whyText({ candidate }: RetirementRow, tab: RetirementTab): string {
  const { review, codes, guards, triggers } = candidate;
  if (tab === "guarded") return guards.map((guard) => guardWords(guard).name).join(", ");
  if (tab !== "kept") return triggers.map((trigger) => triggerWords[trigger]).join(", ");
  if (review === null) return codes.map(verdictCodeWords).join(" ");
  return `${review.reason} (${review.kind === "keep" ? "kept" : "snoozed"} by ${review.by} until ${dayText(review.until)})`;
}

/** More would be cut off at the edge of a narrow window; the whole list is in the cell's title and beside it. */
const badgesShown = 2;

function WhyCell({ row, tab }: { readonly row: RetirementRow; readonly tab: RetirementTab }) {
  const { guards, triggers } = row.candidate;
  if (tab === "kept") return whyText(row, tab);
  const words =
    tab === "guarded"
      ? guards.map((guard) => guardWords(guard).name)
      : triggers.map((trigger) => triggerNames[trigger]);
  return (
    <span className={styles.badges}>
      {words.slice(0, badgesShown).map((word) => (
        <Badge key={word}>{word}</Badge>
      ))}
      {words.length > badgesShown && <Badge>+{words.length - badgesShown}</Badge>}
    </span>
  );
}

const whyWidths: { readonly [tab in RetirementTab]: number } = {
  candidates: 196,
  watch: 196,
  needData: 196,
  blocked: 242,
  guarded: 330,
  kept: 420,
};

const whyHeaders = { guarded: "Guards", kept: "Kept because" } as const;

function moneyColumns(currency: string): readonly Column<RetirementRow>[] {
  return [
    {
      id: "stake",
      header: "At stake",
      unit: "a month",
      kind: "number",
      width: 142,
      text: ({ candidate }) => orNotKnown(candidate.monthly, (minor) => money(Math.round(minor), currency)),
      cell: ({ candidate: { monthly } }) =>
        monthly === null ? <Muted>{notKnown}</Muted> : shortMoney(Math.round(monthly), currency),
      sortBy: ({ candidate }) => candidate.monthly,
    },
    {
      id: "waiting",
      header: "Waiting cost",
      kind: "number",
      width: 116,
      text: ({ waiting }) => waitingText(waiting, currency),
      cell: ({ waiting }) =>
        waiting === null ? <Muted>Not flagged</Muted> : shortMoney(Math.round(waiting), currency),
      sortBy: ({ waiting }) => waiting,
    },
  ];
}

const subjectColumn: Column<RetirementRow> = {
  id: "subject",
  header: "What",
  kind: "text",
  width: 164,
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
  width: 116,
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
  width: 116,
  text: ({ candidate }) =>
    `use ${candidate.usageQuality.grade}, confidence ${orNotKnown(candidate.worked.confidence, share)}`,
  cell: (row) => <EvidenceCell row={row} />,
  sortBy: ({ candidate }) => candidate.worked.confidence,
};

const sinceColumn: Column<RetirementRow> = {
  id: "since",
  header: "Since",
  kind: "text",
  width: 104,
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

/** The columns of one part of the screen: the verdict where it differs, and early why something is guarded or kept. */
export function retirementColumns(currency: string, tab: RetirementTab): readonly Column<RetirementRow>[] {
  const amounts = moneyColumns(currency);
  const why = whyColumn(tab);
  switch (tab) {
    case "candidates":
    case "kept":
      return [subjectColumn, productColumn, verdictColumn, why, ...amounts, scoreColumn, evidenceColumn, sinceColumn];
    case "guarded":
    case "watch":
    case "needData":
    case "blocked":
      return [subjectColumn, productColumn, why, ...amounts, scoreColumn, evidenceColumn, sinceColumn];
  }
}
