import { useEffect, useMemo, useState, type ReactNode } from "react";
import { clock } from "#data/clock.ts";
import { usePortfolio, usePortfolioState } from "#data/portfolio.ts";
import { currentSession, remember } from "#data/session.ts";
import type { Envelope } from "#shared/domain/journal.ts";
import { counted, listed, relativeTime } from "#shared/words/format.ts";
import { portfolioScreenWords, sinceText } from "#shared/words/portfolio.ts";
import { Button } from "#ui/button.tsx";
import { FileUp, Flag, History, Pencil, Users, type Icon } from "#ui/icons.ts";
import { Muted, Panel } from "#ui/layout.tsx";
import styles from "./portfolio.module.css";
import { changedSince, changesIn, type Changed } from "./what-changed.ts";

/** The first entry begins a portfolio; nothing can have changed before it. */
const beginning = 1;

let firstSeen: number | null = null;

/** The entry of the journal that was the newest when this window last showed the portfolio; fixed while it is open. */
function useSeen(newest: number) {
  const [seen, setSeen] = useState(() => {
    const { lastSeenSeq } = currentSession();
    firstSeen ??= lastSeenSeq === 0 || lastSeenSeq > newest ? newest : lastSeenSeq;
    return firstSeen;
  });
  useEffect(() => remember({ lastSeenSeq: newest }), [newest]);
  const seeAll = () => {
    firstSeen = newest;
    setSeen(newest);
  };
  return { seen, seeAll };
}

/** What happened since this person last looked, each line leading to where it happened. */
export function ChangedPanel() {
  const envelopes = usePortfolioState((state) => state.envelopes);
  const portfolio = usePortfolio((state) => state);
  const newest = envelopes.at(-1)?.seq ?? 0;
  const { seen, seeAll } = useSeen(newest);
  const changed = useMemo(
    () => changedSince(portfolio, envelopes, Math.max(seen, beginning)),
    [portfolio, envelopes, seen],
  );
  const total = changesIn(changed);
  return (
    <Panel
      title="What changed"
      actions={
        total > 0 && (
          <Button size="small" variant="quiet" onPress={seeAll}>
            Mark as seen
          </Button>
        )
      }
    >
      <Muted>{sinceText(changed.since)}</Muted>
      {total === 0 ? <p>{portfolioScreenWords.unchanged}</p> : <ChangedList changed={changed} />}
    </Panel>
  );
}

const mostFlagged = 4;

function ChangedList({ changed }: { readonly changed: Changed }) {
  const { flagged, imports, money, usage, others, people } = changed;
  return (
    <ul className={styles.changes}>
      {flagged.slice(0, mostFlagged).map(({ productId, featureId, name }) => (
        <Line key={`${productId} ${featureId}`} icon={Flag} href={retirementLink(productId, featureId)}>
          Newly flagged: {name}
        </Line>
      ))}
      {flagged.length > mostFlagged && (
        <Line icon={Flag} href="#/retirement">
          and {counted(flagged.length - mostFlagged, "more flagged subject")}
        </Line>
      )}
      <Entries icon={FileUp} entries={imports} what={["import", "imports"]} />
      <Entries icon={Pencil} entries={money} what={["change of costs or values", "changes of costs or values"]} />
      <Entries icon={Pencil} entries={usage} what={["change of usage", "changes of usage"]} />
      <Entries icon={History} entries={others} what={["other change", "other changes"]} />
      {people.length > 0 && (
        <Line icon={Users} href="#/history">
          By {listed(people)}
        </Line>
      )}
    </ul>
  );
}

function retirementLink(productId: string, featureId: string | null): string {
  const feature = featureId === null ? "" : `&feature=${encodeURIComponent(featureId)}`;
  return `#/retirement?product=${encodeURIComponent(productId)}${feature}`;
}

type EntriesProps = {
  readonly icon: Icon;
  readonly entries: readonly Envelope[];
  readonly what: readonly [one: string, many: string];
};

function Entries({ icon, entries, what: [one, many] }: EntriesProps) {
  const newest = entries[0];
  if (newest === undefined) return null;
  const when = relativeTime(newest.at, clock.now());
  if (entries.length === 1) {
    return (
      <Line icon={icon} href={`#/history?entry=${newest.id}`}>
        {newest.label} <Muted>{when}</Muted>
      </Line>
    );
  }
  return (
    <Line icon={icon} href={`#/history?entry=${newest.id}`}>
      {counted(entries.length, one, many)}, the last: {newest.label} <Muted>{when}</Muted>
    </Line>
  );
}

type LineProps = { readonly icon: Icon; readonly href: string; readonly children: ReactNode };

function Line({ icon: Glyph, href, children }: LineProps) {
  return (
    <li>
      <Glyph size={15} aria-hidden />
      <a href={href}>{children}</a>
    </li>
  );
}
