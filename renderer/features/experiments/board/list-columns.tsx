import { experimentVerdictWords, boardColumnWords, decisionWords, methodWords } from "#shared/words/experiments.ts";
import { count, dayOf, dayText } from "#shared/words/format.ts";
import { Badge, StatusPill } from "#ui/badge.tsx";
import type { Column } from "#ui/table-lines.ts";
import styles from "./board.module.css";
import { decisionTones, verdictTones } from "../tones.ts";
import { boardColumns } from "./board-view.tsx";
import type { ExperimentRow } from "./experiment-rows.ts";

const none = "–";

function decidedText({ experiment: { decision } }: ExperimentRow): string {
  return decision === null ? none : decisionWords[decision.decision].name;
}

function noteText(row: ExperimentRow): string {
  return [
    row.isAgainstVerdict ? "Against the verdict" : "",
    row.isExploratory ? "Exploratory" : "",
    row.isWithdrawn ? "Withdrawn once" : "",
  ]
    .filter((note) => note !== "")
    .join(", ");
}

const unitsText = ({ units }: ExperimentRow) => (units === null ? none : count(units));
const verdictText = ({ verdict }: ExperimentRow) => (verdict === null ? none : experimentVerdictWords[verdict]);

const title: Column<ExperimentRow> = {
  id: "title",
  header: "Experiment",
  kind: "custom",
  width: 254,
  text: ({ experiment }) => experiment.title,
  cell: ({ experiment }) => (
    <a className={styles.listTitle} href={`#/experiments/${encodeURIComponent(experiment.id)}`}>
      {experiment.title}
    </a>
  ),
  sortBy: ({ experiment }) => experiment.title.toLowerCase(),
};

const product: Column<ExperimentRow> = {
  id: "product",
  header: "Product",
  kind: "text",
  width: 142,
  text: (row) => row.product,
  sortBy: (row) => row.product.toLowerCase(),
};

const others: readonly Column<ExperimentRow>[] = [
  {
    id: "state",
    header: "State",
    kind: "text",
    width: 144,
    text: ({ column }) => boardColumnWords[column],
    sortBy: ({ column }) => boardColumns.indexOf(column),
  },
  {
    id: "method",
    header: "Method",
    kind: "text",
    width: 112,
    text: ({ experiment }) => methodWords[experiment.card.method].name,
    sortBy: ({ experiment }) => methodWords[experiment.card.method].name,
  },
  {
    id: "metric",
    header: "Metric",
    kind: "text",
    width: 140,
    text: ({ experiment }) => experiment.card.metric.name,
    sortBy: ({ experiment }) => experiment.card.metric.name.toLowerCase(),
  },
  {
    id: "verdict",
    header: "Verdict",
    kind: "custom",
    width: 116,
    text: verdictText,
    cell: (row) =>
      row.verdict === null ? none : <StatusPill tone={verdictTones[row.verdict]}>{verdictText(row)}</StatusPill>,
    sortBy: ({ verdict }) => (verdict === null ? null : experimentVerdictWords[verdict]),
  },
  {
    id: "decision",
    header: "Decision",
    kind: "custom",
    width: 120,
    text: decidedText,
    cell: (row) => {
      const { decision } = row.experiment;
      if (decision === null) return none;
      return <StatusPill tone={decisionTones[decision.decision]}>{decidedText(row)}</StatusPill>;
    },
    sortBy: ({ experiment }) => experiment.decision?.decision ?? null,
  },
  {
    id: "owner",
    header: "Owner",
    kind: "text",
    width: 150,
    text: ({ experiment }) => experiment.card.owner,
    sortBy: ({ experiment }) => (experiment.card.owner === "" ? null : experiment.card.owner.toLowerCase()),
  },
  {
    id: "started",
    header: "Started",
    kind: "text",
    width: 110,
    text: ({ experiment: { lock } }) => (lock === null ? none : dayOf(lock.at)),
    sortBy: ({ experiment: { lock } }) => lock?.at ?? null,
  },
  {
    id: "decisionOn",
    header: "Decision date",
    kind: "text",
    width: 120,
    text: ({ decisionOn }) => (decisionOn === null ? none : dayText(decisionOn)),
    sortBy: ({ decisionOn }) => decisionOn,
  },
  {
    id: "units",
    header: "Units an arm",
    kind: "number",
    width: 120,
    text: unitsText,
    sortBy: ({ units }) => units,
  },
  {
    id: "notes",
    header: "Notes",
    kind: "custom",
    width: 220,
    text: noteText,
    cell: (row) => (
      <span className={styles.listNotes}>
        {row.isAgainstVerdict && <Badge tone="bad">Against the verdict</Badge>}
        {row.isExploratory && <Badge tone="warn">Exploratory</Badge>}
        {row.isWithdrawn && <Badge>Withdrawn once</Badge>}
      </span>
    ),
    sortBy: (row) => noteText(row) || null,
  },
];

/** The columns of the list; the product only where several are shown. */
export const listColumns: {
  readonly [scope in "portfolio" | "product"]: readonly Column<ExperimentRow>[];
} = { portfolio: [title, product, ...others], product: [title, ...others] };
