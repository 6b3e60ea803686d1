import type { FigureRange, ProposalFigures } from "#shared/domain/proposal-figures.ts";
import { figureName } from "#shared/exchange/proposal-worth.ts";
import { count, counted, money, orNotKnown, share, shortMoney } from "#shared/words/format.ts";
import { trialText } from "#shared/words/proposal.ts";
import { verdictChangeSentence } from "#shared/words/reasons.ts";
import { TornadoChart } from "#ui/chart-tornado.tsx";
import { Muted, Stack } from "#ui/layout.tsx";
import { Stat, StatRow } from "#ui/stat.tsx";

type CaseResultProps = {
  readonly figures: ProposalFigures;
  /** Whether it is worked out with what is still being typed. */
  readonly isTrial: boolean;
};

/** What the case comes to with the present assumptions: worth, chance, break-even, and what moves it. */
export function CaseResult({ figures, isTrial }: CaseResultProps) {
  const { case: known, currency, changes } = figures;
  const amount = (minor: number) => shortMoney(Math.round(minor), currency);
  const exact = (minor: number | null) => orNotKnown(minor, (value) => money(Math.round(value), currency));
  return (
    <Stack gap={4}>
      {isTrial && <Muted>{trialText}</Muted>}
      <StatRow>
        <Stat label="Net present value" value={orNotKnown(known.npv, amount)} caption={exact(known.npv)} />
        <Stat
          label="Simulated cases that pay"
          value={orNotKnown(known.pPositive, share)}
          caption={`of ${count(known.draws)}, seed ${known.seed}`}
        />
        <Stat
          label="Breaks even at"
          value={orNotKnown(known.breakEvenLostValueMonthly, (minor) => (minor > 0 ? amount(minor) : "Never"))}
          caption="lost value a month"
        />
        <Stat
          label="Paid back after"
          value={
            known.npv === null || known.paybackMonths !== null
              ? orNotKnown(known.paybackMonths, (months) => counted(months, "month"))
              : "Never"
          }
          caption={`horizon ${counted(known.horizonMonths, "month")}`}
        />
      </StatRow>
      {known.swings.length > 0 && known.npv !== null && (
        <TornadoChart
          question="What moves the result?"
          answer={changes.map((change) => verdictChangeSentence(change, currency)).join(" ")}
          bars={known.swings.map(({ id, npvLow, npvHigh }) => ({
            id,
            label: figureName(id as FigureRange["figure"]),
            low: npvLow,
            high: npvHigh,
          }))}
          base={known.npv}
          baseLabel={`Net present value ${amount(known.npv)}`}
          labelHeader="Figure"
          lowHeader="At its low end"
          highHeader="At its high end"
          format={amount}
        />
      )}
    </Stack>
  );
}
