import { useMemo } from "react";
import type { RankedItem } from "#shared/domain/priority.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { matrixAxes, priorityWords } from "#shared/words/backlog-priority.ts";
import { count, decimal, shortMoney } from "#shared/words/format.ts";
import { BubbleChart } from "#ui/chart-points.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { useBacklog } from "./backlog-state.ts";

const matrixTitle = "Bring and take";

/** What the items bring against what they take, by the two sides of the score's fraction. */
export function PriorityMatrix() {
  const { priorities, settings, open } = useBacklog();
  const ranked = useMemo(() => priorities?.ranked ?? [], [priorities]);
  const method = priorities?.rule.method ?? "cd3";
  const points = useMemo(() => ranked.flatMap(pointOf), [ranked]);
  const [first] = ranked;
  const money = (figure: number) => shortMoney(Math.round(figure), settings.currency);
  const number = (figure: number) => decimal(figure, 1);
  if (first === undefined) {
    return (
      <Panel title={matrixTitle}>
        <EmptyState title={priorityWords.nothingScored}>
          <Muted>{priorityWords.howToScore}</Muted>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={matrixTitle}>
      <BubbleChart
        question={priorityWords.matrixQuestion}
        answer={`'${first.item.title}' brings most for what it takes, of ${count(ranked.length)} that can be scored.`}
        points={points}
        labelHeader="Item"
        xAxis={{ label: matrixAxes[method].takes, min: 0, format: method === "valueCost" ? money : number }}
        yAxis={{
          label: matrixAxes[method].brings,
          min: points.some(({ y }) => y < 0) ? undefined : 0,
          format: method === "cd3" || method === "valueCost" ? money : number,
        }}
        onOpen={open}
        height={320}
      />
    </Panel>
  );
}

function pointOf({ item, score }: RankedItem) {
  return isRefused(score) ? [] : [{ id: item.id, label: item.title, x: score.below, y: score.above }];
}
