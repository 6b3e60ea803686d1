import { useMemo, useState } from "react";
import type { RecordChange, RowChange } from "#shared/domain/change.ts";
import { counted, count } from "#shared/words/format.ts";
import { fieldChanges, recordTitle, type ValueContext } from "#shared/words/history.ts";
import { Badge } from "#ui/badge.tsx";
import { Button } from "#ui/button.tsx";
import styles from "./history.module.css";
import { namesAmong, useValueContext } from "./names.ts";
import { UsageCellsChanged } from "./usage-cells-changed.tsx";

const shownAtOnce = 50;

/** What an entry changed, record by record, as many at once as can be read. */
export function ChangedRecords({ changes }: { readonly changes: readonly RecordChange[] }) {
  const [shown, setShown] = useState(shownAtOnce);
  const present = useValueContext();
  const context = useMemo(() => ({ ...present, nameOf: namesAmong(changes, present.nameOf) }), [changes, present]);
  return (
    <section aria-label="What changed">
      <h3>{counted(changes.length, "record")} changed</h3>
      {changes
        .slice(0, shown)
        .map((change) =>
          change.table === "usage" ? (
            <UsageCellsChanged
              key={`usage ${change.id} ${change.patch.firstMonth}`}
              change={change}
              context={context}
            />
          ) : (
            <ChangedRecord key={`${change.table} ${change.id}`} change={change} context={context} />
          ),
        )}
      {changes.length > shown && (
        <Button size="small" onPress={() => setShown(shown + 10 * shownAtOnce)}>
          Show more of the other {count(changes.length - shown)}
        </Button>
      )}
    </section>
  );
}

type ChangedRecordProps = { readonly change: RowChange; readonly context: ValueContext };

function ChangedRecord({ change, context }: ChangedRecordProps) {
  const { table, before, after } = change;
  const fields = fieldChanges(change, context);
  return (
    <div className={styles.record}>
      <h3>
        {recordTitle(table, after ?? before, context.nameOf)}
        {before === null && <Badge tone="good">Added</Badge>}
        {after === null && <Badge tone="bad">Removed</Badge>}
      </h3>
      <table className={styles.fields}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, before: was, after: is }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td>{was === null ? <Nothing /> : <span className={styles.before}>{was}</span>}</td>
              <td>{is === null ? <Nothing /> : is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Nothing() {
  return (
    <span className={styles.nothing} aria-label="nothing">
      –
    </span>
  );
}
