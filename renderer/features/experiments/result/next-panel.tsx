import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { blankItem } from "#shared/domain/backlog-item.ts";
import { itemOf } from "#shared/domain/backlog-order.ts";
import { planNextStep } from "#shared/domain/experiment-commands.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { nextStepOf, nextStepTitle, resultPageWords } from "#shared/words/experiment-result.ts";
import { Button } from "#ui/button.tsx";
import { Form } from "#ui/form.tsx";
import { Muted, Panel } from "#ui/layout.tsx";
import { TextField } from "#ui/text-field.tsx";
import styles from "../experiments.module.css";
import { SpentField } from "../spent-field.tsx";
import { useArrival } from "../use-arrival.ts";

/** What follows from a result: a step into the backlog, and what was learned. */
export function NextPanel({ experiment }: { readonly experiment: Experiment }) {
  return (
    <Panel title={resultPageWords.next}>
      <NextStep key={experiment.decision?.decision ?? ""} experiment={experiment} />
      <Learnings experiment={experiment} />
      <SpentField experiment={experiment} />
    </Panel>
  );
}

function NextStep({ experiment }: { readonly experiment: Experiment }) {
  const { id, nextItemId, productId, purpose, featureId, decision } = experiment;
  const isReadOnly = useIsFixed();
  const next = usePortfolio((portfolio) => (nextItemId === null ? undefined : itemOf(portfolio, nextItemId)));
  const [title, setTitle] = useState(decision === null ? "" : nextStepTitle(experiment, decision.decision));
  const [refused, setRefused] = useState<string | null>(null);
  const link = useArrival<HTMLAnchorElement>(next?.id ?? null);
  if (next !== undefined) {
    const place = `#/backlog?product=${encodeURIComponent(next.productId)}&item=${encodeURIComponent(next.id)}`;
    return (
      <p>
        In the backlog:{" "}
        <a ref={link} href={place}>
          {next.title}
        </a>
      </p>
    );
  }
  const plan = () => {
    if (title.trim() === "") return setRefused("Say what is done next.");
    setRefused(null);
    const isRemoval = purpose === "removal" && decision?.decision === "persevere";
    commitAndTell(
      planNextStep(id, {
        ...blankItem(productId, title.trim()),
        kind: isRemoval ? "retirement" : "feature",
        featureId,
        description: nextStepOf(experiment, decision?.reason ?? ""),
      }),
    );
  };
  return (
    <Form onSubmit={plan} label="Next step">
      <div className={styles.nextStep}>
        <TextField
          label="Next step"
          hint={resultPageWords.nextHint}
          value={title}
          isReadOnly={isReadOnly}
          error={refused}
          onChange={setTitle}
        />
        <Button type="submit" isDisabled={isReadOnly}>
          Put into the backlog
        </Button>
      </div>
    </Form>
  );
}

function Learnings({ experiment: { id } }: { readonly experiment: Experiment }) {
  const learnings = usePortfolio((portfolio) => onShelf(portfolio.learnings, ""));
  const own = [...learnings.values()].filter(
    ({ supportedBy, contradictedBy }) => supportedBy.includes(id) || contradictedBy.includes(id),
  );
  return (
    <div className={styles.learnings}>
      <h3>{resultPageWords.learnings}</h3>
      {own.length === 0 && <Muted>{resultPageWords.noLearning}</Muted>}
      <ul>
        {own.map((learning) => (
          <li key={learning.id}>
            <a href={`#/learnings?learning=${encodeURIComponent(learning.id)}`}>{learning.title}</a>
            {learning.contradictedBy.includes(id) && <Muted> (contradicted by this)</Muted>}
          </li>
        ))}
      </ul>
      <a href={`#/learnings?new=${encodeURIComponent(id)}`}>Write what was learned</a>
    </div>
  );
}
