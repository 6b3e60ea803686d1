import { choose, readAnew } from "#data/importing-check.ts";
import { joinLookalikes } from "#data/importing-repair.ts";
import { goToStep } from "#data/importing.ts";
import { currentImport, useImporting } from "#data/importing-state.ts";
import type { ImportPlan, StopGroup } from "#shared/domain/import-planned.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { counted } from "#shared/words/format.ts";
import { elsewhereText, lookalikeWords } from "#shared/words/import-repair.ts";
import { stopTitle } from "#shared/words/import-stops.ts";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { Muted, Row } from "#ui/layout.tsx";
import { ConflictChoices } from "./conflict-choices.tsx";
import styles from "./check.module.css";
import { mendable } from "./matching.ts";

type RepairPanelProps = {
  readonly plan: ImportPlan;
  readonly shown: string | null;
  readonly onShow: (code: string | null) => void;
};

/** Stopped rows by what repairs them; a rule is set once for all rows of a group. */
export function RepairPanel({ plan, shown, onShow }: RepairPanelProps) {
  return (
    <section className={styles.repairs} aria-label="Rows to repair">
      <h2>To repair</h2>
      <ul>
        {plan.groups.map((group) => (
          <li key={group.code} data-shown={shown === group.code ? "" : undefined}>
            <Row isSpread>
              <strong>{stopTitle(group.code)}</strong>
              <span>{counted(group.rows, "row")}</span>
            </Row>
            <Muted>{group.remedy}</Muted>
            <Row>
              <Repair group={group} />
              <Button
                size="small"
                variant="quiet"
                label={shown === group.code ? "Show all rows" : `Show these rows: ${stopTitle(group.code)}`}
                onPress={() => onShow(shown === group.code ? null : group.code)}
              >
                {shown === group.code ? "Show all rows" : "Show these rows"}
              </Button>
            </Row>
          </li>
        ))}
      </ul>
      <Elsewhere groups={plan.groups} />
      {plan.conflicts.length > 0 && <ConflictChoices conflicts={plan.conflicts} />}
    </section>
  );
}

/** Where rows are corrected that cannot be corrected here. */
function Elsewhere({ groups }: { readonly groups: readonly StopGroup[] }) {
  const reading = useImporting((importing) => importing.reading);
  if (reading === null || mendable(reading) !== "nothing" || groups.every(({ byChoice }) => byChoice)) return null;
  return <Muted>{reading.format === "backstage" ? elsewhereText.catalogue : elsewhereText.events}</Muted>;
}

/** What mends a whole group at once, where something does. */
function Repair({ group }: { readonly group: StopGroup }) {
  const reading = useImporting((importing) => importing.reading);
  if (reading === null || group.byChoice) return null;
  switch (group.code) {
    case "AMBIGUOUS_DATE":
      return (
        <SegmentedControl
          label="Order of day and month"
          options={[
            { value: "dayFirst", label: "Day first" },
            { value: "monthFirst", label: "Month first" },
          ]}
          value={reading.dates.order}
          onChange={(order) => void readAnew(withDates(reading, { order }))}
        />
      );
    case "SERIAL_DATE":
      return (
        <SegmentedControl
          label="Numbers are days since"
          options={[
            { value: "1900", label: "Since 1900" },
            { value: "1904", label: "Since 1904" },
          ]}
          value={reading.dates.serials}
          onChange={(serials) => void readAnew(withDates(reading, { serials }))}
        />
      );
    case "OTHER_DECIMAL_MARK":
      return (
        <Button size="small" onPress={() => void readAnew({ decimal: reading.decimal === "." ? "," : "." })}>
          {reading.decimal === "." ? "Read a decimal comma" : "Read a decimal point"}
        </Button>
      );
    case "REPEATED":
      if (reading.format !== "usageTable") return null;
      return (
        <Button size="small" onPress={() => void readAnew({ usage: { ...reading.usage, repeated: "add" } })}>
          Add such rows together
        </Button>
      );
    case "UNKNOWN_PRODUCT":
    case "UNKNOWN_FEATURE":
    case "UNKNOWN_TEAM":
    case "UNKNOWN_POOL":
      return <CreateAll code={group.code} />;
    case "LOOKALIKE":
      return <Lookalikes />;
    case "SEVERAL_NAMED":
    case "UNKNOWN_CHOICE":
      return (
        <Button size="small" onPress={() => goToStep("values")}>
          Match values
        </Button>
      );
    default:
      return null;
  }
}

function Lookalikes() {
  return (
    <>
      <Button size="small" onPress={() => void choose({ lookalikes: "apart" })}>
        {lookalikeWords.apart}
      </Button>
      <Button size="small" onPress={() => void joinLookalikes()}>
        {lookalikeWords.same}
      </Button>
      <Button size="small" onPress={() => goToStep("values")}>
        Match values
      </Button>
    </>
  );
}

function withDates(reading: Reading, fields: Partial<Reading["dates"]>): Partial<Reading> {
  return { dates: { ...reading.dates, ...fields } };
}

const kindOf = {
  UNKNOWN_PRODUCT: "product",
  UNKNOWN_FEATURE: "feature",
  UNKNOWN_TEAM: "team",
  UNKNOWN_POOL: "pool",
} as const;

function CreateAll({ code }: { readonly code: keyof typeof kindOf }) {
  const create = () => {
    const { unknownNames } = currentImport().choices;
    void choose({ unknownNames: { ...unknownNames, [kindOf[code]]: "create" } });
  };
  return (
    <>
      <Button size="small" onPress={create}>
        Create them all
      </Button>
      <Button size="small" onPress={() => goToStep("values")}>
        Match values
      </Button>
    </>
  );
}
