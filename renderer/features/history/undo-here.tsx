import { useMemo, useState } from "react";
import { tellUndone } from "#data/notices.ts";
import { useIsFixed, usePortfolio } from "#data/portfolio.ts";
import { undoEntry } from "#data/undo.ts";
import type { RecordChange } from "#shared/domain/change.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { revertChange } from "#shared/domain/revert.ts";
import { count, counted } from "#shared/words/format.ts";
import { historyScreenWords, keptLine } from "#shared/words/history.ts";
import { Button } from "#ui/button.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { Undo2 } from "#ui/icons.ts";
import { Muted, Row, Stack } from "#ui/layout.tsx";
import styles from "./history.module.css";
import { useValueContext } from "./names.ts";

type UndoHereProps = { readonly envelope: Envelope; readonly changes: readonly RecordChange[] };

const mostListed = 50;

/** Takes one entry back from where it stands, and says before what would be left alone. */
export function UndoHere({ envelope, changes }: UndoHereProps) {
  const portfolio = usePortfolio((value) => value);
  const isFixed = useIsFixed();
  const context = useValueContext();
  const [isWorking, setIsWorking] = useState(false);
  const plan = useMemo(() => revertChange(portfolio, changes), [portfolio, changes]);
  if (envelope.binding === true) {
    return <Muted>{historyScreenWords.binding}</Muted>;
  }
  if (plan.changes.length === 0) {
    return <Muted>{historyScreenWords.nothingLeft}</Muted>;
  }
  const undo = async () => {
    setIsWorking(true);
    tellUndone(await undoEntry(envelope));
    setIsWorking(false);
  };
  return (
    <Stack gap={2}>
      <Row>
        <Button icon={Undo2} isPending={isWorking} isDisabled={isFixed} onPress={() => void undo()}>
          Undo this change
        </Button>
        <Muted>{counted(plan.changes.length, "record")} would go back.</Muted>
      </Row>
      {plan.kept.length > 0 && (
        <Disclosure title={`${counted(plan.kept.length, "value")} would be left as now`} level={3}>
          <ul className={styles.left}>
            {plan.kept.slice(0, mostListed).map((left) => (
              <li key={`${left.table} ${left.id} ${left.field ?? ""}`}>{keptLine(left, context)}</li>
            ))}
            {plan.kept.length > mostListed && <li>And {count(plan.kept.length - mostListed)} more.</li>}
          </ul>
        </Disclosure>
      )}
    </Stack>
  );
}
