import { againstVerdictWords, decisionWords, experimentVerdictWords, methodWords } from "#shared/words/experiments.ts";
import {
  beliefLine,
  blindText,
  boardWords,
  dayOfText,
  endedText,
  evidenceCount,
  unitsSoFar,
} from "#shared/words/experiment-board.ts";
import { dayOf, dayText } from "#shared/words/format.ts";
import { Badge, StatusPill } from "#ui/badge.tsx";
import { EyeOff } from "#ui/icons.ts";
import styles from "./board.module.css";
import { decisionTones, verdictTones } from "../tones.ts";
import type { ExperimentRow } from "./experiment-rows.ts";

type ExperimentCardProps = { readonly row: ExperimentRow; readonly hasProduct: boolean };

/** One experiment on the board: what is believed, how far its test is, and what came of it. */
export function ExperimentCard({ row, hasProduct }: ExperimentCardProps) {
  const { experiment, product, decisionOn } = row;
  const { id, title, card, decision } = experiment;
  const belief = beliefLine(card);
  const { owner } = card;
  return (
    <li className={styles.card} data-card={id}>
      <h3>
        <a href={`#/experiments/${encodeURIComponent(id)}`}>{title}</a>
      </h3>
      {hasProduct && <p className={styles.cardProduct}>{product}</p>}
      <p className={styles.belief} title={belief}>
        {belief === "" ? boardWords.noBelief : belief}
      </p>
      <Progress row={row} />
      <Outcome row={row} />
      {owner.trim() !== "" && (
        <p className={styles.cardOwner} title={`${owner} decides`}>
          {owner}
        </p>
      )}
      <p className={styles.cardFoot}>
        <span title={methodWords[card.method].meaning}>{methodWords[card.method].name}</span>
        {decision === null
          ? decisionOn !== null && <span title="Decision date">{dayText(decisionOn)}</span>
          : row.column === "concluded" && <span title="Decided on">{dayOf(decision.at)}</span>}
      </p>
    </li>
  );
}

/** How far a running test is, and nothing of what it shows before its planned end. */
function Progress({ row: { experiment, reading, day, isBlind } }: { readonly row: ExperimentRow }) {
  if (reading === null) return null;
  const { card } = experiment;
  const { horizon } = reading;
  const share = day === null ? null : Math.min(1, day.at / day.of);
  const isOver = horizon.daysLeft !== null && horizon.daysLeft <= 0;
  return (
    <div className={styles.progress}>
      <p className={styles.numbers}>
        {day !== null && (
          <strong>{isOver && card.endsOn !== null ? endedText(card.endsOn) : dayOfText(day.at, day.of)}</strong>
        )}
        <span>
          {reading.effects.length === 0
            ? evidenceCount(experiment.evidence.length)
            : unitsSoFar(horizon.fewest, horizon.planned, card.metric.unit)}
        </span>
      </p>
      {share !== null && (
        <div className={styles.track} aria-hidden>
          <div style={{ inlineSize: `${share * 100}%` }} />
        </div>
      )}
      {isBlind && (
        <p className={styles.blind}>
          <EyeOff size={13} aria-hidden /> {blindText(card.endsOn)}
        </p>
      )}
    </div>
  );
}

/** What the rule says and what was decided, and whatever makes the result weaker than it looks. */
function Outcome({ row }: { readonly row: ExperimentRow }) {
  const { experiment, verdict } = row;
  const { decision } = experiment;
  if (verdict === null && decision === null && !row.isExploratory && !row.isWithdrawn) return null;
  return (
    <p className={styles.chips}>
      {decision !== null && (
        <StatusPill tone={decisionTones[decision.decision]}>{decisionWords[decision.decision].name}</StatusPill>
      )}
      {verdict !== null && (decision === null || row.isAgainstVerdict) && (
        <StatusPill tone={verdictTones[verdict]}>
          {verdict === "none"
            ? experimentVerdictWords.none
            : `Rule says ${experimentVerdictWords[verdict].toLowerCase()}`}
        </StatusPill>
      )}
      {row.isAgainstVerdict && (
        <span title={againstVerdictWords}>
          <Badge tone="bad">Against the verdict</Badge>
        </span>
      )}
      {row.isExploratory && <Badge tone="warn">Exploratory</Badge>}
      {row.isWithdrawn && <Badge>Withdrawn once</Badge>}
    </p>
  );
}
