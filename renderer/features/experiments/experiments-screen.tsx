import { useCallback, useDeferredValue, useMemo, useRef } from "react";
import { useLocation, useSearchParams } from "wouter";
import { useIsFixed, useIsRead, usePortfolio } from "#data/portfolio.ts";
import { useView } from "#data/session.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { find } from "#shared/domain/change.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { boardWords, experimentsShown, reviewText } from "#shared/words/experiment-board.ts";
import { familyWords } from "#shared/words/experiment-family.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { FlaskConical, Plus, Presentation } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import type { SortBy } from "#ui/table-lines.ts";
import { Table } from "#ui/table.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { BoardToolbar, ProductSwitch } from "./board/board-toolbar.tsx";
import { boardColumns, BoardView } from "./board/board-view.tsx";
import {
  matchingRows,
  ownersOf,
  wholeFilter,
  type ExperimentFilter,
  type ExperimentRow,
} from "./board/experiment-rows.ts";
import { listColumns } from "./board/list-columns.tsx";
import { NewExperimentDialog } from "./board/new-experiment-dialog.tsx";
import { useExperimentRows } from "./board/use-experiment-rows.ts";
import { ExportMenu } from "./export-menu.tsx";
import { today } from "./today.ts";

/** Above so many in a column a board shows no more than a list does, only worse. */
const mostOnBoard = 200;

const nothingYet: readonly ExperimentRow[] = [];
const keyOf = ({ experiment }: ExperimentRow) => experiment.id;

/** What is believed and tested, of one product or of all: from the first draft to the decision. */
export function ExperimentsScreen() {
  const [parameters, setParameters] = useSearchParams();
  const isReady = useIsRead();
  const productId = parameters.get("product");
  const products = usePortfolio((portfolio) => countOf(portfolio.products));
  const name = usePortfolio((portfolio) =>
    productId === null ? undefined : find(portfolio, "products", productId)?.name,
  );
  const title = name === undefined ? "Experiments" : `Experiments · ${name}`;
  const go = useCallback(
    (fields: Readonly<Record<string, string | null>>) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(fields)) {
            if (value === null) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  if (isReady && products > 0 && (productId === null || name !== undefined)) {
    return <ExperimentsBody title={title} productId={productId} go={go} parameters={parameters} />;
  }
  return (
    <Screen title={title}>
      {!isReady && <Skeleton label="Reading the experiments" rows={10} />}
      {isReady && products === 0 && (
        <EmptyState
          title="No products yet."
          icon={FlaskConical}
          actions={
            <>
              <a href="#/?open=add">Add a product</a>
              <a href="#/import">Import files</a>
            </>
          }
        >
          <p>{boardWords.noProducts}</p>
        </EmptyState>
      )}
      {isReady && products > 0 && (
        <EmptyState
          title="This product is not here."
          actions={<a href="#/experiments">Show the experiments of all products</a>}
        >
          <p>{boardWords.goneProduct}</p>
        </EmptyState>
      )}
    </Screen>
  );
}

type ExperimentsBodyProps = {
  readonly title: string;
  readonly productId: string | null;
  readonly parameters: URLSearchParams;
  readonly go: (fields: Readonly<Record<string, string | null>>) => void;
};

function ExperimentsBody({ title, productId, parameters, go }: ExperimentsBodyProps) {
  const portfolio = usePortfolio((known) => known);
  const isReadOnly = useIsFixed();
  const [, navigate] = useLocation();
  const [filter, setFilter] = useView<ExperimentFilter>("experiments.filter", wholeFilter);
  const [keptView, keepView] = useView<"board" | "list" | null>("experiments.view", null);
  const [sort, setSort] = useView<SortBy | null>("experiments.sort", null);
  const sought = useDeferredValue(filter);
  const search = useRef<HTMLInputElement>(null);
  const together =
    productId === null ? "/experiments/batch" : `/experiments/batch?product=${encodeURIComponent(productId)}`;
  const day = today();
  const read = useExperimentRows(portfolio, productId, day);
  const rows = read ?? nothingYet;
  const shown = useMemo(() => matchingRows(rows, sought), [rows, sought]);
  const exported = useMemo(() => shown.map(({ experiment }) => experiment), [shown]);
  const owners = useMemo(() => ownersOf(rows), [rows]);
  const fullest = Math.max(...boardColumns.map((column) => rows.filter((row) => row.column === column).length));
  const due = rows.filter((row) => row.column === "due").length;
  const view = parameters.get("view") ?? keptView ?? (fullest > mostOnBoard ? "list" : "board");
  const choose = (chosen: "board" | "list") => {
    keepView(chosen);
    go({ view: chosen });
  };
  const asked = parameters.get("new");
  const add = useCallback(() => go({ new: "change" }), [go]);
  const commands = useMemo(
    () => [
      { id: "experiments.new", label: "New experiment", keys: "N", isDisabled: isReadOnly, run: add },
      { id: "experiments.newHere", label: "Add an experiment", keys: "Ctrl+N", isDisabled: isReadOnly, run: add },
      { id: "experiments.filter", label: "Filter experiments", keys: "/", run: () => search.current?.focus() },
      { id: "experiments.board", label: "Experiments: board", run: () => go({ view: "board" }) },
      { id: "experiments.list", label: "Experiments: list", run: () => go({ view: "list" }) },
      { id: "experiments.together", label: "Read experiments together", run: () => navigate(together) },
    ],
    [add, go, isReadOnly, navigate, together],
  );
  useScreenCommands(commands);
  const newButton = (
    <Button variant="primary" icon={Plus} keyHint="N" isDisabled={isReadOnly} onPress={add}>
      Experiment
    </Button>
  );

  return (
    <Screen
      title={title}
      subtitle={read === null ? undefined : experimentsShown(shown.length, rows.length)}
      isFilled={shown.length > 0}
      actions={
        <>
          <ProductSwitch productId={productId} onChange={(product) => go({ product })} />
          {due > 0 && (
            <Button icon={Presentation} onPress={() => navigate("/review")}>
              {reviewText(due)}
            </Button>
          )}
          {view === "list" && <Button onPress={() => navigate(together)}>{familyWords.title}</Button>}
          <ExportMenu experiments={exported} />
          {newButton}
        </>
      }
      toolbar={
        <BoardToolbar
          view={view === "list" ? "list" : "board"}
          onView={choose}
          filter={filter}
          onFilter={setFilter}
          owners={owners}
          searchRef={search}
        />
      }
    >
      {read === null && <Skeleton label="Reading the experiments" rows={10} />}
      {read?.length === 0 && (
        <EmptyState title="No experiment yet." icon={FlaskConical} actions={newButton}>
          <p>{boardWords.none}</p>
        </EmptyState>
      )}
      {rows.length > 0 && shown.length === 0 && (
        <EmptyState
          title={boardWords.noMatch}
          isFiltered
          actions={<Button onPress={() => setFilter(wholeFilter)}>Clear filter</Button>}
        />
      )}
      {shown.length > 0 &&
        (view === "list" ? (
          <Table
            caption="Experiments"
            isCaptionHidden
            rows={shown}
            columns={listColumns[productId === null ? "portfolio" : "product"]}
            rowKey={keyOf}
            onActivate={({ experiment }) => navigate(`/experiments/${encodeURIComponent(experiment.id)}`)}
            {...(sort === null ? {} : { defaultSort: sort })}
            onSort={setSort}
            empty={null}
            height="fill"
          />
        ) : (
          <BoardView rows={shown} hasProduct={productId === null} onList={() => choose("list")} />
        ))}
      {asked !== null && !isReadOnly && (
        <NewExperimentDialog
          known={{
            purpose: asked === "removal" ? "removal" : "change",
            productId,
            featureId: parameters.get("feature"),
            itemId: parameters.get("item"),
          }}
          onClose={() => go({ new: null, feature: null, item: null })}
          onAdded={(id) => navigate(`/experiments/${encodeURIComponent(id)}`, { replace: true })}
        />
      )}
    </Screen>
  );
}
