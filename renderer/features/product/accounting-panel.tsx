import { useState } from "react";
import { commit, useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { tell, undoById } from "#data/notices.ts";
import { editAccounting, type Accounting, type AccountingFields } from "#shared/domain/cohort.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { InnovationAccounting } from "#shared/domain/innovation-accounting.ts";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { accountingWords, economicsGap, timesText, winText } from "#shared/words/accounting.ts";
import { count, decimal, money, notKnown, orNotKnown, share } from "#shared/words/format.ts";
import { problemText } from "#shared/words/frame.ts";
import { Banner } from "#ui/banner.tsx";
import { DayField } from "#ui/day-field.tsx";
import { FormRow } from "#ui/form.tsx";
import { Columns, Facts, Muted, Panel } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Stat, StatRow } from "#ui/stat.tsx";

type AccountingProps = { readonly productId: Id; readonly accounting: InnovationAccounting };

/** What learning costs and brings: win rate, cost per learning, milestones, and the economics of a customer. */
export function AccountingPanel({ productId, accounting }: AccountingProps) {
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const { decided, wins, winRate, costPerLearning, spent } = accounting;
  const whole = (minor: number) => money(minor, currency, true);
  return (
    <>
      <StatRow>
        <Stat
          label="Win rate"
          value={decided === 0 ? notKnown : share(wins / decided)}
          caption={
            decided === 0
              ? accountingWords.noneDecided
              : `${winText(wins, decided, winRate)} ${accountingWords.winRate}`
          }
        />
        <Stat
          label="Cost per validated learning"
          value={isRefused(costPerLearning) || spent === 0 ? notKnown : whole(costPerLearning)}
          caption={spent === 0 ? accountingWords.noSpending : accountingWords.perLearning}
        />
        <Stat
          label="Spent on experiments"
          value={spent === 0 ? notKnown : whole(spent)}
          caption={decidedText(decided)}
        />
      </StatRow>
      <Columns min={380}>
        <Milestones productId={productId} />
        <Economics productId={productId} accounting={accounting} currency={currency} />
      </Columns>
    </>
  );
}

function decidedText(decided: number): string {
  return decided === 1 ? "1 experiment decided" : `${count(decided)} experiments decided`;
}

function useAccounting(productId: Id): {
  readonly known: Accounting | undefined;
  readonly isFixed: boolean;
  readonly refused: string | null;
  readonly save: (fields: Partial<AccountingFields>) => void;
} {
  const [known] = usePortfolio((portfolio) => onShelf(portfolio.accounting, productId)).values();
  const isFixed = useIsFixed();
  const [refused, setRefused] = useState<string | null>(null);
  const save = (fields: Partial<AccountingFields>) => {
    const saved = commit(editAccounting(productId, fields));
    setRefused(saved.ok ? null : problemText(saved.problem));
    if (!saved.ok) return;
    const { id, label } = saved.value;
    tell({ text: `${label}.`, action: { label: "Undo", onPress: () => void undoById(id) } });
  };
  return { known, isFixed, refused, save };
}

function Milestones({ productId }: { readonly productId: Id }) {
  const { known, isFixed, refused, save } = useAccounting(productId);
  return (
    <Panel title="Learning milestones">
      {refused !== null && <Banner tone="bad">{refused}</Banner>}
      <FormRow>
        <DayField
          label="Baseline measured on"
          value={known?.baselineOn ?? null}
          isReadOnly={isFixed}
          onChange={(baselineOn) => save({ baselineOn })}
        />
        <DayField
          label="Tuned since"
          value={known?.tuningFrom ?? null}
          isReadOnly={isFixed}
          onChange={(tuningFrom) => save({ tuningFrom })}
        />
        <DayField
          label="Pivot or persevere on"
          value={known?.decisionOn ?? null}
          isReadOnly={isFixed}
          onChange={(decisionOn) => save({ decisionOn })}
        />
      </FormRow>
      <Muted>{accountingWords.milestones}</Muted>
    </Panel>
  );
}

function Economics({ productId, accounting, currency }: AccountingProps & { readonly currency: string }) {
  const { known, isFixed, refused, save } = useAccounting(productId);
  const { economics } = accounting;
  const gap = economicsGap(accounting);
  const inMinor = (value: number | null) => (value === null ? null : toMinor(value, currency));
  const inMajor = (minor: number | null = null) => (minor === null ? null : toMajor(minor, currency));
  const format = {
    style: "currency",
    currency,
    minimumFractionDigits: minorDigits(currency),
    maximumFractionDigits: minorDigits(currency),
  } as const;
  const percent = { style: "percent", maximumFractionDigits: 2 } as const;
  return (
    <Panel title="What a customer is worth">
      {refused !== null && <Banner tone="bad">{refused}</Banner>}
      <FormRow>
        <NumberField
          label="Revenue a month"
          min={0}
          format={format}
          value={inMajor(known?.arpu)}
          isReadOnly={isFixed}
          onChange={(value) => save({ arpu: inMinor(value) })}
        />
        <NumberField
          label="Margin"
          min={0}
          max={1}
          step={0.01}
          format={percent}
          value={known?.margin ?? null}
          isReadOnly={isFixed}
          onChange={(margin) => save({ margin })}
        />
        <NumberField
          label="Leave each month"
          min={0}
          max={1}
          step={0.01}
          format={percent}
          value={known?.churn ?? null}
          isReadOnly={isFixed}
          onChange={(churn) => save({ churn })}
        />
        <NumberField
          label="Cost of winning one"
          min={0}
          format={format}
          value={inMajor(known?.cac)}
          isReadOnly={isFixed}
          onChange={(value) => save({ cac: inMinor(value) })}
        />
      </FormRow>
      {gap !== null || isRefused(economics) ? (
        <Muted>{gap}</Muted>
      ) : (
        <Facts
          facts={[
            {
              term: "Worth over their time",
              value:
                economics.lifetimeValue === null
                  ? "Nobody leaves, so it has no end"
                  : money(Math.round(economics.lifetimeValue), currency),
            },
            { term: "Against the cost of winning", value: orNotKnown(economics.valueToCost, timesText) },
            {
              term: "Earned back after",
              value: orNotKnown(economics.paybackMonths, (months) => `${decimal(months, 1)} months`),
            },
          ]}
        />
      )}
    </Panel>
  );
}
