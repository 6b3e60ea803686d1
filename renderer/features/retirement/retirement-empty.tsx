import { useJudgement } from "#data/judgement.ts";
import type { Overview } from "#shared/domain/overview.ts";
import { nothingJudged, retirementTabWords } from "#shared/words/retirement.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import type { RetirementTab } from "./retirement-rows.ts";

function judgedCounts({ lines }: Overview) {
  return {
    products: lines.length,
    features: lines.reduce((sum, line) => sum + line.features, 0),
    unknown: lines.reduce((sum, line) => sum + line.usage.counts.unknown, 0),
  };
}

type NoRowsProps = { readonly tab: RetirementTab; readonly hasOthers: boolean; readonly onClear: () => void };

/** Why a part of the screen shows nothing: filtered away, or truly empty. */
export function NoRows({ tab, hasOthers, onClear }: NoRowsProps) {
  const overview = useJudgement((judgement) => judgement.overview);
  if (hasOthers) {
    return (
      <EmptyState
        isFiltered
        title="Nothing matches the filter."
        actions={<Button onPress={onClear}>Clear filter</Button>}
      />
    );
  }
  const { empty, meaning } = retirementTabWords[tab];
  return (
    <EmptyState title={empty}>
      <p>{tab === "candidates" ? nothingJudged(judgedCounts(overview)) : meaning}</p>
    </EmptyState>
  );
}
