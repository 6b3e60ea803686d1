import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { usePresentation } from "#data/presenting.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { useView } from "#data/session.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import { experimentDecisions, type Experiment } from "#shared/domain/experiment.ts";
import type { Meeting } from "#shared/domain/meeting.ts";
import { find } from "#shared/domain/change.ts";
import type { Problem } from "#shared/result.ts";
import { decisionWords, methodWords } from "#shared/words/experiments.ts";
import { problemText } from "#shared/words/frame.ts";
import { Button } from "#ui/button.tsx";
import { FormDialog } from "#ui/form-dialog.tsx";
import { ArrowLeft, ArrowRight, X } from "#ui/icons.ts";
import { TextArea } from "#ui/text-field.tsx";
import { AgendaAdding } from "./agenda-adding.tsx";
import { Agenda } from "./agenda-steps.tsx";
import { DecisionForm, LearningForm, NotesField, StepForm } from "./decision-form.tsx";
import { type ItemDraft, useItemDraft } from "./drafts.ts";
import { EndOfMeeting } from "./end-of-meeting.tsx";
import { ItemView } from "./item-view.tsx";
import styles from "./presenter.module.css";
import { noteOn, recordItem } from "./recording.ts";
import { Timer } from "./timer.tsx";

/** How many minutes an experiment has in a meeting, as this device remembers it. */
export function useMinutes(): readonly [number, (minutes: number) => void] {
  return useView("review.minutes", 5);
}

/** The place on the agenda that is shown: from 0, and one more than the last for the end of the meeting. */
function usePlaceOn(meeting: Meeting): readonly [number, (place: number) => void] {
  const [parameters, setParameters] = useSearchParams();
  const last = meeting.agenda.length;
  const open = meeting.agenda.findIndex(({ outcome }) => outcome === null);
  const first = open < 0 ? last : open;
  const asked = Number(parameters.get("at") ?? Number.NaN);
  const place = Number.isInteger(asked) && asked >= 1 && asked <= last + 1 ? asked - 1 : first;
  const go = useCallback(
    (to: number) => setParameters({ at: String(Math.min(Math.max(to, 0), last) + 1) }, { replace: true }),
    [last, setParameters],
  );
  return [place, go];
}

/** A review meeting that is being held: one experiment at a time, over the whole window. */
export function Presenter({ meeting }: { readonly meeting: Meeting }) {
  usePresentation();
  const [, navigate] = useLocation();
  const [place, go] = usePlaceOn(meeting);
  const [minutes] = useMinutes();
  const entry = meeting.agenda[place];
  const experiment = usePortfolio((portfolio) =>
    entry === undefined ? undefined : experimentOf(portfolio, entry.experimentId),
  );
  const [times] = useState(() => new Map<string, number>());

  const commands = useMemo(
    () => [
      { id: "review.back", label: "The experiment before", keys: "Left", run: () => go(place - 1) },
      { id: "review.next", label: "The next experiment", keys: "Right", run: () => go(place + 1) },
      { id: "review.leave", label: "Leave the meeting; it can be resumed", keys: "Escape", run: () => leave(navigate) },
    ],
    [go, place, navigate],
  );
  useScreenCommands(commands);

  return (
    <div className={styles.presenter}>
      <header className={styles.top}>
        <h1 tabIndex={-1} title={meeting.title}>
          {meeting.title}
        </h1>
        <Agenda meeting={meeting} place={place} onGo={go} />
        <AgendaAdding meeting={meeting} />
        {entry !== undefined && (
          <Timer key={entry.experimentId} experimentId={entry.experimentId} minutes={minutes} times={times} />
        )}
        <Button icon={X} keyHint="Esc" onPress={() => navigate("/review")}>
          Leave
        </Button>
      </header>
      {entry === undefined || experiment === undefined ? (
        <EndOfMeeting meeting={meeting} onBack={() => go(place - 1)} />
      ) : (
        <ItemOnTable
          key={experiment.id}
          meeting={meeting}
          experiment={experiment}
          go={(step) => go(place + step)}
          isFirst={place === 0}
        />
      )}
    </div>
  );
}

/** Escape first leaves the field that is being written in, then the meeting. */
function leave(navigate: (to: string) => void): void {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) active.blur();
  else navigate("/review");
}

type ItemOnTableProps = {
  readonly meeting: Meeting;
  readonly experiment: Experiment;
  readonly go: (step: number) => void;
  readonly isFirst: boolean;
};

function ItemOnTable({ meeting, experiment, go, isFirst }: ItemOnTableProps) {
  const isFixed = useIsFixed();
  const product = usePortfolio((portfolio) => find(portfolio, "products", experiment.productId)?.name ?? "");
  const { draft, say, forget } = useItemDraft(experiment, meeting.present);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [isSkipping, setSkipping] = useState(false);
  const notesField = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const entry = meeting.agenda.find(({ experimentId }) => experimentId === experiment.id);
  const canDecide = experiment.status === "concluded" && experiment.decision === null && !isFixed;
  const isSettled = experiment.decision !== null;

  const record = () => {
    const problem = recordItem(meeting.id, experiment.id, draft);
    setRefused(problem);
    if (problem !== null) return;
    forget();
    go(1);
  };
  const latest = useRef({ record, say });
  useEffect(() => {
    latest.current = { record, say };
  });
  const commands = useMemo(
    () => [
      ...experimentDecisions.map((decision, n) => ({
        id: `review.${decision}`,
        label: `Decide: ${decisionWords[decision].name.toLowerCase()}`,
        keys: String(n + 1),
        isDisabled: !canDecide,
        run: () => latest.current.say({ decision }),
      })),
      {
        id: "review.notes",
        label: "Write notes of the discussion",
        keys: "N",
        isDisabled: isFixed,
        run: () => notesField.current?.querySelector("textarea")?.focus(),
      },
      {
        id: "review.skip",
        label: "Leave it for the next meeting",
        keys: "S",
        isDisabled: isFixed || isSettled,
        run: () => setSkipping(true),
      },
      {
        id: "review.record",
        label: "Record and go to the next experiment",
        keys: "Ctrl+Enter",
        isDisabled: isFixed,
        run: () => latest.current.record(),
      },
    ],
    [canDecide, isFixed, isSettled],
  );
  useScreenCommands(commands);

  return (
    <>
      <div className={styles.item}>
        <div className={styles.title}>
          <p className={styles.eyebrow}>
            {product} · {methodWords[experiment.card.method].name}
            {experiment.purpose === "removal" && " · hides a feature"}
          </p>
          <h2 ref={heading} tabIndex={-1}>
            {experiment.title}
          </h2>
        </div>
        <div className={styles.sides}>
          <ItemView experiment={experiment} isFixed={isFixed} />
          <div className={styles.said}>
            <NotesField
              stored={entry?.notes ?? ""}
              typed={draft.notes}
              isFixed={isFixed}
              field={notesField}
              onType={(notes) => say({ notes })}
              onSave={(notes) => {
                const problem = noteOn(meeting.id, experiment.id, { notes });
                setRefused(problem);
                if (problem === null) say({ notes: null });
              }}
            />
            <DecisionForm {...{ experiment, draft, say, isFixed }} meetingId={meeting.id} />
            {experiment.status === "concluded" && (
              <>
                <LearningForm experiment={experiment} draft={draft} say={say} isFixed={isFixed} />
                <StepForm experiment={experiment} draft={draft} say={say} isFixed={isFixed} />
              </>
            )}
          </div>
        </div>
      </div>
      <footer className={styles.bottom}>
        <Button icon={ArrowLeft} isDisabled={isFirst} onPress={() => go(-1)}>
          Back
        </Button>
        <div className={styles.refused} role="alert">
          {refused !== null && problemText(refused)}
        </div>
        {!isSettled && (
          <Button keyHint="S" isDisabled={isFixed} onPress={() => setSkipping(true)}>
            Next time…
          </Button>
        )}
        {isFixed || (isSettled && !hasMore(draft)) ? (
          <Button icon={ArrowRight} onPress={() => go(1)}>
            Next
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={ArrowRight}
            keyHint="Ctrl+Enter"
            isDisabled={experiment.status !== "concluded"}
            onPress={record}
          >
            Record and next
          </Button>
        )}
      </footer>
      {isSkipping && (
        <SkipDialog
          title={experiment.title}
          onClose={() => setSkipping(false)}
          onSkip={(why) => {
            setSkipping(false);
            const before = draft.notes ?? entry?.notes ?? "";
            const notes = [before.trim(), why.trim()].filter((text) => text !== "").join("\n");
            const problem = noteOn(meeting.id, experiment.id, { outcome: "skipped", notes });
            setRefused(problem);
            if (problem !== null) return;
            // What was typed of the decision is kept for the next meeting.
            say({ notes: null });
            go(1);
          }}
        />
      )}
    </>
  );
}

/** Whether something was typed that a settled experiment has not recorded yet. */
function hasMore({ learned, step, contradicts }: ItemDraft): boolean {
  return learned.trim() !== "" || step.trim() !== "" || contradicts !== null;
}

type SkipDialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSkip: (why: string) => void;
};

function SkipDialog({ title, onClose, onSkip }: SkipDialogProps) {
  const [why, setWhy] = useState("");
  return (
    <FormDialog
      title="Next time"
      description={`'${title}' stays on the list of what waits for a decision.`}
      submitLabel="Leave it for next time"
      size="small"
      onSubmit={() => onSkip(why)}
      onClose={onClose}
    >
      <TextArea label="Why" rows={3} value={why} onChange={setWhy} isRequired takesFocus />
    </FormDialog>
  );
}
