import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { clock } from "#data/clock.ts";
import { commit, useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import { idOf, type Id } from "#shared/domain/ids.ts";
import { addMeeting, type Meeting } from "#shared/domain/meeting.ts";
import { problemText } from "#shared/words/frame.ts";
import { dayText } from "#shared/words/format.ts";
import { agendaLength, meetingWords, moreWaiting, namesIn } from "#shared/words/meeting.ts";
import { Banner } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormRow } from "#ui/form.tsx";
import { Presentation } from "#ui/icons.ts";
import { Muted, Panel } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { Skeleton } from "#ui/waiting.tsx";
import { useExperimentRows } from "../board/use-experiment-rows.ts";
import { today } from "../today.ts";
import { agendable } from "./agenda-draft.ts";
import { AgendaList } from "./agenda-list.tsx";
import styles from "./meeting.module.css";
import { useMinutes } from "./presenter.tsx";

/** More than these nobody decides in one meeting; the rest can be put on by hand. */
const mostAtFirst = 12;

const nothingYet = { due: [], others: [] };

/** A meeting in preparation: what is on the agenda and in which order, who is there, and how long each may take. */
export function StartMeeting({ last }: { readonly last: Meeting | undefined }) {
  const isFixed = useIsFixed();
  const portfolio = usePortfolio((known) => known);
  const day = today();
  const [, navigate] = useLocation();
  const isRead = useExperimentRows(portfolio, null, day) !== null;
  const { due, others } = useMemo(
    () => (isRead ? agendable(portfolio, day) : nothingYet),
    // What else the portfolio holds has no say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [portfolio.experiments, day, isRead],
  );
  const [chosen, setChosen] = useState<readonly Id[] | null>(null);
  const [title, setTitle] = useState(`Experiment review, ${dayText(day)}`);
  const [present, setPresent] = useState("");
  const [minutes, setMinutes] = useMinutes();
  const [refused, setRefused] = useState<string | null>(null);
  const wanted = chosen ?? due.slice(0, mostAtFirst).map(({ id }) => id);
  const experiments = wanted.flatMap((id) => experimentOf(portfolio, id) ?? []);
  const rest = [...due, ...others].filter(({ id }) => !wanted.includes(id));
  const start = () => {
    const added = commit(
      addMeeting({
        title: title.trim() === "" ? `Experiment review, ${dayText(day)}` : title.trim(),
        on: day,
        present: namesIn(present),
        startedAt: clock.now(),
        endedAt: null,
        notes: "",
        agenda: experiments.map(({ id }) => ({ experimentId: id, notes: "", outcome: null })),
      }),
    );
    if (added.ok) navigate(`/review/${idOf({ at: 0, by: "", seed: added.value.id }, 0)}`);
    else setRefused(problemText(added.problem));
  };
  const cannotStart = isFixed || experiments.length === 0;
  const commands = [
    { id: "review.start", label: "Start the review meeting", keys: "Ctrl+Enter", isDisabled: cannotStart, run: start },
  ];
  useScreenCommands(useStable(commands, [cannotStart, wanted.join(), title, present]));

  return (
    <Panel title="Next meeting">
      <div className={styles.start}>
        {refused !== null && <Banner tone="bad">{refused}</Banner>}
        <FormRow>
          <TextField label="Title" value={title} isReadOnly={isFixed} onChange={setTitle} />
          <TextField
            label="Who is here"
            placeholder="Names, with commas between"
            value={present}
            isReadOnly={isFixed}
            onChange={setPresent}
          />
        </FormRow>
        {last !== undefined && last.present.length > 0 && present === "" && !isFixed && (
          <p className={styles.quiet}>
            <LinkButton onPress={() => setPresent(last.present.join(", "))}>The same people as last time</LinkButton>
          </p>
        )}
        {!isRead && <Skeleton label="Reading the experiments" rows={4} />}
        {isRead && experiments.length === 0 && <p className={styles.quiet}>{meetingWords.nothingDue}</p>}
        {experiments.length > 0 && <AgendaList experiments={experiments} isFixed={isFixed} onChange={setChosen} />}
        {chosen === null && due.length > wanted.length && (
          <p className={styles.quiet}>{moreWaiting(due.length - wanted.length)}</p>
        )}
        {rest.length > 0 && (
          <ComboBox
            // A new one for every agenda, so that the field is empty again.
            key={wanted.join()}
            label="Put on the agenda"
            placeholder="An experiment that runs or waits"
            options={rest.map((experiment) => ({ value: experiment.id, label: experiment.title }))}
            value={null}
            isDisabled={isFixed}
            onChange={(id) => {
              if (id !== null) setChosen([...wanted, id]);
            }}
          />
        )}
        <div className={styles.begin}>
          <NumberField
            label="Minutes each"
            min={1}
            max={120}
            isWhole
            value={minutes}
            onChange={(value) => setMinutes(value ?? 5)}
          />
          <Button variant="primary" icon={Presentation} keyHint="Ctrl+Enter" isDisabled={cannotStart} onPress={start}>
            Start the meeting
          </Button>
          <Muted>{agendaLength(experiments.length, minutes)}</Muted>
        </div>
      </div>
    </Panel>
  );
}

function useStable<T>(value: T, deps: readonly unknown[]): T {
  // The commands act on what the form says now; they are offered anew when that changes.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => value, deps);
}
