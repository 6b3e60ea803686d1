import { wouldContradict } from "#shared/domain/experiment.ts";
import type { Minutes, MinutesEntry } from "#shared/domain/minutes.ts";
import { againstVerdictWords, decisionWords, experimentVerdictWords } from "#shared/words/experiments.ts";
import { agendaOutcomeWords, notReachedWords } from "#shared/words/meeting.ts";
import { StatusPill } from "#ui/badge.tsx";
import { decisionTones } from "../tones.ts";
import styles from "./meeting.module.css";

type MinutesListProps = {
  readonly minutes: Minutes;
  /** How deep the headings of the experiments lie. */
  readonly level: 2 | 3;
};

/** What came of every experiment of a meeting, in the order of its agenda. */
export function MinutesList({ minutes: { entries }, level }: MinutesListProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <ol className={styles.minutes}>
      {entries.map((entry) => (
        <li key={entry.experiment.id}>
          <div>
            <Outcome entry={entry} />
          </div>
          <div className={styles.told}>
            <Heading>
              <a href={`#/experiments/${entry.experiment.id}`}>{entry.experiment.title}</a>
            </Heading>
            <Told entry={entry} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Outcome({ entry: { decision, outcome } }: { readonly entry: MinutesEntry }) {
  if (decision !== null) {
    return <StatusPill tone={decisionTones[decision.decision]}>{decisionWords[decision.decision].name}</StatusPill>;
  }
  return (
    <StatusPill tone={outcome === "skipped" ? "warn" : "neutral"}>
      {outcome === null ? notReachedWords : agendaOutcomeWords[outcome]}
    </StatusPill>
  );
}

function Told({ entry }: { readonly entry: MinutesEntry }) {
  const { decision, withdrawn, notes, learnings, next, experiment, product } = entry;
  const { verdict } = experiment;
  const isAgainst = wouldContradict(verdict, decision?.decision ?? null);
  return (
    <>
      <p className={styles.quiet}>
        {product}
        {verdict !== null && ` · verdict: ${experimentVerdictWords[verdict.verdict].toLowerCase()}`}
      </p>
      {decision !== null && (
        <p>
          {decision.names}: {decision.reason}
        </p>
      )}
      {isAgainst && <p className={styles.amended}>{againstVerdictWords}</p>}
      {decision !== null && decision.dissent.trim() !== "" && <p>Dissent: {decision.dissent}</p>}
      {withdrawn !== null && <p className={styles.amended}>Withdrawn since: {withdrawn}</p>}
      {notes.trim() !== "" && <p className={styles.notes}>{notes}</p>}
      {learnings.map(({ id, title }) => (
        <p key={id}>
          Learned: <a href={`#/learnings?learning=${id}`}>{title}</a>
        </p>
      ))}
      {next !== null && (
        <p>
          Next: <a href={`#/backlog?item=${next.id}`}>{next.title}</a>
        </p>
      )}
    </>
  );
}
