import { experimentMethods, readingOf, scaleOf, type Card, type MetricKind } from "#shared/domain/experiment-card.ts";
import { cardHints, metricKindWords, worthwhileWords } from "#shared/words/experiment-card.ts";
import { methodWords } from "#shared/words/experiments.ts";
import { DraftField } from "#ui/draft-field.tsx";
import { FormRow } from "#ui/form.tsx";
import { Muted } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import type { CardEdit } from "./card-edit.ts";
import { CardSection } from "./card-section.tsx";

const methods = experimentMethods.map((value) => ({
  value,
  label: methodWords[value].name,
  note: methodWords[value].meaning,
}));
const kinds = (["proportion", "mean", "ratio"] as const).map((value) => ({
  value,
  label: metricKindWords[value].name,
  note: metricKindWords[value].meaning,
}));
const directions = [
  { value: "more" as const, label: "More is better" },
  { value: "less" as const, label: "Less is better" },
];
const scales = [
  { value: "absolute" as const, label: "As a difference" },
  { value: "relative" as const, label: "Relative to the control" },
];

/** How shares, and effects relative to another, are typed: per cent. */
export const percent: Intl.NumberFormatOptions = { style: "percent", maximumFractionDigits: 4 };

/** How effects of a card are typed: per cent, points, or plain. */
export function effectFormat(card: Card, kind: MetricKind): { format?: Intl.NumberFormatOptions; unit?: string } {
  if (scaleOf(card) === "relative") return { format: percent, unit: "relative" };
  return kind === "proportion" ? { format: percent, unit: "points" } : {};
}

/** How the belief is put to the test, and which number decides. */
export function MeasureSection({ edit }: { readonly edit: CardEdit }) {
  const { card, isFixed, save, errorOf } = edit;
  const { metric } = card;
  const reading = readingOf(card.method);
  return (
    <CardSection title="How we find out">
      <Select
        label="Method"
        options={methods}
        value={card.method}
        isDisabled={isFixed}
        hint={methodWords[card.method].meaning}
        onChange={(method) => save("method", { method })}
      />
      {reading !== "none" && (
        <>
          <FormRow>
            <DraftField
              label="Metric"
              hint={cardHints.metric}
              stored={metric.name}
              isReadOnly={isFixed}
              error={errorOf("metric")}
              onSave={(name) => save("metric", { metric: { ...metric, name } })}
            />
            <DraftField
              label="Counted for each"
              hint={cardHints.unit}
              stored={metric.unit}
              isReadOnly={isFixed}
              error={errorOf("unit")}
              onSave={(unit) => save("unit", { metric: { ...metric, unit } })}
            />
          </FormRow>
          <FormRow>
            <Select
              label="It is a"
              options={kinds}
              value={metric.kind}
              isDisabled={isFixed}
              onChange={(kind) => save("kind", { metric: { ...metric, kind } })}
            />
            {reading !== "share" && (
              <Select
                label="Direction"
                options={directions}
                value={metric.better}
                isDisabled={isFixed}
                onChange={(better) => save("better", { metric: { ...metric, better } })}
              />
            )}
            {reading !== "share" && reading !== "did" && (
              <Select
                label="Effects are told"
                options={scales}
                value={card.scale}
                isDisabled={isFixed}
                onChange={(scale) => save("scale", { scale })}
              />
            )}
          </FormRow>
        </>
      )}
      <Worthwhile edit={edit} />
    </CardSection>
  );
}

function Worthwhile({ edit }: { readonly edit: CardEdit }) {
  const { card, purpose, isFixed, save, refuse, errorOf } = edit;
  const { metric, baseline } = card;
  const reading = readingOf(card.method);
  const words = worthwhileWords(purpose, card.method);
  const isShare = metric.kind === "proportion";
  return (
    <>
      <FormRow>
        <div id="card-worthwhile">
          <NumberField
            label={words.name}
            hint={words.hint}
            value={card.worthwhile}
            {...(reading === "share" ? { format: percent } : effectFormat(card, metric.kind))}
            isReadOnly={isFixed}
            error={errorOf("worthwhile")}
            onChange={(worthwhile) =>
              worthwhile !== null && worthwhile <= 0
                ? refuse("worthwhile", "It must be more than nothing.")
                : save("worthwhile", { worthwhile })
            }
          />
        </div>
        {(reading === "arms" || reading === "did" || reading === "beforeAfter") && (
          <NumberField
            label={`${metric.name.trim() === "" ? "The metric" : metric.name} now`}
            hint={cardHints.baseline}
            value={baseline?.mean ?? null}
            {...(isShare ? { format: percent, min: 0, max: 1 } : {})}
            isReadOnly={isFixed}
            error={errorOf("baseline")}
            onChange={(mean) => save("baseline", { baseline: mean === null ? null : { mean, sd: baseline?.sd ?? 0 } })}
          />
        )}
        {!isShare && baseline !== null && reading !== "share" && reading !== "none" && (
          <NumberField
            label="Standard deviation"
            hint={cardHints.deviation}
            value={baseline.sd}
            min={0}
            isReadOnly={isFixed}
            error={errorOf("deviation")}
            onChange={(sd) => save("deviation", { baseline: { ...baseline, sd: sd ?? 0 } })}
          />
        )}
      </FormRow>
      {reading === "none" && (
        <Muted>Such evidence decides nothing by itself; the effect only says what it would have to be.</Muted>
      )}
    </>
  );
}
