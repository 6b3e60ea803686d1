import { useMemo } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import { showedSomething } from "#shared/domain/learning-standing.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import type { Id } from "#shared/domain/ids.ts";
import type { Learning } from "#shared/domain/learning.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { experimentVerdictWords } from "#shared/words/experiments.ts";
import { StatusPill } from "#ui/badge.tsx";
import { IconButton } from "#ui/button.tsx";
import { ComboBox } from "#ui/combo-box.tsx";
import { X } from "#ui/icons.ts";
import { verdictTones } from "../tones.ts";
import styles from "./learnings.module.css";

type Kind = "supportedBy" | "contradictedBy";

type SpeakingListProps = {
  readonly kind: Kind;
  readonly learning: Learning;
  readonly isFixed: boolean;
  readonly onChange: (fields: Partial<Pick<Learning, Kind>>) => void;
};

const words = {
  supportedBy: { title: "Supported by", add: "Add an experiment that supports it" },
  contradictedBy: { title: "Contradicted by", add: "Add an experiment that contradicts it" },
} as const;

/** The experiments that speak for a learning, or against it, each with its verdict. */
export function SpeakingList({ kind, learning, isFixed, onChange }: SpeakingListProps) {
  const portfolio = usePortfolio((known) => known);
  const ids = learning[kind];
  const taken = useMemo(
    () => new Set([...learning.supportedBy, ...learning.contradictedBy]),
    [learning.supportedBy, learning.contradictedBy],
  );
  const options = useMemo(
    () =>
      [...allOf(portfolio.experiments)]
        .filter(({ id, status }) => status === "concluded" && !taken.has(id))
        .map(({ id, title }) => ({ value: id, label: title })),
    // What else the portfolio holds has no say in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [portfolio.experiments, taken],
  );
  const { title, add } = words[kind];
  return (
    <section className={styles.parts} aria-label={title}>
      <h3>{title}</h3>
      {ids.length > 0 && (
        <ul className={styles.speaking}>
          {ids.map((id) => (
            <Speaking
              key={id}
              experiment={experimentOf(portfolio, id)}
              isFixed={isFixed}
              onRemove={() => onChange({ [kind]: without(ids, id) })}
            />
          ))}
        </ul>
      )}
      {options.length > 0 && !isFixed && (
        <ComboBox
          // A new one for every list, so that the field is empty again.
          key={ids.join()}
          label={add}
          isLabelHidden
          placeholder={add}
          options={options}
          value={null}
          onChange={(id) => {
            if (id !== null) onChange({ [kind]: [...ids, id] });
          }}
        />
      )}
    </section>
  );
}

function without(ids: readonly Id[], id: Id): readonly Id[] {
  return ids.filter((kept) => kept !== id);
}

type SpeakingProps = {
  readonly experiment: Experiment | undefined;
  readonly isFixed: boolean;
  readonly onRemove: () => void;
};

function Speaking({ experiment, isFixed, onRemove }: SpeakingProps) {
  if (experiment === undefined) return null;
  const { id, title, verdict } = experiment;
  const isShown = showedSomething(experiment);
  return (
    <li>
      <a href={`#/experiments/${id}`}>{title}</a>
      {verdict !== null && (
        <StatusPill tone={isShown ? verdictTones[verdict.verdict] : "neutral"}>
          {verdict.exploratory
            ? "Exploratory"
            : verdict.code === "INCONCLUSIVE"
              ? "Inconclusive"
              : experimentVerdictWords[verdict.verdict]}
        </StatusPill>
      )}
      <IconButton
        size="small"
        variant="quiet"
        icon={X}
        label={`Take away '${title}'`}
        isDisabled={isFixed}
        onPress={onRemove}
      />
    </li>
  );
}
