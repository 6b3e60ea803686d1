import { useState } from "react";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import type { ProposalFigures } from "#shared/domain/proposal-figures.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { money, share } from "#shared/words/format.ts";
import { assumptionWords, basisWords } from "#shared/words/proposal.ts";
import { proposalScreenWords } from "#shared/words/proposal-screen.ts";
import { Button } from "#ui/button.tsx";
import { FieldSet } from "#ui/form.tsx";
import { Muted, Row, Stack } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import styles from "./proposals.module.css";
import { saveWithFigures } from "./use-figures.ts";

type Assumptions = RetirementProposal["assumptions"];
type AssumptionName = keyof Assumptions;
type Range = NonNullable<Assumptions[AssumptionName]>;

const names = Object.keys(assumptionWords) as AssumptionName[];
const figureOf = {
  oneOff: "oneOff",
  lostValueMonthly: "lostValue",
  avoidableMonthly: "avoidable",
  retainedShare: "retained",
  newRunMonthly: "newRun",
} as const;

type AssumptionFieldsProps = {
  readonly proposal: RetirementProposal;
  readonly figures: ProposalFigures;
  readonly isReadOnly: boolean;
  /** Works the case out with assumptions that are not saved yet; null goes back to those that are. */
  readonly onTry: (assumptions: Assumptions | null) => void;
};

/** What people assume in place of the figures that the records give: each as low, likely and high. */
export function AssumptionFields(props: AssumptionFieldsProps) {
  return (
    <Stack gap={4}>
      {names.map((name) => (
        <Assumption key={name} name={name} {...props} />
      ))}
    </Stack>
  );
}

type AssumptionProps = AssumptionFieldsProps & { readonly name: AssumptionName };

function Assumption({ name, proposal, figures, isReadOnly, onTry }: AssumptionProps) {
  const stored = proposal.assumptions[name];
  const known = figures.case.figures.find(({ figure }) => figure === figureOf[name]) ?? null;
  const { currency } = figures;
  const words = assumptionWords[name];
  const say = (range: Range | null) =>
    saveWithFigures(
      proposal.id,
      ({ assumptions }) => ({ assumptions: { ...assumptions, [name]: range } }),
      `${range === null ? "Withdraw" : "Set"} assumption '${words.name}' of '${proposal.title}'`,
    );
  const shown = (value: number) => (name === "retainedShare" ? share(value) : money(Math.round(value), currency));
  return (
    <FieldSet legend={name === "retainedShare" ? words.name : `${words.name} (${currency})`} hint={words.hint}>
      {stored !== null && !isReadOnly && (
        <RangeFields
          name={name}
          stored={stored}
          currency={currency}
          onSave={say}
          onTry={(range) => onTry(range && { ...proposal.assumptions, [name]: range })}
        />
      )}
      <Row isSpread>
        <Muted>{stored === null || isReadOnly ? computedText(known, words.otherwise, shown) : ""}</Muted>
        {!isReadOnly && (
          <Button
            size="small"
            variant="quiet"
            label={`${stored === null ? "Assume" : "Use computed"}: ${words.name}`}
            onPress={() => say(stored === null ? startFrom(known) : null)}
          >
            {stored === null ? "Assume…" : "Use computed"}
          </Button>
        )}
      </Row>
    </FieldSet>
  );
}

function computedText(
  known: ProposalFigures["case"]["figures"][number] | null,
  otherwise: string,
  shown: (value: number) => string,
): string {
  if (known === null) return otherwise === "" ? "Nothing assumed" : `From ${otherwise}`;
  const { low, mode, high, basis } = known;
  const range = low === high ? shown(mode) : `${shown(low)} · ${shown(mode)} · ${shown(high)}`;
  return `${range} (${basisWords[basis].toLowerCase()})`;
}

function startFrom(known: Range | null): Range {
  if (known === null) return { low: 0, mode: 0, high: 0 };
  return { low: known.low, mode: known.mode, high: known.high };
}

type RangeFieldsProps = {
  readonly name: AssumptionName;
  readonly stored: Range;
  readonly currency: string;
  readonly onSave: (range: Range) => void;
  readonly onTry: (range: Range | null) => void;
};

function isOrdered({ low, mode, high }: Range): boolean {
  return low <= mode && mode <= high;
}

const ends = [
  ["low", "Low"],
  ["mode", "Likely"],
  ["high", "High"],
] as const;

function RangeFields({ name, stored, currency, onSave, onTry }: RangeFieldsProps) {
  const [typed, setTyped] = useState<Range>(stored);
  const [followed, setFollowed] = useState(stored);
  if (followed !== stored) {
    setFollowed(stored);
    setTyped(stored);
  }
  const isShare = name === "retainedShare";
  const minor = (value: number) => (isShare ? value : toMinor(value, currency));
  const change = (end: keyof Range, value: number | null) => {
    const figure = value === null ? null : minor(value);
    if (figure === null || figure === typed[end]) return;
    const range = { ...typed, [end]: figure };
    setTyped(range);
    if (isOrdered(range)) onSave(range);
    else onTry(null);
  };
  const tryOut = (end: keyof Range, value: number) => {
    const figure = minor(value);
    const range = { ...typed, [end]: figure ?? typed[end] };
    onTry(figure === stored[end] || !isOrdered(range) ? null : range);
  };
  return (
    <div className={styles.range}>
      {ends.map(([end, label]) => (
        <NumberField
          key={end}
          label={label}
          value={isShare ? typed[end] : toMajor(typed[end], currency)}
          onChange={(value) => change(end, value)}
          onTyped={(value) => tryOut(end, value)}
          min={0}
          max={isShare ? 1 : undefined}
          step={isShare ? 0.05 : undefined}
          format={{ maximumFractionDigits: isShare ? 4 : minorDigits(currency) }}
          error={end === "mode" && !isOrdered(typed) ? proposalScreenWords.unordered : null}
        />
      ))}
    </div>
  );
}
