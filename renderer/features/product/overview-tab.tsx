import { useState } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { dayText, longMonth } from "#shared/words/format.ts";
import { markWords } from "#shared/words/codes.ts";
import { customersWords, populationWords } from "#shared/words/product.ts";
import { Columns, Facts, Muted, Panel, Stack } from "#ui/layout.tsx";
import { Dependencies } from "./dependencies.tsx";
import { FigureInspector } from "./figure-inspector.tsx";
import { figureOf, Figures, type FigureId } from "./figures.tsx";
import { FourCorners } from "./four-corners.tsx";
import { ProductVerdict } from "./product-verdict.tsx";
import { WithInspector } from "./with-inspector.tsx";

const headlines: readonly FigureId[] = ["cost", "value", "net", "users", "costPerUser", "rare"];

/** Who stands around a product, its headline figures, what needs it and what the rule says of it. */
export function OverviewTab({ line }: { readonly line: ProductLine }) {
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const [figure, setFigure] = useState<FigureId | null>(null);
  const beside = figure && {
    title: figureOf(line, figure, currency).label,
    body: <FigureInspector line={line} id={figure} />,
  };
  return (
    <WithInspector beside={beside} onClose={() => setFigure(null)}>
      <Figures line={line} currency={currency} shown={headlines} onOpen={setFigure} />
      <Columns min={380}>
        <Stack gap={4}>
          <FourCorners product={line.product} />
          <About line={line} />
        </Stack>
        <Stack gap={4}>
          <ProductVerdict line={line} />
          <Dependencies product={line.product} />
        </Stack>
      </Columns>
    </WithInspector>
  );
}

const notSaid = <Muted>Not said</Muted>;

function About({ line: { product, owner } }: { readonly line: ProductLine }) {
  const { decisionRight, supportEnd, marks, description, job, note } = product;
  return (
    <Panel title="About">
      {description !== "" && <p>{description}</p>}
      <Facts
        facts={[
          { term: "Owner", value: owner?.name ?? <Muted>No owner</Muted> },
          { term: "Decides", value: decisionRight.decides || notSaid },
          { term: "Must be heard", value: decisionRight.heard || notSaid },
          { term: "Customers", value: customersWords[product.customers] },
          { term: "Users are", value: populationWords[product.population] },
          { term: "Job", value: job || notSaid },
          { term: "Supported until", value: supportEnd === null ? notSaid : longMonth(supportEnd) },
          ...(note === undefined || note === "" ? [] : [{ term: "Note", value: note }]),
        ]}
      />
      {marks.length > 0 && (
        <Facts
          facts={marks.map(({ kind, reason, owner: keeper, reviewOn }) => ({
            term: markWords[kind],
            value: [
              reason === "" ? "No reason given" : reason,
              keeper === "" ? "no owner" : keeper,
              reviewOn === null ? "no review date" : `review on ${dayText(reviewOn)}`,
            ].join(" · "),
          }))}
        />
      )}
    </Panel>
  );
}
