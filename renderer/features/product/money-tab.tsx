import { useState } from "react";
import { useJudgement } from "#data/judgement.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { money, monthSpan } from "#shared/words/format.ts";
import { Muted } from "#ui/layout.tsx";
import { costs } from "./costs.ts";
import { FigureInspector } from "./figure-inspector.tsx";
import { figureOf, Figures, type FigureId } from "./figures.tsx";
import { Ledger } from "./ledger.tsx";
import { MissingRates } from "./missing-rates.tsx";
import { MoneyPicture } from "./money-picture.tsx";
import { SharedCosts } from "./shared-costs.tsx";
import { values } from "./values.ts";
import { WithInspector } from "./with-inspector.tsx";

const shown: readonly FigureId[] = ["cost", "avoidable", "value", "net", "costPerUser"];

/** What the product costs and is worth, down to the rows. */
export function MoneyTab({ line }: { readonly line: ProductLine }) {
  const window = useJudgement(({ overview }) => overview.window);
  const [figure, setFigure] = useState<FigureId | null>(null);
  const { product, money: own } = line;
  return (
    <WithInspector
      onClose={() => setFigure(null)}
      beside={
        figure && {
          title: figureOf(line, figure, window.currency).label,
          body: <FigureInspector line={line} id={figure} />,
        }
      }
    >
      <Figures line={line} currency={window.currency} shown={shown} onOpen={setFigure} />
      <Muted>
        Cash view over {monthSpan(window.from, window.to)}. Average cost says what it consumes, avoidable cost what
        would be saved.
      </Muted>
      <MissingRates missing={[...own.costs.missing, ...own.values.missing]} currency={window.currency} />
      <MoneyPicture line={line} window={window} />
      <Ledger title="Cost ledger" kind={costs} ledger={{ productId: product.id, poolId: null }} window={window} />
      <SharedCosts line={line} />
      {own.cost !== null && (
        <Muted>
          Own entries {money(Math.round(own.costs.total ?? 0), window.currency)} + shares of pools{" "}
          {money(Math.round(own.cost - (own.costs.total ?? 0)), window.currency)} = cost{" "}
          {money(Math.round(own.cost), window.currency)}.
        </Muted>
      )}
      <Ledger title="Value ledger" kind={values} ledger={{ productId: product.id, poolId: null }} window={window} />
    </WithInspector>
  );
}
