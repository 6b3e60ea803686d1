import { useIsFixed } from "#data/portfolio.ts";
import { isOpen } from "#shared/domain/backlog-item.ts";
import { backlogKindWords } from "#shared/words/backlog-codes.ts";
import {
  ageMeaning,
  ageText,
  dueText,
  needsEstimateText,
  savedText,
  scoreText,
  shortDay,
} from "#shared/words/backlog.ts";
import { count, dayText, decimal } from "#shared/words/format.ts";
import { LinkButton } from "#ui/button.tsx";
import { CalendarDays, Gavel, Zap } from "#ui/icons.ts";
import { Hidden } from "#ui/layout.tsx";
import styles from "./backlog.module.css";
import { useBacklog } from "./backlog-state.ts";
import type { ItemRow } from "./item-rows.ts";

/** What a card says below its title. */
export function ItemCard({ row, isTabStop }: { readonly row: ItemRow; readonly isTabStop: boolean }) {
  const { productId, settings, cardFields, around, ask } = useBacklog();
  const isFixed = useIsFixed();
  const { item, age } = row;
  const saving = item.kind === "retirement" ? around.avoidableMonthly(item.productId, item.featureId) : null;
  return (
    <div className={styles.facts}>
      {(productId === null || cardFields.length > 0 || saving !== null) && (
        <p className={styles.fields}>
          {productId === null && <span>{row.product}</span>}
          {saving !== null && <span>{savedText(saving, settings.currency)}</span>}
          {cardFields.map((field) => {
            const said = item.fields.find(({ fieldId }) => fieldId === field.id)?.value;
            return said === undefined ? null : (
              <span key={field.id} title={field.name}>
                {fieldText(said, field.kind, field.unit)}
              </span>
            );
          })}
        </p>
      )}
      <p className={styles.line}>
        <span>{backlogKindWords[item.kind]}</span>
        <span title={ageMeaning(item, age)}>{ageText(age)}</span>
        <ItemMarks row={row} />
        {item.stage === "released" && !isFixed ? (
          <LinkButton
            label={`Measure… ${item.title}`}
            isTabStop={isTabStop}
            onPress={() => ask({ kind: "measure", ids: [item.id] })}
          >
            Measure…
          </LinkButton>
        ) : (
          <ItemScore row={row} method={settings.backlog.method} />
        )}
      </p>
    </div>
  );
}

/** What stands out about an item: what the law demands, what cannot wait, and when it is due. */
export function ItemMarks({ row }: { readonly row: ItemRow }) {
  const { item, isLate } = row;
  return (
    <>
      {item.mandate !== "" && (
        <span className={styles.mark} title={`Demanded: ${item.mandate}`}>
          <Gavel size={14} aria-hidden />
          <Hidden>Demanded by law or contract</Hidden>
        </span>
      )}
      {item.urgency.profile === "expedite" && (
        <span className={styles.mark} data-tone="warn" title="Expedited: it goes before everything else">
          <Zap size={14} aria-hidden />
          <Hidden>Expedited</Hidden>
        </span>
      )}
      {item.due !== null && (
        <span className={styles.mark} data-tone={isLate ? "bad" : "neutral"} title={dueText(item.due, isLate)}>
          <CalendarDays size={14} aria-hidden />
          {shortDay(item.due)}
        </span>
      )}
    </>
  );
}

type ItemScoreProps = { readonly row: ItemRow; readonly method: Parameters<typeof scoreText>[1] };

/** The score of an open item by the chosen method, or that it needs an estimate. */
export function ItemScore({ row, method }: ItemScoreProps) {
  const { settings } = useBacklog();
  if (!isOpen(row.item) || row.item.mandate !== "") return null;
  if (row.score === null) {
    return (
      <span className={styles.noScore} title={needsEstimateText}>
        –
      </span>
    );
  }
  return <strong className={styles.score}>{scoreText(row.score, method, settings.currency)}</strong>;
}

function fieldText(said: string | number, kind: "number" | "choice" | "day", unit: string): string {
  if (kind === "day" && typeof said === "string") return dayText(said);
  const text = typeof said === "number" ? (Number.isInteger(said) ? count(said) : decimal(said)) : said;
  return unit === "" ? text : `${text} ${unit}`;
}
