import { isRefused } from "#shared/maths/answer.ts";
import type { Quality } from "#shared/maths/quality.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { gradeWords } from "#shared/words/codes.ts";
import { count, money, notKnown, orNotKnown, share, shareInterval, shortMoney } from "#shared/words/format.ts";
import { formulas, rareShareText } from "#shared/words/product.ts";
import { Stat, StatRow } from "#ui/stat.tsx";
import type { Tone } from "#ui/tone.ts";

/** The headline figures of a product; each opens to where it comes from. */
export type FigureId = "cost" | "avoidable" | "value" | "net" | "users" | "costPerUser" | "rare";

/** A headline figure: its name, short and exact text, the rule it follows and the grade of its evidence. */
export type Figure = {
  readonly label: string;
  readonly short: string;
  readonly exact: string;
  readonly caption: string;
  readonly formula: string;
  readonly quality: Quality | null;
  readonly tone?: Tone;
};

function amount(minor: number | null, currency: string) {
  const rounded = minor === null ? null : Math.round(minor);
  return {
    short: orNotKnown(rounded, (known) => shortMoney(known, currency)),
    exact: orNotKnown(rounded, (known) => money(known, currency)),
  };
}

/** One headline figure of a product, in the portfolio's currency. */
export function figureOf(line: ProductLine, id: FigureId, currency: string): Figure {
  const { money: own, economics, usage, costQuality, valueQuality, usageQuality } = line;
  switch (id) {
    case "cost":
      return {
        label: "Cost",
        ...amount(own.cost, currency),
        caption: "average, with shared cost",
        formula: formulas.cost,
        quality: costQuality,
      };
    case "avoidable":
      return {
        label: "Avoidable",
        ...amount(own.avoidable, currency),
        caption: "would end with it",
        formula: formulas.avoidable,
        quality: costQuality,
      };
    case "value":
      return {
        label: "Value",
        ...amount(own.value, currency),
        caption: valueRange(line, currency),
        formula: formulas.value,
        quality: valueQuality,
      };
    case "net": {
      const tone = economics.net !== null && economics.net < 0 ? { tone: "bad" as const } : {};
      return {
        label: "Net",
        ...amount(economics.net, currency),
        caption: "value − cost",
        formula: formulas.net,
        quality: null,
        ...tone,
      };
    }
    case "users": {
      const { value, basis } = usage.activeUsers;
      const text = orNotKnown(value, count);
      return {
        label: "Active users",
        short: text,
        exact: text,
        caption: basis === "eligible" ? "a month, by largest segment" : "a month",
        formula: basis === "eligible" ? formulas.eligible : formulas.users,
        quality: usageQuality,
      };
    }
    case "costPerUser":
      return {
        label: "Cost per active user",
        ...amount(economics.costPerActiveUser, currency),
        caption: economics.costPerActiveUser === null ? "cost or users not known" : "over the window",
        formula: formulas.costPerUser,
        quality: null,
      };
    case "rare": {
      const { rare, counts } = usage;
      const said = rareShareText(rare, counts.unknown);
      if (isRefused(rare)) {
        return {
          label: "Rarely or never used",
          short: notKnown,
          exact: said,
          caption: `${count(counts.unknown)} unknown`,
          formula: said,
          quality: usageQuality,
        };
      }
      const { low, high } = rare.interval;
      const caption = `${shareInterval(low, high)}, ${count(counts.unknown)} unknown`;
      return {
        label: "Rarely or never used",
        short: share(rare.share),
        exact: said,
        caption,
        formula: said,
        quality: usageQuality,
      };
    }
  }
}

function valueRange({ money: { value, valueLow, valueHigh } }: ProductLine, currency: string): string {
  if (value === null) return "no value recorded";
  if (valueLow === null || valueHigh === null || valueLow === valueHigh) return "no range given";
  return `${shortMoney(Math.round(valueLow), currency)} to ${shortMoney(Math.round(valueHigh), currency)}`;
}

type FiguresProps = {
  readonly line: ProductLine;
  readonly currency: string;
  readonly shown: readonly FigureId[];
  readonly onOpen: (id: FigureId) => void;
};

/** A row of headline figures. */
export function Figures({ line, currency, shown, onOpen }: FiguresProps) {
  return (
    <StatRow>
      {shown.map((id) => {
        const figure = figureOf(line, id, currency);
        const { grade } = figure.quality ?? { grade: null };
        return (
          <Stat
            key={id}
            label={figure.label}
            value={figure.short}
            caption={figure.caption}
            tone={figure.tone}
            grade={grade === null ? undefined : grade === "insufficient" ? "–" : grade}
            gradeLabel={grade === null ? undefined : gradeWords(grade)}
            onExplain={() => onOpen(id)}
            explainLabel={`${figure.exact}. Shows where it comes from.`}
          />
        );
      })}
    </StatRow>
  );
}
