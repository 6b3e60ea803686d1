import { useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import { exportTable } from "#data/csv-export.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { useView } from "#data/session.ts";
import { isRefused } from "#shared/maths/answer.ts";
import type { ProductLine } from "#shared/domain/overview.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { monthSpan } from "#shared/words/format.ts";
import { productScreenWords } from "#shared/words/product-screen.ts";
import { classCounts, moreThanHalfText, rareShareText } from "#shared/words/product.ts";
import { Banner } from "#ui/banner.tsx";
import { Button, IconButton } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { ChartColumn, Grid3x3, List, Pencil, Plus, Trash2 } from "#ui/icons.ts";
import { Muted, Row, Stack } from "#ui/layout.tsx";
import { sortRows } from "#ui/sorted-rows.ts";
import type { SortBy } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import { Concentration } from "./concentration.tsx";
import { featureColumns } from "./feature-columns.tsx";
import { FeatureFilter } from "./feature-filter.tsx";
import { FeatureForm } from "./feature-form.tsx";
import { FeatureInspector } from "./feature-inspector.tsx";
import {
  countsUses,
  everyFeature,
  featureRows,
  filteredFeatures,
  judgedWindow,
  type FeatureRow,
} from "./feature-rows.ts";
import { RemoveFeature } from "./remove-dialogs.tsx";
import { UsageHeat } from "./usage-heat.tsx";
import { WithInspector } from "./with-inspector.tsx";

const shapes = [
  { value: "list", label: "List", icon: List },
  { value: "curve", label: "Curve", icon: ChartColumn },
  { value: "heat", label: "Heat map", icon: Grid3x3 },
] as const;

type Shape = (typeof shapes)[number]["value"];
type Opened = { readonly form: "new" } | { readonly form: "edit" | "remove"; readonly id: string };

const byUse: SortBy = { column: "reach", direction: "descending" };

function featureId({ feature }: FeatureRow): string {
  return feature.id;
}

/** The features of a product with how much each is used. */
export function FeaturesTab({ line }: { readonly line: ProductLine }) {
  const isFixed = useIsFixed();
  const { product, usage } = line;
  const features = usePortfolio((portfolio) => onShelf(portfolio.features, product.id));
  const thresholds = usePortfolio((portfolio) => settingsOf(portfolio).usage);
  const [parameters, setParameters] = useSearchParams();
  const [shape, setShape] = useView<Shape>("features.shape", "list");
  const [sort, setSort] = useView<SortBy | null>("features.sort", byUse);
  const [view, setView] = useState(everyFeature);
  const [opened, setOpened] = useState<Opened | null>(null);

  const rows = useMemo(
    () => featureRows(features.values(), usage, thresholds.windowMonths),
    [features, usage, thresholds.windowMonths],
  );
  const shown = useMemo(() => filteredFeatures(rows, view), [rows, view]);
  const columns = useMemo(() => featureColumns(usage, thresholds), [usage, thresholds]);
  const inspected = features.get(parameters.get("feature") ?? "");
  const inspect = (id: string | null) =>
    setParameters({ tab: "features", ...(id === null ? {} : { feature: id }) }, { replace: true });
  const commands = useMemo(
    () => [
      {
        id: "feature.add",
        label: "Add feature",
        keys: "Ctrl+N",
        isDisabled: isFixed,
        run: () => setOpened({ form: "new" }),
      },
    ],
    [isFixed],
  );
  useScreenCommands(commands);
  const { from, to } = judgedWindow(usage.asOf, thresholds.windowMonths);
  const target = opened !== null && opened.form !== "new" ? features.get(opened.id) : undefined;

  return (
    <WithInspector
      onClose={() => inspect(null)}
      beside={
        inspected === undefined
          ? null
          : {
              title: inspected.name,
              body: <FeatureInspector feature={inspected} usage={usage} thresholds={thresholds} />,
              actions: (
                <>
                  <IconButton
                    size="small"
                    isDisabled={isFixed}
                    icon={Pencil}
                    label={`Edit ${inspected.name}`}
                    onPress={() => setOpened({ form: "edit", id: inspected.id })}
                  />
                  <IconButton
                    size="small"
                    isDisabled={isFixed}
                    icon={Trash2}
                    label={`Remove ${inspected.name}`}
                    onPress={() => setOpened({ form: "remove", id: inspected.id })}
                  />
                </>
              ),
            }
      }
    >
      {features.size === 0 ? (
        <NoFeatures onAdd={() => setOpened({ form: "new" })} />
      ) : (
        <Stack gap={4}>
          <Row isSpread>
            <SegmentedControl label="Shown as" options={shapes} value={shape} onChange={setShape} />
            <Button icon={Plus} isDisabled={isFixed} onPress={() => setOpened({ form: "new" })}>
              Add feature
            </Button>
          </Row>
          <Stack gap={1}>
            <RareShare line={line} />
            <Muted>
              {classCounts(usage.counts)} · judged over {monthSpan(from, to)}
            </Muted>
          </Stack>
          {shape !== "curve" && (
            <FeatureFilter
              rows={rows}
              shown={shown.length}
              view={view}
              onView={setView}
              onExport={() => void exportTable(`Features of ${product.name}`, sortRows(shown, columns, sort), columns)}
            />
          )}
          {shape === "list" && (
            <Table
              caption={`Features of ${product.name}`}
              rows={shown}
              columns={columns}
              rowKey={featureId}
              sort={sort}
              onSort={setSort}
              selectionMode="single"
              selection={new Set(inspected === undefined ? [] : [inspected.id])}
              onSelect={(chosen) => inspect([...chosen][0] ?? null)}
              onActivate={({ feature }) => inspect(feature.id)}
              rowMenu={({ feature }) => [
                { id: "open", label: "Inspect", onAction: () => inspect(feature.id) },
                {
                  id: "edit",
                  label: "Edit…",
                  icon: Pencil,
                  isDisabled: isFixed,
                  onAction: () => setOpened({ form: "edit", id: feature.id }),
                },
                {
                  id: "usage",
                  label: "Type usage",
                  onAction: () => setParameters({ tab: "usage", feature: feature.id }),
                },
                { id: "rule", separator: true },
                {
                  id: "remove",
                  label: "Remove…",
                  icon: Trash2,
                  tone: "bad",
                  isDisabled: isFixed,
                  onAction: () => setOpened({ form: "remove", id: feature.id }),
                },
              ]}
              empty={
                <EmptyState
                  isFiltered
                  title={`0 of ${rows.length} features match.`}
                  actions={<Button onPress={() => setView(everyFeature)}>Clear filter</Button>}
                />
              }
            />
          )}
          {shape === "curve" && <Concentration rows={rows} byUses={countsUses(usage)} onOpen={inspect} />}
          {shape === "heat" && <UsageHeat rows={shown} usage={usage} onOpen={inspect} />}
        </Stack>
      )}
      {opened?.form === "new" && <FeatureForm productId={product.id} feature={null} onClose={() => setOpened(null)} />}
      {opened?.form === "edit" && target !== undefined && (
        <FeatureForm productId={product.id} feature={target} onClose={() => setOpened(null)} />
      )}
      {opened?.form === "remove" && target !== undefined && (
        <RemoveFeature feature={target} onClose={() => setOpened(null)} onRemoved={() => inspect(null)} />
      )}
    </WithInspector>
  );
}

function NoFeatures({ onAdd }: { readonly onAdd: () => void }) {
  const isFixed = useIsFixed();
  return (
    <EmptyState
      title="No features yet"
      icon={List}
      actions={
        <>
          <Button variant="primary" icon={Plus} isDisabled={isFixed} onPress={onAdd}>
            Add feature
          </Button>
          <a href="#/import">Import usage, which names them</a>
        </>
      }
    >
      <p>{productScreenWords.whatIsAFeature}</p>
    </EmptyState>
  );
}

function RareShare({ line: { usage } }: { readonly line: ProductLine }) {
  const { rare, counts } = usage;
  return (
    <Stack gap={2}>
      {!isRefused(rare) && rare.moreThanHalf && <Banner tone="warn">{moreThanHalfText}</Banner>}
      <p>{rareShareText(rare, counts.unknown)}</p>
    </Stack>
  );
}
