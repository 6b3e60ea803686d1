import { useEffect, useRef, useState } from "react";
import { changeReading } from "#data/importing.ts";
import type { Look } from "#data/import-worker-messages.ts";
import { useImporting } from "#data/importing-state.ts";
import type { Field } from "#shared/exchange/field.ts";
import { distinctNames } from "#shared/exchange/header.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { guessWords, importFieldWord } from "#shared/words/import-fields.ts";
import { missingText } from "#shared/words/import-repair.ts";
import { Badge } from "#ui/badge.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { Select } from "#ui/select.tsx";
import { ConstantField } from "./constant-field.tsx";
import { fieldOfColumn, fieldsToMatch, sampleOf, takesSeveral, withColumns } from "./matching.ts";
import styles from "./columns.module.css";

type MatchProps = { readonly look: Look; readonly reading: Reading };

/** Every field with its column, five of its values, and whether the match was guessed; what is not said comes last. */
export function FieldTable({ look, reading }: MatchProps) {
  const fields = fieldsToMatch(reading);
  const first = fields.filter(({ id, need }) => need !== "optional" || reading.columns[id] !== undefined);
  const rest = fields.filter((field) => !first.includes(field));
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Fields fields={first} look={look} reading={reading} />
      {rest.length > 0 && (
        <Disclosure
          title="More that a file may say"
          note={restText(rest.map(({ id }) => importFieldWord(reading.format, id)))}
          isOpen={isOpen}
          onToggle={setIsOpen}
        >
          {isOpen && <Fields fields={rest} look={look} reading={reading} />}
        </Disclosure>
      )}
    </>
  );
}

function Fields({ fields, look, reading }: MatchProps & { readonly fields: readonly Field[] }) {
  return (
    <div className={styles.tableBox}>
      <table className={styles.fields}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Column</th>
            <th scope="col">Values in the file</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field.id} field={field} look={look} reading={reading} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function restText(names: readonly string[]): string {
  return names.length <= 5 ? names.join(", ") : `${names.slice(0, 4).join(", ")} and ${names.length - 4} more`;
}

const none = "";

/** The field that a file cannot be read without, by what was refused. */
const missingFields: Readonly<Record<string, string>> = {
  NO_PRODUCT: "product",
  NO_PERIOD: "month",
  NO_CURRENCY: "currency",
  NO_AMOUNT: "amount",
  NO_MEASURE: "uses",
  NO_TITLE: "title",
  NO_ARM: "arm",
  NO_UNITS: "n",
  NO_METRIC: "metric",
};

function FieldRow({ field, look, reading }: MatchProps & { readonly field: Field }) {
  const guessed = useImporting((importing) => importing.guessed[field.id]);
  const isMissing = useImporting(({ problem }) => problem !== null && missingFields[problem.code] === field.id);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isMissing) row.current?.scrollIntoView({ block: "center" });
  }, [isMissing]);
  const columns = reading.columns[field.id] ?? [];
  const name = importFieldWord(reading.format, field.id);
  const isSeveral = takesSeveral(reading.format, field.id);
  const slots = isSeveral ? [...columns, none] : [columns[0] ?? none];
  const choose = (at: number, column: string) => {
    const next = slots.map((before, slot) => (slot === at ? column : before));
    changeReading(withColumns(reading, field.id, next));
  };
  return (
    <tr ref={row}>
      <th scope="row">
        <span>{name}</span>
        {field.need === "needed" && <span className={styles.needed}>needed</span>}
        {guessed !== undefined && <Badge tone="note">{guessWords[guessed]}</Badge>}
      </th>
      <td>
        <div className={styles.slots}>
          {slots.map((column, at) => (
            <Select
              key={at === slots.length - 1 ? "last" : column}
              label={at === 0 ? `Column of ${name}` : `Another column of ${name}`}
              isLabelHidden
              options={columnOptions(look, reading, { own: field.id, several: columns.length > 1 && !isSeveral })}
              value={column}
              onChange={(chosen) => choose(at, chosen)}
            />
          ))}
          {columns.length === 0 && field.need === "stated" && (
            <ConstantField field={field} reading={reading} name={name} />
          )}
        </div>
        {isMissing && <p className={styles.mustChoose}>{missingText}</p>}
        {columns.length > 1 && !isSeveral && (
          <p className={styles.mustChoose}>Two columns were matched: {columns.join(", ")}. Choose one.</p>
        )}
      </td>
      <td className={styles.sample}>{columns[0] === undefined ? "" : sampleOf(look, columns[0]).join(" · ")}</td>
    </tr>
  );
}

type Own = { readonly own: string; readonly several: boolean };

function columnOptions({ header }: Look, reading: Reading, { own }: Own) {
  const columns = distinctNames(header).map((column) => {
    const field = fieldOfColumn(reading, header, column);
    const isElsewhere = field !== null && field !== own;
    return {
      value: column,
      label: column,
      note: isElsewhere ? `Used for ${importFieldWord(reading.format, field)}` : undefined,
    };
  });
  return [{ value: none, label: "No column" }, ...columns];
}
