import { withdrawCorrections } from "#data/importing-repair.ts";
import { useImporting } from "#data/importing-state.ts";
import { usePortfolio } from "#data/portfolio.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import type { Mend } from "#shared/exchange/mends.ts";
import { count, dayOf, longMonth } from "#shared/words/format.ts";
import { mendsText } from "#shared/words/import-repair.ts";
import {
  createdText,
  danglingText,
  judgeText,
  manyCountsText,
  sameFileText,
  withdrawnText,
} from "#shared/words/import.ts";
import { Banner } from "#ui/banner.tsx";
import { LinkButton } from "#ui/button.tsx";
import { Checkbox } from "#ui/choice.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { Muted, Row } from "#ui/layout.tsx";
import { ReleasedChoice } from "./released-choice.tsx";
import { WithdrawnChoice } from "./withdrawn-choice.tsx";
import type { JudgeOffer } from "./judge-offer.ts";
import styles from "./check.module.css";

const none: readonly Mend[] = [];

type CheckNotesProps = { readonly plan: ImportPlan; readonly offer: JudgeOffer };

/** What a person should know before importing: same file again, the month to judge by, what is made or taken away. */
export function CheckNotes({ plan, offer }: CheckNotesProps) {
  const read = useImporting((importing) => importing.read);
  const mends = useImporting((importing) => importing.reading?.mends ?? none);
  const batch = usePortfolio((portfolio) =>
    plan.sameFile === null ? undefined : onShelf(portfolio.batches, "").get(plan.sameFile),
  );
  const created = createdText(plan.created);
  const listed = manyCountsText(plan);
  const leftOut = Object.entries(read?.leftOut ?? {});
  const notices = [...(read?.notices ?? []), ...leftOut.map(([why, rows]) => `Left out: ${count(rows)}, ${why}.`)];
  const isNothingNew = plan.problem?.code === "NOTHING_NEW";
  return (
    <div className={styles.notes}>
      {batch !== undefined && <Banner tone="note">{sameFileText(dayOf(batch.createdAt), !isNothingNew)}</Banner>}
      {batch === undefined && isNothingNew && <Banner tone="note">{plan.problem?.message}</Banner>}
      {offer.month !== null && (
        <Banner
          tone="note"
          actions={
            <Checkbox isSelected={offer.isTaken} onChange={offer.take}>
              {`Judge as of ${longMonth(offer.month)} after the import`}
            </Checkbox>
          }
        >
          {judgeText(offer.month, offer.asOf)}
        </Banner>
      )}
      {plan.withdrawn.length > 0 && (
        <Banner tone="warn" title={withdrawnText(plan.withdrawn.length)}>
          <WithdrawnChoice />
        </Banner>
      )}
      {plan.released > 0 && <ReleasedChoice released={plan.released} />}
      {listed !== null && <Muted>{listed}</Muted>}
      {(mends.length > 0 || created !== null) && (
        <Row>
          {created !== null && <Muted>{created}</Muted>}
          {mends.length > 0 && (
            <>
              <Muted>{mendsText(mends)}</Muted>
              <LinkButton onPress={() => void withdrawCorrections()}>Take the corrections back</LinkButton>
            </>
          )}
        </Row>
      )}
      {plan.dangling.length > 0 && (
        <Disclosure level={2} title={danglingText(plan.dangling.length)}>
          <ul className={styles.list}>
            {plan.dangling.slice(0, 200).map(({ row, from, to, missing }) => (
              <li key={`${row} ${from} ${to}`}>{`${from} needs ${to}: no product '${missing}'`}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {notices.length > 0 && (
        <Disclosure level={2} title="What was noticed while reading" note={count(notices.length + 1)}>
          <ul className={styles.list}>
            {notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
            <li>{plan.stableKey}</li>
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
