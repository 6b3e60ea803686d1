import type { LearningStanding } from "#shared/domain/learning-standing.ts";
import { count, dayOf } from "#shared/words/format.ts";
import { learningWords, standingWords } from "#shared/words/learnings.ts";
import { Badge, StatusPill } from "#ui/badge.tsx";
import type { Column } from "#ui/table-lines.ts";
import type { Tone } from "#ui/tone.ts";
import type { LearningRow } from "./learning-rows.ts";
import styles from "./learnings.module.css";

/** The tone of how a learning stands. */
export const standingTones: { readonly [standing in LearningStanding]: Tone } = {
  contradicted: "bad",
  supported: "good",
  notShown: "neutral",
  untested: "neutral",
};

const order: { readonly [standing in LearningStanding]: number } = {
  contradicted: 0,
  supported: 1,
  notShown: 2,
  untested: 3,
};

/** The columns of the learning library. */
export const learningColumns: readonly Column<LearningRow>[] = [
  {
    id: "title",
    header: "Learning",
    kind: "text",
    width: 250,
    text: ({ learning }) => learning.title,
  },
  {
    id: "standing",
    header: "Stands",
    kind: "custom",
    width: 130,
    text: ({ standing }) => standingWords[standing].name,
    sortBy: ({ standing }) => order[standing],
    cell: ({ standing }) => <StatusPill tone={standingTones[standing]}>{standingWords[standing].name}</StatusPill>,
  },
  {
    id: "therefore",
    header: "Therefore we will",
    kind: "text",
    width: 200,
    text: ({ learning }) => learning.therefore,
  },
  {
    id: "product",
    header: "Product",
    kind: "text",
    width: 125,
    text: ({ learning, product }) => (learning.productId === null ? learningWords.everyProduct : product),
  },
  {
    id: "tags",
    header: "Tags",
    kind: "custom",
    width: 115,
    text: ({ learning }) => learning.tags.join(", "),
    cell: ({ learning }) => (
      <span className={styles.tags}>
        {learning.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </span>
    ),
  },
  {
    id: "for",
    header: "For",
    kind: "number",
    width: 62,
    text: ({ learning }) => count(learning.supportedBy.length),
    sortBy: ({ learning }) => learning.supportedBy.length,
  },
  {
    id: "against",
    header: "Against",
    kind: "number",
    width: 82,
    text: ({ learning }) => count(learning.contradictedBy.length),
    sortBy: ({ learning }) => learning.contradictedBy.length,
  },
  {
    id: "added",
    header: "Added",
    kind: "text",
    width: 96,
    text: ({ learning }) => dayOf(learning.createdAt),
    sortBy: ({ learning }) => learning.createdAt,
  },
];
