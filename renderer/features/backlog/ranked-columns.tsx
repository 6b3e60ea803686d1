import { isOpen } from "#shared/domain/backlog-item.ts";
import type { ScoreMethod } from "#shared/domain/settings.ts";
import { backlogKindWords, backlogStageWords } from "#shared/words/backlog-codes.ts";
import { ageText, noEstimateText, scoreMethodWords, scoreText, shortStageWords } from "#shared/words/backlog.ts";
import { count } from "#shared/words/format.ts";
import type { Column } from "#ui/table-lines.ts";
import styles from "./backlog.module.css";
import { ItemMarks } from "./item-card.tsx";
import type { ItemRow } from "./item-rows.ts";
import type { RankedRow } from "./ranked-rows.ts";

type Shown = {
  readonly method: ScoreMethod;
  readonly currency: string;
  readonly hasProducts: boolean;
  readonly hrefOf: (id: string) => string;
};

/** What the ranked list says of an item; of doing nothing it says what waiting costs. */
export function rankedColumns({ method, currency, hasProducts, hrefOf }: Shown): readonly Column<RankedRow>[] {
  const columns: readonly Column<RankedRow>[] = [
    {
      id: "title",
      header: "Item",
      kind: "text",
      text: (row) => (row.kind === "item" ? row.item.title : `Do nothing. ${row.waiting}`),
      cell: (row) =>
        row.kind === "item" ? (
          <>
            <a className={styles.title} href={hrefOf(row.item.id)} tabIndex={-1} draggable={false}>
              {row.item.title}
            </a>
            <ItemMarks row={row} />
          </>
        ) : (
          <span className={styles.nothing}>
            <strong>Do nothing</strong> {row.waiting}
          </span>
        ),
      sortBy: ofItem(({ item }) => item.title),
    },
    ...(hasProducts
      ? [
          {
            id: "product",
            header: "Product",
            kind: "text",
            width: 128,
            text: textOfItem(({ product }) => product),
            sortBy: ofItem(({ product }) => product),
          } as const,
        ]
      : []),
    {
      id: "place",
      header: "Your rank",
      kind: "number",
      width: 96,
      text: textOfItem(({ place }) => (place === null ? "" : count(place))),
      sortBy: ofItem(({ place }) => (place === null ? null : -place)),
    },
    {
      id: "rank",
      header: "Score rank",
      kind: "number",
      width: 108,
      text: (row) => (row.kind === "nothing" ? count(row.rank) : row.rank === null ? "" : count(row.rank)),
      sortBy: (row) => (row.rank === null ? null : -row.rank),
    },
    {
      id: "score",
      header: scoreMethodWords[method].short,
      kind: "number",
      width: 124,
      text: (row) => (row.kind === "nothing" ? scoreText(0, method, currency) : itemScore(row, method, currency)),
      sortBy: (row) => (row.kind === "nothing" ? 0 : row.score),
    },
    {
      id: "kind",
      header: "Kind",
      kind: "text",
      width: 104,
      text: textOfItem(({ item }) => backlogKindWords[item.kind]),
      sortBy: ofItem(({ item }) => backlogKindWords[item.kind]),
    },
    {
      id: "stage",
      header: "Stage",
      kind: "text",
      width: 92,
      text: textOfItem(({ item }) => backlogStageWords[item.stage]),
      cell: (row) => (row.kind === "item" ? shortStageWords[row.item.stage] : null),
      sortBy: ofItem(({ item }) => backlogStageWords[item.stage]),
    },
    {
      id: "age",
      header: "In stage",
      kind: "number",
      width: 88,
      text: textOfItem(({ age }) => ageText(age)),
      sortBy: ofItem(({ age }) => age),
    },
  ];
  return columns;
}

function ofItem<T extends string | number>(read: (row: ItemRow) => T | null) {
  return (row: RankedRow) => (row.kind === "item" ? read(row) : null);
}

function textOfItem(read: (row: ItemRow) => string) {
  return (row: RankedRow) => (row.kind === "item" ? read(row) : "");
}

function itemScore(row: ItemRow, method: ScoreMethod, currency: string): string {
  if (row.item.mandate !== "") return "Demanded";
  if (row.score !== null) return scoreText(row.score, method, currency);
  return isOpen(row.item) ? noEstimateText : "";
}
