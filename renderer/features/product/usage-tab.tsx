import { useMemo } from "react";
import { useSearchParams } from "wouter";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { usageMonthsOf, usageSeries, type UsageMonth } from "#shared/domain/product-usage.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { columnOf, rowOf, usageEnd } from "#shared/domain/usage.ts";
import { recordUsage, typedSource, usageMonths } from "#shared/domain/usage-commands.ts";
import { count, counted, monthText, share } from "#shared/words/format.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { missingIsNotZero } from "#shared/words/product.ts";
import { LineChart } from "#ui/chart-line.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import type { GridColumn } from "#ui/grid-cells.ts";
import { Grid } from "#ui/grid.tsx";
import { Muted, Panel, Stack } from "#ui/layout.tsx";
import styles from "./product.module.css";
import { cellProblem, gridRows, typedUsage } from "./usage-cells.ts";
import { WithInspector } from "./with-inspector.tsx";

const columns: readonly GridColumn[] = [
  { id: "eligible", header: "Eligible", kind: "number", width: 88 },
  { id: "users", header: "Users", kind: "number", width: 88 },
  { id: "uses", header: "Uses", kind: "number", width: 96 },
  { id: "observed", header: "Observed", width: 96 },
  { id: "source", header: "Source", isReadOnly: true, width: 116 },
];

/** The usage of the product or one of its features, month by month, typed or pasted. */
export function UsageTab({ line }: { readonly line: ProductLine }) {
  const isFixed = useIsFixed();
  const { product, usage } = line;
  const features = usePortfolio((portfolio) => onShelf(portfolio.features, product.id));
  const { windowMonths } = usePortfolio((portfolio) => settingsOf(portfolio).usage);
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get("feature") ?? product.id;
  const subject = features.has(asked) ? asked : product.id;
  const { matrix } = usage;
  const months = useMemo(() => {
    const end = usageEnd(matrix);
    const last = end !== null && end > usage.asOf ? end : usage.asOf;
    const shown = usageMonths(matrix, last, Math.max(windowMonths, 13));
    return usageMonthsOf(matrix, subject, shown[0] ?? last, last).toReversed();
  }, [matrix, subject, usage.asOf, windowMonths]);
  const sourceOf = (month: UsageMonth): string => {
    const [row, column] = [rowOf(matrix, subject), columnOf(matrix, month.month)];
    if (row < 0 || month.kind === "missing") return "";
    const source = matrix.sources[matrix.source[row * matrix.months + column] ?? 0] ?? "";
    return source === typedSource ? "typed here" : source;
  };
  const subjects = [
    { value: product.id, label: `${product.name} (the product itself)` },
    ...Array.from(features.values(), ({ id, name }) => ({ value: id, label: name })),
  ];
  const known = months.filter(({ kind }) => kind !== "missing").length;

  return (
    <WithInspector beside={null} onClose={() => undefined}>
      <div className={styles.subject}>
        <ComboBox
          label="Usage of"
          options={subjects}
          value={subject}
          onChange={(id) =>
            setParameters(
              { tab: "usage", ...(id === null || id === product.id ? {} : { feature: id }) },
              { replace: true },
            )
          }
        />
      </div>
      <div className={styles.usage}>
        <Stack gap={2}>
          <Grid
            label="Usage by month"
            rowHeader="Month"
            rowHeaderWidth={96}
            height={600}
            isReadOnly={isFixed}
            columns={columns}
            rows={gridRows(months, { monthName: monthText, sourceOf })}
            problemOf={cellProblem}
            onChange={(cells) => commitAndTell(recordUsage(product.id, typedUsage(subject, months, cells)))}
          />
          <Muted>{productScreenWords.usageKeys}</Muted>
        </Stack>
        <Stack gap={4}>
          <Panel title="What is known">
            <p>
              {counted(known, "month")} of {months.length} recorded. {missingIsNotZero}
            </p>
            <p>
              Write <strong>part</strong> under Observed when counting did not work for the whole month: such a month
              can prove use, never the lack of it.
            </p>
          </Panel>
          <UsagePicture months={months.toReversed()} />
        </Stack>
      </div>
    </WithInspector>
  );
}

function UsagePicture({ months }: { readonly months: readonly UsageMonth[] }) {
  const { measure, values } = usageSeries(months);
  if (values.every((value) => value === null)) return null;
  const label = { reach: "Reach", uses: "Uses", users: "Users" }[measure];
  return (
    <LineChart
      question={productScreenWords.howUsed}
      answer={`${label} by month; gaps are months that are not known.`}
      x={months.map(({ month }) => monthText(month))}
      xHeader="Month"
      lines={[{ id: measure, label, values }]}
      most={measure === "reach" ? 1 : undefined}
      format={measure === "reach" ? share : count}
    />
  );
}
