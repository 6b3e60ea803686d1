import { type KeyboardEvent, useRef } from "react";
import { usePortfolio } from "#data/portfolio.ts";
import { decisionDay } from "#shared/domain/experiment-board.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import type { Id } from "#shared/domain/ids.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { dayText } from "#shared/words/format.ts";
import { IconButton } from "#ui/button.tsx";
import { ArrowDown, ArrowUp, X } from "#ui/icons.ts";
import { moved } from "./agenda-draft.ts";
import styles from "./meeting.module.css";

type AgendaListProps = {
  readonly experiments: readonly Experiment[];
  readonly isFixed: boolean;
  readonly onChange: (ids: readonly Id[]) => void;
};

/** The agenda in its order; Ctrl+Shift with the arrows moves an entry, Delete takes it off. */
export function AgendaList({ experiments, isFixed, onChange }: AgendaListProps) {
  const list = useRef<HTMLOListElement>(null);
  const products = usePortfolio((portfolio) => onShelf(portfolio.products, ""));
  const ids = experiments.map(({ id }) => id);
  const focusOn = (place: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>("a")[place]?.focus());
  const move = (id: Id, step: -1 | 1) => {
    onChange(moved(ids, id, step));
    focusOn(Math.min(Math.max(ids.indexOf(id) + step, 0), ids.length - 1));
  };
  const remove = (id: Id) => {
    onChange(ids.filter((kept) => kept !== id));
    focusOn(Math.min(ids.indexOf(id), ids.length - 2));
  };
  const onKeyDown = (event: KeyboardEvent, id: Id) => {
    if (isFixed) return;
    const isMove = event.ctrlKey && event.shiftKey && (event.key === "ArrowUp" || event.key === "ArrowDown");
    if (isMove) move(id, event.key === "ArrowUp" ? -1 : 1);
    else if (event.key === "Delete") remove(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ol ref={list} className={styles.agenda} aria-label="Agenda">
      {experiments.map((experiment, n) => {
        const { id, title, productId } = experiment;
        const day = decisionDay(experiment);
        return (
          // The keys act on the entry that has the focus somewhere in it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li key={id} onKeyDown={(event) => onKeyDown(event, id)}>
            <span className={styles.place}>{n + 1}</span>
            <span className={styles.entry}>
              <a href={`#/experiments/${id}`}>{title}</a>
              <small>
                {products.get(productId)?.name ?? ""} · {stateText(experiment)}
                {day !== null && ` · ${dayText(day)}`}
              </small>
            </span>
            <IconButton
              size="small"
              variant="quiet"
              icon={ArrowUp}
              label={`Move '${title}' up`}
              isDisabled={isFixed || n === 0}
              onPress={() => move(id, -1)}
            />
            <IconButton
              size="small"
              variant="quiet"
              icon={ArrowDown}
              label={`Move '${title}' down`}
              isDisabled={isFixed || n === experiments.length - 1}
              onPress={() => move(id, 1)}
            />
            <IconButton
              size="small"
              variant="quiet"
              icon={X}
              label={`Take '${title}' off the agenda`}
              isDisabled={isFixed}
              onPress={() => remove(id)}
            />
          </li>
        );
      })}
    </ol>
  );
}

function stateText({ status }: Experiment): string {
  return status === "running" ? "runs, to be concluded" : "concluded, to be decided";
}
