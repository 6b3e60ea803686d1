import { useMemo } from "react";
import { useLocation } from "wouter";
import { useIsRead, usePortfolio } from "#data/portfolio.ts";
import type { Meeting } from "#shared/domain/meeting.ts";
import { countOf, onShelf } from "#shared/domain/shelves.ts";
import { dayText } from "#shared/words/format.ts";
import { meetingWords, outcomeText, presentText } from "#shared/words/meeting.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { FlaskConical } from "#ui/icons.ts";
import { Muted, Panel, Screen } from "#ui/layout.tsx";
import { Table } from "#ui/table.tsx";
import type { Column } from "#ui/table-lines.ts";
import { Skeleton } from "#ui/waiting.tsx";
import styles from "./meeting.module.css";
import { StartMeeting } from "./start-meeting.tsx";

const columns: readonly Column<Meeting>[] = [
  { id: "on", header: "Day", kind: "text", width: 130, text: ({ on }) => dayText(on), sortBy: ({ on }) => on },
  {
    id: "title",
    header: "Meeting",
    kind: "custom",
    width: 320,
    text: ({ title }) => title,
    cell: ({ id, title }) => <a href={`#/review/${id}`}>{title}</a>,
  },
  { id: "outcome", header: "What came of it", kind: "text", width: 260, text: ({ agenda }) => outcomeText(agenda) },
  { id: "present", header: "Present", kind: "text", width: 320, text: ({ present }) => presentText(present) },
];

const keyOf = ({ id }: Meeting) => id;
const latestFirst = { column: "on", direction: "descending" } as const;

/** The review meeting: the next one in preparation, one to be gone on with, and the minutes of those that were held. */
export function ReviewScreen() {
  const isReady = useIsRead();
  const experiments = usePortfolio((portfolio) => countOf(portfolio.experiments));
  const meetings = usePortfolio((portfolio) => onShelf(portfolio.meetings, ""));
  const [, navigate] = useLocation();
  const { open, held } = useMemo(() => {
    const all = [...meetings.values()].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
    return { open: all.filter(({ endedAt }) => endedAt === null), held: all.filter(({ endedAt }) => endedAt !== null) };
  }, [meetings]);
  return (
    <Screen title="Review">
      {!isReady && <Skeleton label="Reading the meetings" rows={8} />}
      {isReady && experiments === 0 && (
        <EmptyState
          title="Nothing to review yet."
          icon={FlaskConical}
          actions={<a href="#/experiments">Experiments</a>}
        >
          <p>A review meeting decides on experiments: write down a belief and put it to a test first.</p>
        </EmptyState>
      )}
      {isReady && experiments > 0 && (
        <div className={styles.review}>
          {open.map(({ id, title, agenda }) => (
            <Banner
              key={id}
              tone="note"
              title={`'${title}' has not ended`}
              actions={
                <Button variant="primary" onPress={() => navigate(`/review/${id}`)}>
                  Go on
                </Button>
              }
            >
              {outcomeText(agenda)}
            </Banner>
          ))}
          <StartMeeting last={held[0] ?? open[0]} />
          <Panel title="Meetings held">
            {held.length === 0 ? (
              <Muted>{meetingWords.noneYet}</Muted>
            ) : (
              <Table
                caption="Past meetings"
                isCaptionHidden
                rows={held}
                columns={columns}
                rowKey={keyOf}
                defaultSort={latestFirst}
                onActivate={({ id }) => navigate(`/review/${id}`)}
                empty={null}
                height={420}
              />
            )}
          </Panel>
        </div>
      )}
    </Screen>
  );
}
