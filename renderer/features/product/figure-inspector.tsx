import { useJudgement } from "#data/judgement.ts";
import { usePortfolio } from "#data/portfolio.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { usageMonthsOf } from "#shared/domain/product-usage.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { gradeWords } from "#shared/words/codes.ts";
import { count, money, monthSpan, monthText, orNotKnown } from "#shared/words/format.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { classCounts } from "#shared/words/product.ts";
import { Facts, Stack } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import { figureOf, type FigureId } from "./figures.tsx";
import { judgedWindow } from "./feature-rows.ts";
import { bookedCosts, bookedValues, type Booked } from "./booked.ts";

type FigureInspectorProps = { readonly line: ProductLine; readonly id: FigureId };

/** Where a headline figure comes from: rule, window, grade and the rows behind it. */
export function FigureInspector({ line, id }: FigureInspectorProps) {
  const currency = usePortfolio((portfolio) => settingsOf(portfolio).currency);
  const { windowMonths } = usePortfolio((portfolio) => settingsOf(portfolio).usage);
  const window = useJudgement(({ overview }) => overview.window);
  const figure = figureOf(line, id, currency);
  const isUsage = id === "users" || id === "rare";
  const span = isUsage ? judgedWindow(line.usage.asOf, windowMonths) : window;
  return (
    <Stack gap={4}>
      <Facts
        facts={[
          { term: "Exactly", value: figure.exact },
          { term: "How", value: figure.formula },
          { term: "Window", value: monthSpan(span.from, span.to) },
          { term: "Evidence", value: figure.quality === null ? "That of its parts" : gradeWords(figure.quality.grade) },
        ]}
      />
      <FigureRows line={line} id={id} />
      <a href={`#/product/${encodeURIComponent(line.product.id)}?tab=${tabOf(id)}`}>
        {isUsage ? "Open usage" : "Open the ledgers"}
      </a>
    </Stack>
  );
}

function tabOf(id: FigureId): string {
  if (id === "users") return "usage";
  return id === "rare" ? "features" : "money";
}

function FigureRows({ line, id }: FigureInspectorProps) {
  switch (id) {
    case "cost":
    case "avoidable":
      return <MoneyRows line={line} sides={["cost"]} />;
    case "value":
      return <MoneyRows line={line} sides={["value"]} />;
    case "net":
    case "costPerUser":
      return <MoneyRows line={line} sides={["value", "cost"]} />;
    case "users":
      return <UserMonths line={line} />;
    case "rare":
      return <p>{classCounts(line.usage.counts)}</p>;
  }
}

type MoneyRowsProps = { readonly line: ProductLine; readonly sides: readonly ("cost" | "value")[] };

function MoneyRows({ line, sides }: MoneyRowsProps) {
  const portfolio = usePortfolio((now) => now);
  const window = useJudgement(({ overview }) => overview.window);
  const costs = sides.includes("cost") ? bookedCosts(portfolio, window, line) : [];
  const values = sides.includes("value") ? bookedValues(portfolio, window, line) : [];
  const side = (rows: readonly Booked[], caption: string) => (
    <Table
      key={caption}
      caption={caption}
      isCaptionHidden={false}
      height={360}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { id: "label", header: "Entry", kind: "text", text: ({ label }) => label, sortBy: ({ label }) => label },
        {
          id: "amount",
          header: "In the window",
          kind: "number",
          width: 156,
          text: ({ amount }) => orNotKnown(amount, (minor) => money(Math.round(minor), window.currency)),
          sortBy: ({ amount }) => amount,
          total: (shown) =>
            money(Math.round(shown.reduce((sum, { amount }) => sum + (amount ?? 0), 0)), window.currency),
        },
      ]}
      defaultSort={{ column: "amount", direction: "descending" }}
      empty={productScreenWords.noEntry}
    />
  );
  return (
    <>
      {sides.includes("value") && side(values, "Value")}
      {sides.includes("cost") && side(costs, "Cost")}
    </>
  );
}

function UserMonths({ line: { product, usage } }: { readonly line: ProductLine }) {
  const { windowMonths } = usePortfolio((portfolio) => settingsOf(portfolio).usage);
  const { from, to } = judgedWindow(usage.asOf, windowMonths);
  const months = usageMonthsOf(usage.matrix, product.id, from, to);
  return (
    <Table
      caption="Users of the product itself"
      isCaptionHidden={false}
      height={420}
      rows={months}
      rowKey={({ month }) => month}
      columns={[
        { id: "month", header: "Month", kind: "text", text: ({ month }) => monthText(month) },
        { id: "users", header: "Users", kind: "number", text: ({ users }) => orNotKnown(users, count) },
      ]}
      empty="No month"
    />
  );
}
