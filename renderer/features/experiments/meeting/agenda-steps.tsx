import { usePortfolio } from "#data/portfolio.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import type { Meeting } from "#shared/domain/meeting.ts";
import { agendaOutcomeWords } from "#shared/words/meeting.ts";
import styles from "./steps.module.css";

type AgendaProps = { readonly meeting: Meeting; readonly place: number; readonly onGo: (place: number) => void };

/** The agenda as steps that can be gone to: which were decided, left for next time, and are still to come. */
export function Agenda({ meeting: { agenda }, place, onGo }: AgendaProps) {
  const titles = usePortfolio((portfolio) =>
    agenda.map(({ experimentId }) => experimentOf(portfolio, experimentId)?.title ?? "").join("\n"),
  ).split("\n");
  const shown = Math.min(place + 1, agenda.length);
  return (
    <nav className={styles.steps} aria-label="Agenda">
      <ol>
        {agenda.map(({ experimentId, outcome }, n) => {
          const state = outcome === null ? "" : `, ${agendaOutcomeWords[outcome].toLowerCase()}`;
          return (
            <li key={experimentId}>
              <button
                type="button"
                aria-current={n === place ? "step" : undefined}
                aria-label={`${n + 1}: ${titles[n] ?? ""}${state}`}
                title={`${titles[n] ?? ""}${state}`}
                data-outcome={outcome ?? undefined}
                onClick={() => onGo(n)}
              />
            </li>
          );
        })}
      </ol>
      <span className={styles.count}>{place >= agenda.length ? "The end" : `${shown} of ${agenda.length}`}</span>
    </nav>
  );
}
