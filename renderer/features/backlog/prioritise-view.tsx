import { useMemo } from "react";
import { useOutlook } from "#data/outlook.ts";
import { commitAndTell } from "#data/notices.ts";
import { outlookInput, orderCosts } from "#shared/domain/rank-outlook.ts";
import { editSettings, scoreMethods } from "#shared/domain/settings.ts";
import { isOpen } from "#shared/domain/backlog-item.ts";
import { refused } from "#shared/maths/answer.ts";
import { doNothingText, scoreMethodWords } from "#shared/words/backlog.ts";
import { orderCostText, priorityWords } from "#shared/words/backlog-priority.ts";
import { shortMoney } from "#shared/words/format.ts";
import { Columns, Muted, Panel, Stack } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { useBacklog } from "./backlog-state.ts";
import { EstimateBand } from "./estimate-band.tsx";
import { PairPanel } from "./pair-panel.tsx";
import { PriorityMatrix } from "./priority-matrix.tsx";
import { StabilityPanel } from "./stability-panel.tsx";

const methods = scoreMethods.map((value) => ({
  value,
  label: scoreMethodWords[value].name,
  note: scoreMethodWords[value].meaning,
}));

/** Why one thing comes before another: the way to score, how firm the order is, and what would change it. */
export function PrioritiseView() {
  const { items, priorities, settings, around } = useBacklog();
  const input = useMemo(
    () => (priorities === null ? refused("NO_DATA") : outlookInput(priorities, settings.backlog)),
    [priorities, settings.backlog],
  );
  const outlook = useOutlook(input);
  const open = useMemo(() => items.filter(isOpen), [items]);
  const costs = useMemo(() => orderCosts(open, around), [open, around]);
  if (priorities === null) return <Muted>{priorityWords.drawing}</Muted>;
  const { method } = priorities.rule;
  const { weeklyCost, known } = priorities.doNothing;
  const weekly = weeklyCost === null ? null : shortMoney(Math.round(weeklyCost), settings.currency);
  return (
    <Stack>
      <Select
        label="Score by"
        hint={scoreMethodWords[method].meaning}
        options={methods}
        value={method}
        onChange={(chosen) =>
          commitAndTell(
            editSettings(
              { backlog: { ...settings.backlog, method: chosen } },
              `Score backlogs by ${scoreMethodWords[chosen].short}`,
            ),
          )
        }
      />
      <Columns min={480}>
        <PriorityMatrix />
        <StabilityPanel outlook={outlook} />
      </Columns>
      <Panel title={priorityWords.costTitle}>
        <p>{orderCostText(costs, settings.currency)}</p>
        <p>{doNothingText(weekly, known, open.length)}</p>
      </Panel>
      <PairPanel outlook={outlook} />
      <EstimateBand />
    </Stack>
  );
}
