import { useState } from "react";
import { commitAndTell } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { recordEvidence } from "#shared/domain/experiment-commands.ts";
import type { ExperimentReading } from "#shared/domain/experiment-verdict.ts";
import type { Evidence, Experiment } from "#shared/domain/experiment.ts";
import { isRefused } from "#shared/maths/answer.ts";
import { beliefMoved, evidenceWords, strengthWords } from "#shared/words/experiment-running.ts";
import { methodWords } from "#shared/words/experiments.ts";
import { counted, dayText, decimal } from "#shared/words/format.ts";
import { Badge } from "#ui/badge.tsx";
import { Button, IconButton } from "#ui/button.tsx";
import { Plus, Trash2 } from "#ui/icons.ts";
import { Muted, Panel } from "#ui/layout.tsx";
import styles from "../experiments.module.css";
import { EvidenceDialog } from "./evidence-dialog.tsx";

type EvidencePanelProps = { readonly experiment: Experiment; readonly reading: ExperimentReading };

/** Evidence that is no split test, and how far it moves the belief; it can be added to while the experiment runs. */
export function EvidencePanel({ experiment, reading: { belief } }: EvidencePanelProps) {
  const { id, evidence, card, status } = experiment;
  const isReadOnly = useIsFixed() || status !== "running";
  const [isAdding, setAdding] = useState(false);
  return (
    <Panel
      title={evidenceWords.title}
      actions={
        status === "running" && (
          <Button size="small" icon={Plus} isDisabled={isReadOnly} onPress={() => setAdding(true)}>
            Add evidence…
          </Button>
        )
      }
    >
      <p className={styles.small}>{evidenceWords.meaning}</p>
      {evidence.length === 0 ? (
        <Muted>{evidenceWords.none}</Muted>
      ) : (
        <ul className={styles.evidence}>
          {evidence.map((piece, at) => (
            // Pieces of evidence are known by their place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <Badge tone={piece.direction === 1 ? "good" : "warn"}>{piece.direction === 1 ? "For" : "Against"}</Badge>
              <span>{pieceText(piece)}</span>
              {status === "running" && (
                <IconButton
                  size="small"
                  variant="quiet"
                  icon={Trash2}
                  label={`Remove the evidence ${piece.source}`}
                  isDisabled={isReadOnly}
                  onPress={() =>
                    commitAndTell(
                      recordEvidence(
                        id,
                        evidence.filter((_, place) => place !== at),
                      ),
                    )
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {evidence.length > 0 && !isRefused(belief) && <p>{beliefMoved(card.priorBelief, belief.posterior)}</p>}
      {isAdding && <EvidenceDialog experiment={experiment} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function pieceText({ type, strength, n, group, source, on }: Evidence): string {
  return [
    methodWords[type].name,
    typeof strength === "number"
      ? `counted, ${decimal(strength, 2)} in powers of ten`
      : strengthWords[strength].toLowerCase(),
    n === null ? "" : counted(n, "person", "people"),
    source,
    group === "" || group === source ? "" : `from ${group}`,
    on === null ? "" : dayText(on),
  ]
    .filter((part) => part.trim() !== "")
    .join(" · ");
}
