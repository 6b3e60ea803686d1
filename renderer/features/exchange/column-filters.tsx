import { useState } from "react";
import { changeReading, valuesOfColumn } from "#data/importing.ts";
import type { FoundValues, Look } from "#data/import-worker-messages.ts";
import { distinctNames } from "#shared/exchange/header.ts";
import type { Reading, RowFilter } from "#shared/exchange/reading.ts";
import { count } from "#shared/words/format.ts";
import { importScreenWords } from "#shared/words/import-screen.ts";
import { leaveOutText } from "#shared/words/import.ts";
import { Button, IconButton } from "#ui/button.tsx";
import { Checkbox, SegmentedControl } from "#ui/choice.tsx";
import { Trash2 } from "#ui/icons.ts";
import { Muted, Panel, Row, Stack } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import styles from "./columns.module.css";
import wizard from "./import.module.css";

type FiltersProps = { readonly look: Look; readonly reading: Reading };
type Kind = "leaveOut" | "keepOnly";

/** Which rows are left out, by the values of a column; the import report counts them. */
export function ColumnFilters({ look, reading }: FiltersProps) {
  const [column, setColumn] = useState<string | null>(null);
  const [found, setFound] = useState<FoundValues | null>(null);
  const lookAt = async (name: string) => {
    setColumn(name);
    setFound(null);
    setFound(await valuesOfColumn(name, null));
  };
  return (
    <Panel title="Leave rows out">
      <Muted>{leaveOutText}</Muted>
      {(["leaveOut", "keepOnly"] as const).flatMap((kind) =>
        reading[kind].map((filter) => (
          <FilterLine key={`${kind} ${filter.column}`} reading={reading} kind={kind} filter={filter} />
        )),
      )}
      <div className={styles.narrowField}>
        <Select
          label="By the column"
          options={distinctNames(look.header).map((name) => ({ value: name, label: name }))}
          value={column}
          onChange={(name) => void lookAt(name)}
        />
      </div>
      {column !== null && found !== null && (
        <FilterChoice key={column} column={column} found={found} reading={reading} onDone={() => setColumn(null)} />
      )}
    </Panel>
  );
}

type LineProps = { readonly reading: Reading; readonly kind: Kind; readonly filter: RowFilter };

function FilterLine({ reading, kind, filter }: LineProps) {
  const words = kind === "leaveOut" ? "Left out" : "Only";
  const without = reading[kind].filter((other) => other !== filter);
  return (
    <Row>
      <span>{`${words}: ${filter.column} is ${filter.values.map((value) => value || "empty").join(" or ")}`}</span>
      <IconButton
        size="small"
        label={`Remove the filter on ${filter.column}`}
        icon={Trash2}
        onPress={() => changeReading({ [kind]: without })}
      />
    </Row>
  );
}

type ChoiceProps = {
  readonly column: string;
  readonly found: FoundValues;
  readonly reading: Reading;
  readonly onDone: () => void;
};

function FilterChoice({ column, found, reading, onDone }: ChoiceProps) {
  const [kind, setKind] = useState<Kind>("leaveOut");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (value: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(value);
    else next.delete(value);
    setChosen(next);
  };
  const add = () => {
    const others = reading[kind].filter((filter) => filter.column !== column);
    changeReading({ [kind]: [...others, { column, values: [...chosen] }] });
    onDone();
  };
  return (
    <Stack gap={3}>
      <SegmentedControl
        label="What is done with these rows"
        options={[
          { value: "leaveOut", label: "Leave these out" },
          { value: "keepOnly", label: "Take only these" },
        ]}
        value={kind}
        onChange={setKind}
      />
      <div className={wizard.checks}>
        {found.values.map(({ value, rows }) => (
          <Checkbox key={value} isSelected={chosen.has(value)} onChange={(isOn) => toggle(value, isOn)}>
            {`${value === "" ? "(empty)" : value} · ${count(rows)}`}
          </Checkbox>
        ))}
      </div>
      {found.isCut && <Muted>{importScreenWords.cut}</Muted>}
      <Row>
        <Button isDisabled={chosen.size === 0} onPress={add}>
          Add filter
        </Button>
        <Button variant="quiet" onPress={onDone}>
          Cancel
        </Button>
      </Row>
    </Stack>
  );
}
