import { useMemo } from "react";
import { useLocation } from "wouter";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, useIsRead, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { find } from "#shared/domain/change.ts";
import type { Id } from "#shared/domain/ids.ts";
import { editMeeting, removeMeeting, type Meeting } from "#shared/domain/meeting.ts";
import { minutesOf } from "#shared/domain/minutes.ts";
import { dayText } from "#shared/words/format.ts";
import { meetingWords, outcomeText, presentText } from "#shared/words/meeting.ts";
import { Button } from "#ui/button.tsx";
import { EmptyState } from "#ui/empty-state.tsx";
import { Download, Ellipsis, Trash2, Undo2 } from "#ui/icons.ts";
import { Screen } from "#ui/layout.tsx";
import { MenuButton } from "#ui/menu.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { exportMinutes } from "./exporting.ts";
import styles from "./meeting.module.css";
import { MinutesList } from "./minutes-list.tsx";
import { Presenter } from "./presenter.tsx";

/** A review meeting: over the whole window while it is held, its minutes once it has ended. */
export function MeetingScreen({ meetingId }: { readonly meetingId: Id }) {
  const isReady = useIsRead();
  const meeting = usePortfolio((portfolio) => find(portfolio, "meetings", meetingId));
  if (!isReady) {
    return (
      <Screen title="Review meeting">
        <Skeleton label="Reading the meeting" rows={10} />
      </Screen>
    );
  }
  if (meeting === undefined) {
    return (
      <Screen title="No such meeting">
        <EmptyState title="This meeting is not here." actions={<a href="#/review">All review meetings</a>}>
          <p>{meetingWords.gone}</p>
        </EmptyState>
      </Screen>
    );
  }
  return meeting.endedAt === null ? <Presenter meeting={meeting} /> : <MinutesScreen meeting={meeting} />;
}

function MinutesScreen({ meeting }: { readonly meeting: Meeting }) {
  const { id, title, on, agenda, present, notes } = meeting;
  const isFixed = useIsFixed();
  const [, navigate] = useLocation();
  const portfolio = usePortfolio((known) => known);
  const minutes = useMemo(() => minutesOf(portfolio, meeting), [portfolio, meeting]);
  const commands = useMemo(
    () => [
      { id: "minutes.html", label: "Export the minutes as HTML", run: () => void exportMinutes(id, "html") },
      {
        id: "minutes.markdown",
        label: "Export the minutes as Markdown",
        run: () => void exportMinutes(id, "markdown"),
      },
    ],
    [id],
  );
  useScreenCommands(commands);
  const remove = () => {
    if (commitAndTell(removeMeeting(id)).ok) navigate("/review");
  };
  return (
    <Screen
      title={title}
      above={<a href="#/review">Review meetings</a>}
      subtitle={`${dayText(on)} · ${outcomeText(agenda)} · ${presentText(present)}`}
      actions={
        <>
          <Button icon={Download} onPress={() => void exportMinutes(id, "markdown")}>
            Markdown
          </Button>
          <Button icon={Download} variant="primary" onPress={() => void exportMinutes(id, "html")}>
            HTML
          </Button>
          <MenuButton
            label="More about this meeting"
            icon={Ellipsis}
            isLabelHidden
            entries={[
              {
                id: "resume",
                label: "Go on with it",
                icon: Undo2,
                isDisabled: isFixed,
                onAction: () => void commitAndTell(editMeeting(id, { endedAt: null }), `Go on with '${title}'`),
              },
              { id: "rule", separator: true },
              { id: "remove", label: "Remove…", icon: Trash2, tone: "bad", isDisabled: isFixed, onAction: remove },
            ]}
          />
        </>
      }
    >
      <div className={styles.record}>
        <MinutesList minutes={minutes} level={2} />
        {notes.trim() !== "" && (
          <section aria-label="Notes of the meeting">
            <h2>Notes of the meeting</h2>
            <p className={styles.notes}>{notes}</p>
          </section>
        )}
      </div>
    </Screen>
  );
}
