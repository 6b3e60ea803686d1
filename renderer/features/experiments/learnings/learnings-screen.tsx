import { useDeferredValue, useMemo, useRef } from "react";
import { useLocation, useSearchParams } from "wouter";
import { exportLearnings, type LearningForm } from "#data/learning-export.ts";
import { useIsFixed, useIsRead, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { remember, useSession, useView } from "#data/session.ts";
import { learningsShown, learningWords } from "#shared/words/learnings.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { ChartColumn, Download, Lightbulb, Plus } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { MenuButton } from "#ui/menu.tsx";
import { SplitView } from "#ui/split-view.tsx";
import type { SortBy } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { learningColumns } from "./learning-columns.tsx";
import { LearningInspector } from "./learning-inspector.tsx";
import { learningRows, matchingLearnings, tagsIn, wholeLibrary, type LearningRow } from "./learning-rows.ts";
import styles from "./learnings.module.css";
import { LearningsToolbar } from "./learnings-toolbar.tsx";
import { NewLearning } from "./new-learning.tsx";

const latest: SortBy = { column: "added", direction: "descending" };
const keyOf = ({ learning }: LearningRow) => learning.id;
const forms: readonly { readonly form: LearningForm; readonly label: string }[] = [
  { form: "md", label: "Markdown" },
  { form: "csv", label: "CSV" },
  { form: "json", label: "JSON" },
];

/** What was learned, searchable in every word, with what speaks for and against it. */
export function LearningsScreen() {
  const isReady = useIsRead();
  if (isReady) return <Library />;
  return (
    <Screen title="Learnings">
      <Skeleton label="Reading the learnings" rows={10} />
    </Screen>
  );
}

function Library() {
  const portfolio = usePortfolio((known) => known);
  const isFixed = useIsFixed();
  const [parameters, setParameters] = useSearchParams();
  const [, navigate] = useLocation();
  const [filter, setFilter] = useView("learnings", wholeLibrary);
  const [sort, setSort] = useView<SortBy | null>("learnings.sort", latest);
  const width = useSession((session) => session.inspectorWidth);
  const search = useRef<HTMLInputElement>(null);
  const sought = useDeferredValue(filter);
  const rows = useMemo(
    () => learningRows(portfolio),
    // What else the portfolio holds has no say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [portfolio.learnings, portfolio.experiments, portfolio.products],
  );
  const shown = useMemo(() => matchingLearnings(rows, sought), [rows, sought]);
  const tags = useMemo(() => tagsIn(rows), [rows]);
  const opened = parameters.get("learning");
  const asked = parameters.get("new");
  const selection = useMemo(() => new Set(opened === null ? [] : [opened]), [opened]);
  const go = useMemo(
    () => (to: Readonly<Record<string, string>>) => setParameters(to, { replace: true }),
    [setParameters],
  );
  const commands = useMemo(
    () => [
      { id: "learnings.search", label: "Search the learnings", keys: "/", run: () => search.current?.focus() },
      { id: "learnings.new", label: "New learning", keys: "N", isDisabled: isFixed, run: () => go({ new: "" }) },
      {
        id: "learnings.newHere",
        label: "Add a learning",
        keys: "Ctrl+N",
        isDisabled: isFixed,
        run: () => go({ new: "" }),
      },
      ...forms.map(({ form, label }) => ({
        id: `learnings.export.${form}`,
        label: `Export the learnings shown as ${label}`,
        run: () => exportShown(form, shown),
      })),
    ],
    [go, isFixed, shown],
  );
  useScreenCommands(commands);
  const newButton = (
    <Button variant="primary" icon={Plus} keyHint="N" isDisabled={isFixed} onPress={() => go({ new: "" })}>
      Learning
    </Button>
  );
  return (
    <Screen
      title="Learnings"
      subtitle={learningsShown(shown.length, rows.length)}
      isFilled={rows.length > 0}
      actions={
        <>
          <Button icon={ChartColumn} onPress={() => navigate("/learnings/accounting")}>
            Accounting
          </Button>
          {rows.length > 0 && (
            <MenuButton
              label="Export"
              icon={Download}
              entries={forms.map(({ form, label }) => ({
                id: form,
                label,
                onAction: () => exportShown(form, shown),
              }))}
            />
          )}
          {newButton}
        </>
      }
      toolbar={
        rows.length > 0 && <LearningsToolbar filter={filter} tags={tags} onFilter={setFilter} searchRef={search} />
      }
    >
      {rows.length === 0 ? (
        <EmptyState title="Nothing learned yet." icon={Lightbulb} actions={newButton}>
          <p>{learningWords.none}</p>
        </EmptyState>
      ) : (
        <SplitView
          paneLabel="Learning"
          resizeLabel="Width of the learning"
          paneWidth={width}
          onPaneWidth={(inspectorWidth) => remember({ inspectorWidth })}
          pane={opened !== null && <LearningInspector learningId={opened} tags={tags} onClose={() => go({})} />}
        >
          <div className={styles.rows}>
            <Table
              caption="Learnings"
              isCaptionHidden
              height="fill"
              rows={shown}
              columns={learningColumns}
              rowKey={keyOf}
              sort={sort}
              onSort={setSort}
              selectionMode="single"
              selection={selection}
              onSelect={(keys) => go(toLearning([...keys][0]))}
              onActivate={({ learning }) => go({ learning: learning.id })}
              empty={
                <EmptyState
                  title={learningWords.noMatch}
                  isFiltered
                  actions={<Button onPress={() => setFilter(wholeLibrary)}>Clear the filter</Button>}
                />
              }
            />
          </div>
        </SplitView>
      )}
      {asked !== null && !isFixed && (
        <NewLearning
          experimentId={asked === "" ? null : asked}
          onClose={() => go({})}
          onAdded={(learning) => go({ learning })}
        />
      )}
    </Screen>
  );
}

function toLearning(id: string | undefined): Readonly<Record<string, string>> {
  return id === undefined ? {} : { learning: id };
}

function exportShown(form: LearningForm, rows: readonly LearningRow[]): void {
  void exportLearnings(
    form,
    rows.map(({ learning }) => learning),
  );
}
