import { useMemo, useState, type ReactNode } from "react";
import { useLocation, useSearchParams } from "wouter";
import { exportFamily } from "#data/experiment-export.ts";
import { useIsRead, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { experimentFamily, type ExperimentFamily, type FamilyMember } from "#shared/domain/experiment-family.ts";
import { settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import {
  belowCaption,
  falseDiscoveryCaption,
  familyFilters,
  comparisonsShown,
  familyWiseCaption,
  familyWords,
  unreadText,
} from "#shared/words/experiment-family.ts";
import { count, decimal } from "#shared/words/format.ts";
import { Breadcrumbs } from "#ui/breadcrumbs.tsx";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Download, FlaskConical } from "#ui/icons.ts";
import { Muted, Row, Screen } from "#ui/layout.tsx";
import { Stat, StatRow } from "#ui/stat.tsx";
import { Table } from "#ui/table.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { familyColumns } from "./family-columns.tsx";
import styles from "./family.module.css";

type Filter = keyof typeof familyFilters;

const keyOf = ({ experiment, arm }: FamilyMember) => `${experiment.id} ${arm}`;
const byP = { column: "p", direction: "ascending" } as const;

/** Many concluded experiments read as one family: how many win, and how many still do when their number is counted. */
export function FamilyScreen() {
  const isReady = useIsRead();
  const [parameters] = useSearchParams();
  const crumbs = (
    <Breadcrumbs
      label="Where you are"
      crumbs={[
        { id: "experiments", label: "Experiments", href: "#/experiments" },
        { id: "this", label: familyWords.title },
      ]}
    />
  );
  if (isReady)
    return <Family batchId={parameters.get("import")} productId={parameters.get("product")} crumbs={crumbs} />;
  return (
    <Screen title={familyWords.title} above={crumbs}>
      <Skeleton label="Reading the experiments" rows={10} />
    </Screen>
  );
}

type Chosen = { readonly batchId: string | null; readonly productId: string | null };

function familyOf(portfolio: Portfolio, { batchId, productId }: Chosen): ExperimentFamily {
  const chosen = [...allOf(portfolio.experiments)].filter(
    (experiment) =>
      experiment.status === "concluded" &&
      (batchId === null || experiment.batchId === batchId) &&
      (productId === null || experiment.productId === productId),
  );
  return experimentFamily(chosen, settingsOf(portfolio).experiments.alpha);
}

function passes({ effect, falseDiscovery, familyWise }: FamilyMember, filter: Filter, alpha: number): boolean {
  switch (filter) {
    case "all":
      return true;
    case "below":
      return effect.p < alpha;
    case "falseDiscovery":
      return falseDiscovery < alpha;
    case "familyWise":
      return familyWise < alpha;
  }
}

function Family({ batchId, productId, crumbs }: Chosen & { readonly crumbs: ReactNode }) {
  const portfolio = usePortfolio((known) => known);
  const { experiments, settings } = portfolio;
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState<Filter>("all");
  const family = useMemo(
    () => familyOf(portfolio, { batchId, productId }),
    // What else the portfolio holds has no say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [experiments, settings, batchId, productId],
  );
  const shown = useMemo(() => family.members.filter((one) => passes(one, filter, family.alpha)), [family, filter]);
  const commands = useMemo(
    () => [
      {
        id: "family.export",
        label: familyWords.export,
        isDisabled: shown.length === 0,
        run: () => void exportFamily({ members: shown }),
      },
    ],
    [shown],
  );
  useScreenCommands(commands);
  const isChecked = family.members.some(({ isSplitBroken }) => isSplitBroken !== null);
  const isNone = family.members.length === 0;
  return (
    <Screen
      title={familyWords.title}
      subtitle={noteOf(family, { batchId, productId })}
      above={crumbs}
      isFilled={!isNone}
      actions={
        <Button icon={Download} isDisabled={shown.length === 0} onPress={() => void exportFamily({ members: shown })}>
          {familyWords.export}
        </Button>
      }
    >
      {isNone ? (
        <EmptyState
          title={familyWords.empty}
          icon={FlaskConical}
          actions={
            <>
              <a href="#/import">Import files</a>
              <a href="#/experiments">Show the experiments</a>
            </>
          }
        >
          <p>{familyWords.emptyNote}</p>
        </EmptyState>
      ) : (
        <div className={styles.page}>
          <Figures family={family} />
          <Row isSpread>
            <SegmentedControl
              label="Which comparisons are shown"
              options={(Object.keys(familyFilters) as Filter[]).map((value) => ({
                value,
                label: familyFilters[value],
              }))}
              value={filter}
              onChange={setFilter}
            />
            <Muted>{comparisonsShown(shown.length, family.members.length)}</Muted>
          </Row>
          <div className={styles.table}>
            <Table
              caption={familyWords.title}
              isCaptionHidden
              rows={shown}
              columns={familyColumns[isChecked ? "checked" : "plain"]}
              rowKey={keyOf}
              defaultSort={byP}
              onActivate={({ experiment }) => navigate(`/experiments/${encodeURIComponent(experiment.id)}`)}
              empty={
                <EmptyState
                  title={familyWords.noMatch}
                  isFiltered
                  actions={<Button onPress={() => setFilter("all")}>Show all</Button>}
                />
              }
              height="fill"
            />
          </div>
        </div>
      )}
    </Screen>
  );
}

function noteOf({ unread }: ExperimentFamily, { batchId, productId }: Chosen): string {
  const whose = productId === null ? familyWords.ofAll : familyWords.ofProduct;
  const said = batchId === null ? whose : familyWords.ofImport;
  return unread.length === 0 ? said : `${said} ${unreadText(unread.length)}`;
}

function Figures({ family }: { readonly family: ExperimentFamily }) {
  const { members, alpha, below, afterFalseDiscovery, afterFamilyWise, splitsBroken } = family;
  const known = members.filter(({ isSplitBroken }) => isSplitBroken !== null).length;
  return (
    <StatRow>
      <Stat
        label={familyWords.comparisons}
        value={count(members.length)}
        caption={`read at p < ${decimal(alpha, 3)}`}
      />
      <Stat label={familyWords.below} value={count(below)} caption={belowCaption(family)} />
      <Stat
        label={familyWords.falseDiscovery}
        value={count(afterFalseDiscovery)}
        caption={falseDiscoveryCaption(family)}
      />
      <Stat label={familyWords.familyWise} value={count(afterFamilyWise)} caption={familyWiseCaption(family)} />
      {known > 0 && (
        <Stat
          label={familyWords.splits}
          value={count(splitsBroken)}
          tone={splitsBroken > 0 ? "bad" : undefined}
          caption={known < members.length ? familyWords.splitsUnknown : familyWords.splitsHint}
        />
      )}
    </StatRow>
  );
}
