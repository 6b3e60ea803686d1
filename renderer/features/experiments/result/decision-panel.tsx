import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { find } from "#shared/domain/change.ts";
import { decideExperimentBy } from "#shared/domain/experiment-binding.ts";
import { experimentDecisions, wouldContradict, type DecisionKind, type Experiment } from "#shared/domain/experiment.ts";
import { resultPageWords } from "#shared/words/experiment-result.ts";
import { againstVerdictWords, decisionWords } from "#shared/words/experiments.ts";
import { dayOf } from "#shared/words/format.ts";
import { problemText } from "#shared/words/frame.ts";
import { meetingWords } from "#shared/words/meeting.ts";
import { Badge } from "#ui/badge.tsx";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { RadioGroup } from "#ui/choice.tsx";
import { Form, FormActions, FormRow } from "#ui/form.tsx";
import { Panel } from "#ui/layout.tsx";
import { TextArea, TextField } from "#ui/text-field.tsx";
import styles from "../experiments.module.css";
import { decisionTones } from "../tones.ts";
import { useArrival } from "../use-arrival.ts";

const choices = experimentDecisions.map((value) => ({
  value,
  label: decisionWords[value].name,
  note: decisionWords[value].meaning,
}));

/** What the team decided, with names and reason; or the form to decide it. */
export function DecisionPanel({ experiment }: { readonly experiment: Experiment }) {
  const place = useArrival<HTMLDivElement>(experiment.decision?.at ?? null);
  return (
    <Panel title={resultPageWords.decision}>
      <div ref={place} tabIndex={-1} className={styles.decided}>
        {experiment.decision === null ? <DecisionForm experiment={experiment} /> : <Decided experiment={experiment} />}
      </div>
    </Panel>
  );
}

function Decided({ experiment }: { readonly experiment: Experiment }) {
  const { decision, verdict } = experiment;
  const meeting = usePortfolio((portfolio) =>
    decision?.meetingId === undefined || decision.meetingId === null
      ? undefined
      : find(portfolio, "meetings", decision.meetingId),
  );
  if (decision === null) return null;
  return (
    <>
      <p className={styles.verdict} data-tone={decisionTones[decision.decision]}>
        {decisionWords[decision.decision].name}{" "}
        {wouldContradict(verdict, decision.decision) && <Badge tone="bad">{againstVerdictWords}</Badge>}
      </p>
      <p>{decision.reason}</p>
      <p className={styles.small}>
        {decision.names}, {dayOf(decision.at)}
        {meeting !== undefined && `, in ‘${meeting.title}’`}
      </p>
      {decision.dissent.trim() !== "" && <p className={styles.small}>Dissent: {decision.dissent}</p>}
    </>
  );
}

type Missing = "decision" | "reason" | "names";

function DecisionForm({ experiment: { id, verdict, card } }: { readonly experiment: Experiment }) {
  const isReadOnly = useIsFixed();
  const [decision, setDecision] = useState<DecisionKind | null>(null);
  const [reason, setReason] = useState("");
  const [names, setNames] = useState(card.owner);
  const [dissent, setDissent] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const isAgainst = wouldContradict(verdict, decision);
  const missing: readonly Missing[] = [
    ...(decision === null ? (["decision"] as const) : []),
    ...(reason.trim() === "" ? (["reason"] as const) : []),
    ...(names.trim() === "" ? (["names"] as const) : []),
  ];
  const errorOf = (part: Missing, text: string) => (isAsked && missing.includes(part) ? text : null);
  const decide = () => {
    setAsked(true);
    if (missing.length > 0 || decision === null) return;
    const committed = commitAndTell(
      decideExperimentBy(id, { decision, reason, names, dissent: dissent.trim(), meetingId: null }),
    );
    setRefused(committed.ok ? null : problemText(committed.problem));
  };
  return (
    <Form onSubmit={decide} label="Decision">
      <RadioGroup
        label="Decision"
        isLabelHidden
        options={choices}
        value={decision}
        isDisabled={isReadOnly}
        error={errorOf("decision", "Choose one.")}
        onChange={setDecision}
      />
      {isAgainst && <Banner tone="warn">{meetingWords.against}</Banner>}
      <TextArea
        label="Because"
        rows={2}
        value={reason}
        isReadOnly={isReadOnly}
        error={errorOf("reason", "Say in a sentence why, for whoever asks in a year.")}
        isRequired
        onChange={setReason}
      />
      <FormRow>
        <TextField
          label="Decided by"
          value={names}
          isReadOnly={isReadOnly}
          error={errorOf("names", "Say who decided.")}
          isRequired
          onChange={setNames}
        />
        <TextField label="Dissent" value={dissent} isReadOnly={isReadOnly} onChange={setDissent} />
      </FormRow>
      {refused !== null && <Banner tone="bad">{refused}</Banner>}
      <FormActions>
        <Button variant="primary" type="submit" isDisabled={isReadOnly}>
          Record the decision
        </Button>
      </FormActions>
      <p className={styles.small}>{meetingWords.binding}</p>
    </Form>
  );
}
