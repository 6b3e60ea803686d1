import { useMemo, useState } from "react";
import { clock } from "#data/clock.ts";
import { tellProblem } from "#data/notices.ts";
import { commit, usePortfolio } from "#data/portfolio.ts";
import { useScreenCommands } from "#data/screen-commands.ts";
import { concludeExperiment } from "#shared/domain/experiment-binding.ts";
import { readableEffect } from "#shared/domain/experiment-board.ts";
import { readingOf } from "#shared/domain/experiment-card.ts";
import { experimentVerdict, type ExperimentCode, type ExperimentReading } from "#shared/domain/experiment-verdict.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { chanceText } from "#shared/words/chance.ts";
import { doubtsOf } from "#shared/words/doubts.ts";
import { effectRange, effectText, worthwhileText } from "#shared/words/effects.ts";
import { believedText } from "#shared/words/observed.ts";
import { gainText, unreadText } from "#shared/words/experiment-result.ts";
import {
  experimentCodeWords,
  experimentVerdictWords,
  exploratoryWords,
  guardrailText,
} from "#shared/words/experiments.ts";
import { count, counted, dayOf, shortHash } from "#shared/words/format.ts";
import { beliefMoved, evidenceText, meetingWords } from "#shared/words/meeting.ts";
import { StatusPill } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import { ConfirmDialog } from "#ui/dialog.tsx";
import { Gavel } from "#ui/icons.ts";
import { EffectScale } from "../effect-scale.tsx";
import { dayAt } from "../today.ts";
import { guardrailTones, verdictTones } from "../tones.ts";
import meeting from "./meeting.module.css";
import styles from "./presenter.module.css";

type ItemViewProps = { readonly experiment: Experiment; readonly isFixed: boolean };

/** What a meeting looks at before it decides: what was believed, what was seen, what the rule says, and what speaks against it. */
export function ItemView({ experiment, isFixed }: ItemViewProps) {
  const at = experiment.verdict?.at ?? clock.now();
  const portfolio = usePortfolio((known) => known);
  const reading = useMemo(
    () => experimentVerdict(portfolio, experiment, dayAt(at)),
    // Of the portfolio only the chain of pivots matters, which no meeting changes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [experiment, dayAt(at)],
  );
  return (
    <div className={styles.seen}>
      <Believed experiment={experiment} />
      {experiment.verdict === null ? (
        <Blind experiment={experiment} reading={reading} isFixed={isFixed} />
      ) : (
        <>
          <Seen experiment={experiment} reading={reading} />
          <Ruled experiment={experiment} reading={reading} />
        </>
      )}
    </div>
  );
}

function Believed({ experiment }: { readonly experiment: Experiment }) {
  const { card, purpose, lock, amendments } = experiment;
  const belief = believedText(card);
  const worthwhile = worthwhileText(card, purpose);
  const hash = amendments.at(-1)?.hash ?? lock?.hash;
  const facts = [
    ...(card.metric.name.trim() === "" ? [] : [`Metric: ${gainText(card)}`]),
    ...(worthwhile === null ? [] : [`${purpose === "removal" ? "Tolerated" : "Worthwhile"}: ${worthwhile}`]),
    ...(lock === null ? [] : [`Locked ${dayOf(lock.at)}`]),
    ...(hash === undefined ? [] : [`Hash ${shortHash(hash)}`]),
    `Amendments: ${count(amendments.length)}`,
  ];
  return (
    <section className={styles.part} aria-label="We believed">
      <h3>We believed</h3>
      <p className={styles.belief}>{belief === "" ? experiment.title : belief}</p>
      <ul className={styles.terms}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {amendments.map(({ at, reason, by }) => (
        <p key={at} className={meeting.amended}>
          Amended {dayOf(at)}
          {by === "" ? "" : ` by ${by}`}: {reason}
        </p>
      ))}
    </section>
  );
}

type ReadProps = { readonly experiment: Experiment; readonly reading: ExperimentReading };

/** What was counted: units, or pieces of evidence where the method counts nobody. */
function countedText({ card, observations, evidence }: Experiment): string {
  if (readingOf(card.method) === "none") return counted(evidence.length, "piece of evidence", "pieces of evidence");
  const units = observations.reduce((sum, { guardrail, n }) => (guardrail === null ? sum + n : sum), 0);
  return `${count(units)} ${card.metric.unit.trim() === "" ? "units" : card.metric.unit}`;
}

function EvidenceTerms({ experiment: { evidence } }: Pick<ReadProps, "experiment">) {
  return evidence.map(({ type, source, n, direction }) => (
    <li key={`${type} ${source}`}>
      {direction > 0 ? "For" : "Against"}: {evidenceText({ type, source, n })}
    </li>
  ));
}

function Blind({ experiment, reading, isFixed }: ReadProps & { readonly isFixed: boolean }) {
  const [isAsked, setAsked] = useState(false);
  const { id, title } = experiment;
  const conclude = () => {
    setAsked(false);
    const concluded = commit(concludeExperiment(id));
    if (!concluded.ok) tellProblem(concluded.problem);
  };
  const commands = useMemo(
    () => [
      {
        id: "review.conclude",
        label: `Conclude '${title}' and freeze the verdict`,
        keys: "C",
        isDisabled: isFixed,
        run: () => setAsked(true),
      },
    ],
    [title, isFixed],
  );
  useScreenCommands(commands);
  return (
    <section className={styles.part} aria-label="We saw">
      <h3>We saw</h3>
      <p className={styles.figure}>{countedText(experiment)}</p>
      <ul className={styles.terms}>
        <EvidenceTerms experiment={experiment} />
      </ul>
      {readingOf(experiment.card.method) !== "none" && <p>{meetingWords.blind}</p>}
      {reading.verdict === "continue" && <p className={meeting.amended}>{meetingWords.early}</p>}
      <div>
        <Button variant="primary" icon={Gavel} keyHint="C" isDisabled={isFixed} onPress={() => setAsked(true)}>
          Conclude and freeze the verdict
        </Button>
      </div>
      <ConfirmDialog
        title={`Conclude '${title}'?`}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={conclude}
        confirmLabel="Conclude"
        cancelLabel="Not yet"
      >
        {reading.verdict === "continue" && <p>{meetingWords.early}</p>}
        <p>{meetingWords.freeze}</p>
      </ConfirmDialog>
    </section>
  );
}

function Seen({ experiment, reading }: ReadProps) {
  const { card, verdict } = experiment;
  const { effect, chances } = readableEffect(experiment);
  const { flat = null, skeptical = null } = chances ?? {};
  const belief = verdict?.belief ?? null;
  return (
    <section className={styles.part} aria-label="We saw">
      <h3>We saw</h3>
      {effect === null && belief !== null && (
        <p className={styles.figure}>
          {chanceText(belief)}
          <small>{beliefMoved(card.priorBelief)}</small>
        </p>
      )}
      {effect === null && belief === null && (
        <>
          <p className={styles.figure}>{countedText(experiment)}</p>
          <p className={meeting.amended}>{unreadText(experiment)}</p>
        </>
      )}
      {effect !== null && (
        <>
          <p className={styles.figure}>
            {effectText(card, effect.estimate)}
            <small>
              {effectRange(card, effect.low, effect.high)} · {countedText(experiment)}
            </small>
          </p>
          <EffectScale
            experiment={experiment}
            effect={effect}
            tone={verdict === null ? "neutral" : verdictTones[verdict.verdict]}
          />
        </>
      )}
      <ul className={styles.terms}>
        {flat !== null && <li>Chance to be better: {chanceText(flat)}</li>}
        {skeptical !== null && <li>For a doubter: {chanceText(skeptical)}</li>}
        {effect !== null && belief !== null && <li>Belief after the evidence: {chanceText(belief)}</li>}
        <EvidenceTerms experiment={experiment} />
        {reading.guardrails.map(({ name, state, harm }) => (
          <li key={name}>
            <StatusPill tone={state === null ? "neutral" : guardrailTones[state]}>
              {name}: {guardrailText({ state, harm }).toLowerCase()}
            </StatusPill>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ruled({ experiment, reading }: ReadProps) {
  const { verdict } = experiment;
  if (verdict === null) return null;
  const doubts = doubtsOf(experiment, reading);
  return (
    <section className={styles.part} aria-label="The rule says">
      <h3>The rule says</h3>
      <p className={styles.verdict} data-tone={verdictTones[verdict.verdict]}>
        {experimentVerdictWords[verdict.verdict]}
      </p>
      <p className={styles.because}>{experimentCodeWords(verdict.code as ExperimentCode)}</p>
      {verdict.exploratory && !reading.exploratory && <p>{exploratoryWords}</p>}
      <h4>Against it</h4>
      {doubts.length === 0 ? (
        <p className={meeting.quiet}>Nothing in the records.</p>
      ) : (
        <ul className={styles.doubts}>
          {doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
