import { useMemo } from "react";
import { useOutlook } from "#data/outlook.ts";
import { outlookInput, orderCosts } from "#shared/domain/rank-outlook.ts";
import { isOpen } from "#shared/domain/backlog-item.ts";
import { figuresWithoutAnchor } from "#shared/domain/priority.ts";
import { refused } from "#shared/maths/answer.ts";
import { doNothingText, scoreMethodWords } from "#shared/words/backlog.ts";
import { anchorText, orderCostText, priorityWords } from "#shared/words/backlog-priority.ts";
import { shortMoney } from "#shared/words/format.ts";
import { Banner } from "#ui/banner.tsx";
import { Columns, Muted, Panel, Stack } from "#ui/layout.tsx";
import { useBacklog } from "./backlog-state.ts";
import { EstimateBand } from "./estimate-band.tsx";
import { PairPanel } from "./pair-panel.tsx";
import { PriorityMatrix } from "./priority-matrix.tsx";
import { StabilityPanel } from "./stability-panel.tsx";
import { useInputName } from "./use-input-name.ts";
import { ViewPage } from "./view-page.tsx";

/** Why one thing comes before another: the way to score, how firm the order is, and what would change it. */
export function PrioritiseView() {
  const { items, priorities, settings, around } = useBacklog();
  const inputName = useInputName();
  const input = useMemo(
    () => (priorities === null ? refused("NO_DATA") : outlookInput(priorities, settings.backlog)),
    [priorities, settings.backlog],
  );
  const outlook = useOutlook(input);
  const open = useMemo(() => items.filter(isOpen), [items]);
  const costs = useMemo(() => orderCosts(open, around), [open, around]);
  if (priorities === null) return <Muted>{priorityWords.drawing}</Muted>;
  const { method } = priorities.rule;
  const loose = figuresWithoutAnchor(priorities);
  const { weeklyCost, known } = priorities.doNothing;
  const weekly = weeklyCost === null ? null : shortMoney(Math.round(weeklyCost), settings.currency);
  return (
    <ViewPage>
      <Muted>{`${scoreMethodWords[method].name}: ${scoreMethodWords[method].meaning}`}</Muted>
      {loose.length > 0 && <Banner tone="warn">{anchorText(loose.map((input) => inputName(input)))}</Banner>}
      <Columns min={440}>
        <PriorityMatrix />
        <Stack>
          <Panel title={priorityWords.costTitle}>
            <p>{orderCostText(costs, settings.currency)}</p>
            <p>{doNothingText(weekly, known, open.length)}</p>
          </Panel>
          <PairPanel outlook={outlook} />
        </Stack>
      </Columns>
      <StabilityPanel outlook={outlook} />
      <EstimateBand />
    </ViewPage>
  );
}
