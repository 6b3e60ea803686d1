import { useState } from "react";
import { whatWouldHaveToBeTrue } from "#shared/domain/rank-outlook.ts";
import { isRefused, type Answer } from "#shared/maths/answer.ts";
import { shareBefore } from "#shared/maths/drawn-ranks.ts";
import type { RankStability } from "#shared/maths/rank-stability.ts";
import { figureText, neededText, priorityWords } from "#shared/words/backlog-priority.ts";
import { share } from "#shared/words/format.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormRow } from "#ui/form.tsx";
import { Facts, Muted, Panel } from "#ui/layout.tsx";
import { useBacklog } from "./backlog-state.ts";
import { useInputName } from "./use-input-name.ts";

/** What would have to be true for one item to come before another, figure by figure. */
export function PairPanel({ outlook }: { readonly outlook: Answer<RankStability> | null }) {
  const { priorities, settings } = useBacklog();
  const inputName = useInputName();
  const [chosen, setChosen] = useState<{ readonly earlier: string | null; readonly later: string | null }>({
    earlier: null,
    later: null,
  });
  const ranked = priorities?.ranked ?? [];
  if (priorities === null || ranked.length < 2) return null;
  const options = ranked.map(({ item }) => ({ value: item.id, label: item.title }));
  const earlier = ranked.find(({ item }) => item.id === chosen.earlier) ?? ranked[0];
  const later = ranked.find(({ item }) => item.id === chosen.later) ?? ranked[1];
  if (earlier === undefined || later === undefined) return null;
  const sources = new Map(priorities.rule.inputs.map((input) => [input.id, input]));
  const needed = neededText(whatWouldHaveToBeTrue(priorities, later, earlier), (id, figure) => {
    const input = sources.get(id);
    return input === undefined ? String(figure) : figureText(input.source, figure, settings.currency);
  });
  const before = pairShare(outlook, later.item.id, earlier.item.id);
  return (
    <Panel title={priorityWords.pairTitle}>
      <Muted>{priorityWords.pairNote}</Muted>
      <FormRow>
        <ComboBox
          label={priorityWords.pairEarlier}
          options={options}
          value={earlier.item.id}
          onChange={(value) => setChosen({ ...chosen, earlier: value })}
        />
        <ComboBox
          label={priorityWords.pairLater}
          options={options}
          value={later.item.id}
          onChange={(value) => setChosen({ ...chosen, later: value })}
        />
      </FormRow>
      {before !== null && (
        <p>{`'${later.item.title}' comes before '${earlier.item.title}' in ${share(before)} of the draws.`}</p>
      )}
      <Facts
        facts={needed.map(({ id, text }) => {
          const input = sources.get(id);
          return { term: input === undefined ? "" : inputName(input), value: text };
        })}
      />
    </Panel>
  );
}

function pairShare(outlook: Answer<RankStability> | null, one: string, other: string): number | null {
  if (outlook === null || isRefused(outlook)) return null;
  const places = [one, other].map((id) => outlook.candidates.findIndex((candidate) => candidate.id === id));
  const [first = -1, second = -1] = places;
  return first < 0 || second < 0 ? null : shareBefore(outlook.ranks, first, second);
}
