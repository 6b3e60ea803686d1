import { useMemo, useState } from "react";
import { forecastGrowing } from "#shared/domain/backlog-forecast.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { flowWords, growingText } from "#shared/words/backlog-flow.ts";
import { refusalWords } from "#shared/words/codes.ts";
import { Disclosure } from "#ui/disclosure.tsx";
import { FormRow } from "#ui/form.tsx";
import { Stack } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { useBacklog } from "./backlog-state.ts";

type GrowthPanelProps = {
  readonly history: readonly number[];
  readonly items: number;
  /** What was found on the way in the past, for each item released; where the likely growth begins. */
  readonly seen: number;
  readonly now: number;
};

const perCent: Intl.NumberFormatOptions = { style: "percent", maximumFractionDigits: 0 };

/** When everything is released if more is found on the way than before, or less: drawn from a range. */
export function GrowthPanel({ history, items, seen, now }: GrowthPanelProps) {
  const { draws, seed } = useBacklog().settings.backlog;
  const [low, setLow] = useState<number | null>(0);
  const [mode, setMode] = useState<number | null>(seen);
  const [high, setHigh] = useState<number | null>(Math.max(2 * seen, 0.5));
  const forecast = useMemo(() => {
    if (low === null || mode === null || high === null) return null;
    return forecastGrowing(history, items, { growth: { low, mode, high }, runs: draws, seed, now });
  }, [history, items, low, mode, high, draws, seed, now]);
  const isOutOfOrder = low !== null && mode !== null && high !== null && !(0 <= low && low <= mode && mode <= high);
  return (
    <Disclosure title={flowWords.growingTitle}>
      <Stack>
        <FormRow>
          <NumberField label={flowWords.growingLow} value={low} onChange={setLow} format={perCent} step={0.05} />
          <NumberField label={flowWords.growingMode} value={mode} onChange={setMode} format={perCent} step={0.05} />
          <NumberField label={flowWords.growingHigh} value={high} onChange={setHigh} format={perCent} step={0.05} />
        </FormRow>
        <p aria-live="polite">
          {forecast === null || isOutOfOrder
            ? flowWords.growingOrder
            : isRefused(forecast)
              ? refusalWords(forecast.reason)
              : growingText(items, forecast, { runs: draws, seed })}
        </p>
      </Stack>
    </Disclosure>
  );
}
