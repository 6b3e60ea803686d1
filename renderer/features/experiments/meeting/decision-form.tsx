import { type RefObject, useState } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { itemOf } from "#shared/domain/backlog-order.ts";
import { experimentDecisions, wouldContradict, type Experiment } from "#shared/domain/experiment.ts";
import type { Id } from "#shared/domain/ids.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { againstVerdictWords, decisionWords } from "#shared/words/experiments.ts";
import { dayOf } from "#shared/words/format.ts";
import { meetingWords } from "#shared/words/meeting.ts";
import { Banner } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { RadioGroup } from "#ui/choice.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { FormRow } from "#ui/form.tsx";
import { TextArea, TextField } from "#ui/text-field.tsx";
import type { ItemDraft } from "./drafts.ts";
import { useArrival } from "../use-arrival.ts";
import { Withdrawals } from "../withdrawals.tsx";
import meeting from "./meeting.module.css";
import styles from "./presenter.module.css";
import { Withdrawing } from "./withdrawing.tsx";

type FormProps = {
  readonly experiment: Experiment;
  readonly draft: ItemDraft;
  readonly say: (part: Partial<ItemDraft>) => void;
  readonly isFixed: boolean;
};

const choices = experimentDecisions.map((value, n) => ({
  value,
  label: `${n + 1} ${decisionWords[value].name}`,
}));

type DecisionFormProps = FormProps & { readonly meetingId: Id };

/** What the team decides: the decision with its reason and names, or the decision as it stands. */
export function DecisionForm({ experiment, meetingId, draft, say, isFixed }: DecisionFormProps) {
  const { decision, verdict, withdrawals } = experiment;
  const heading = useArrival<HTMLHeadingElement>(withdrawals.length);
  const [hasDissent, setHasDissent] = useState(draft.dissent !== "");
  if (decision !== null) {
    return (
      <section className={styles.part} aria-label="Decision">
        <h3>Decision</h3>
        <p className={styles.verdict}>{decisionWords[decision.decision].name}</p>
        <p>
          {decision.names}, {dayOf(decision.at)}: {decision.reason}
        </p>
        {decision.dissent.trim() !== "" && <p>Dissent: {decision.dissent}</p>}
        {wouldContradict(verdict, decision.decision) && <Banner tone="warn">{againstVerdictWords}</Banner>}
        <p className={meeting.quiet}>
          {meetingWords.binding} <a href={`#/experiments/${experiment.id}`}>Open the experiment</a>
        </p>
        <div>
          <Withdrawing experiment={experiment} meetingId={meetingId} isFixed={isFixed} />
        </div>
      </section>
    );
  }
  if (experiment.status !== "concluded") {
    return (
      <section className={styles.part} aria-label="Decision">
        <h3>Decision</h3>
        <p className={meeting.quiet}>{meetingWords.concludeFirst}</p>
      </section>
    );
  }
  const isAgainst = wouldContradict(verdict, draft.decision);
  return (
    <section className={styles.part} aria-label="Decision">
      <h3 ref={heading} tabIndex={-1}>
        Decision
      </h3>
      <Withdrawals withdrawals={withdrawals} />
      <RadioGroup
        label="The team decides"
        isLabelHidden
        options={choices}
        value={draft.decision}
        isHorizontal
        isDisabled={isFixed}
        onChange={(chosen) => say({ decision: chosen })}
      />
      {draft.decision !== null && <p className={meeting.quiet}>{decisionWords[draft.decision].meaning}</p>}
      {isAgainst && <Banner tone="warn">{meetingWords.against}</Banner>}
      <TextArea
        label="Because"
        rows={2}
        value={draft.reason}
        isReadOnly={isFixed}
        onChange={(reason) => say({ reason })}
      />
      <FormRow>
        <TextField label="Decided by" value={draft.names} isReadOnly={isFixed} onChange={(names) => say({ names })} />
        {hasDissent && (
          <TextField
            label="Dissent"
            takesFocus={draft.dissent === ""}
            value={draft.dissent}
            isReadOnly={isFixed}
            onChange={(dissent) => say({ dissent })}
          />
        )}
      </FormRow>
      {!hasDissent && (
        <p className={meeting.quiet}>
          {meetingWords.binding}{" "}
          <LinkButton isDisabled={isFixed} onPress={() => setHasDissent(true)}>
            Add a dissent
          </LinkButton>
        </p>
      )}
    </section>
  );
}

/** What was learned, kept when something was, and which earlier learning it speaks against. */
export function LearningForm({ experiment, draft, say, isFixed }: FormProps) {
  const learnings = usePortfolio((portfolio) => onShelf(portfolio.learnings, ""));
  const known = [...learnings.values()];
  const own = known.filter(({ supportedBy }) => supportedBy.includes(experiment.id));
  const earlier = known.filter(({ id }) => !own.some((learning) => learning.id === id));
  return (
    <section className={styles.part} aria-label="Learning">
      <h3>Learning</h3>
      {own.map(({ id, title }) => (
        <p key={id}>
          <a href={`#/learnings?learning=${id}`}>{title}</a>
        </p>
      ))}
      <TextArea
        label="We believed"
        rows={2}
        value={draft.believed}
        isReadOnly={isFixed}
        onChange={(believed) => say({ believed })}
      />
      <TextArea
        label="We observed"
        rows={2}
        value={draft.observed}
        isReadOnly={isFixed}
        onChange={(observed) => say({ observed })}
      />
      <TextArea
        label="From that we learned"
        rows={2}
        hint={meetingWords.learning}
        value={draft.learned}
        isReadOnly={isFixed}
        onChange={(learned) => say({ learned })}
      />
      <TextArea
        label="Therefore we will"
        rows={2}
        value={draft.therefore}
        isReadOnly={isFixed}
        onChange={(therefore) => say({ therefore })}
      />
      {earlier.length > 0 && (
        <ComboBox
          label="It contradicts an earlier learning"
          placeholder="None"
          options={earlier.map(({ id, title }) => ({ value: id, label: title }))}
          value={draft.contradicts}
          isDisabled={isFixed}
          onChange={(contradicts) => say({ contradicts })}
        />
      )}
    </section>
  );
}

/** The step that carries the decision out. */
export function StepForm({ experiment, draft, say, isFixed }: FormProps) {
  const { nextItemId } = experiment;
  const next = usePortfolio((portfolio) => (nextItemId === null ? undefined : itemOf(portfolio, nextItemId)));
  return (
    <section className={styles.part} aria-label="Next step">
      <h3>Next step</h3>
      {next !== undefined && (
        <p>
          <a href={`#/backlog?item=${next.id}`}>{next.title}</a>
        </p>
      )}
      <TextField
        label={next === undefined ? "Into the backlog" : "Another step into the backlog"}
        hint={meetingWords.step}
        value={draft.step}
        isReadOnly={isFixed}
        onChange={(step) => say({ step })}
      />
    </section>
  );
}

type NotesFieldProps = {
  readonly stored: string;
  readonly typed: string | null;
  readonly isFixed: boolean;
  readonly field: RefObject<HTMLDivElement | null>;
  readonly onType: (text: string) => void;
  readonly onSave: (text: string) => void;
};

/** Notes of the discussion, kept while they are typed and saved once the field is left. */
export function NotesField({ stored, typed, isFixed, field, onType, onSave }: NotesFieldProps) {
  return (
    <div ref={field}>
      <TextArea
        label="Notes of the discussion"
        rows={3}
        value={typed ?? stored}
        isReadOnly={isFixed}
        onChange={onType}
        onCommit={onSave}
      />
    </div>
  );
}
