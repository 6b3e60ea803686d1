import { useEffect, useMemo, useRef, useState } from "react";
import { clock } from "#data/clock.ts";
import { commit, useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { editMeeting, type Meeting } from "#shared/domain/meeting.ts";
import { minutesOf } from "#shared/domain/minutes.ts";
import type { Draft } from "#shared/domain/record.ts";
import { problemText } from "#shared/words/frame.ts";
import { namesIn, outcomeText } from "#shared/words/meeting.ts";
import { Button } from "#ui/button.tsx";
import { DraftField } from "#ui/draft-field.tsx";
import { ArrowLeft, Check } from "#ui/icons.ts";
import styles from "./presenter.module.css";
import { MinutesList } from "./minutes-list.tsx";

type EndProps = {
  readonly meeting: Meeting;
  readonly onBack: () => void;
};

/** The last page of a meeting: what came of it, what else is to be noted, and its end. */
export function EndOfMeeting({ meeting, onBack }: EndProps) {
  const isFixed = useIsFixed();
  const portfolio = usePortfolio((known) => known);
  const minutes = useMemo(() => minutesOf(portfolio, meeting), [portfolio, meeting]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [refused, setRefused] = useState<string | null>(null);
  const change = (fields: Partial<Draft<Meeting>>, label?: string) => {
    const changed = commit(editMeeting(meeting.id, fields, label));
    setRefused(changed.ok ? null : problemText(changed.problem));
  };
  const commands = useMemo(
    () => [
      {
        id: "review.end",
        label: "End the meeting",
        keys: "Ctrl+Enter",
        isDisabled: isFixed,
        run: () => void commit(editMeeting(meeting.id, { endedAt: clock.now() }, `End meeting '${meeting.title}'`)),
      },
    ],
    [isFixed, meeting.id, meeting.title],
  );
  useScreenCommands(commands);
  return (
    <>
      <div className={styles.item}>
        <div className={styles.title} data-narrow="">
          <p className={styles.eyebrow}>{outcomeText(meeting.agenda)}</p>
          <h2 ref={heading} tabIndex={-1}>
            What came of it
          </h2>
        </div>
        <div className={styles.end}>
          <MinutesList minutes={minutes} level={3} />
          <DraftField
            label="Who was here"
            hint="Names, with commas between."
            stored={meeting.present.join(", ")}
            isReadOnly={isFixed}
            onSave={(names) => change({ present: namesIn(names) })}
          />
          <DraftField
            label="Notes of the meeting"
            rows={4}
            stored={meeting.notes}
            isReadOnly={isFixed}
            onSave={(notes) => change({ notes })}
          />
        </div>
      </div>
      <footer className={styles.bottom}>
        <Button icon={ArrowLeft} onPress={onBack}>
          Back
        </Button>
        <div className={styles.refused} role="alert">
          {refused}
        </div>
        <Button
          variant="primary"
          icon={Check}
          keyHint="Ctrl+Enter"
          isDisabled={isFixed}
          onPress={() => change({ endedAt: clock.now() }, `End meeting '${meeting.title}'`)}
        >
          End the meeting
        </Button>
      </footer>
    </>
  );
}
