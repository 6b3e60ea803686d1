import { checkFile } from "#data/importing-check.ts";
import { changeReading, changeText, goToStep } from "#data/importing.ts";
import type { Look } from "#data/import-worker-messages.ts";
import { useImporting } from "#data/importing-state.ts";
import { entriesOption, type Reading } from "#shared/exchange/reading.ts";
import { Button } from "#ui/button.tsx";
import { ArrowRight } from "#ui/icons.ts";
import { Panel, Stack } from "#ui/layout.tsx";
import { Select } from "#ui/select.tsx";
import { BackstageKinds } from "./backstage-kinds.tsx";
import { ColumnFilters } from "./column-filters.tsx";
import { FieldTable } from "./field-table.tsx";
import { FocusColumns } from "./focus-columns.tsx";
import { FurtherMetrics } from "./further-metrics.tsx";
import { OtherColumns } from "./other-columns.tsx";
import { StepFrame } from "./step-frame.tsx";
import { StatedOptions } from "./stated-options.tsx";

/** The third step: which column holds what, what holds for every row, and which rows are left out. */
export function ColumnsStep() {
  const look = useImporting((importing) => importing.look);
  const reading = useImporting((importing) => importing.reading);
  const isBusy = useImporting((importing) => importing.work !== null);
  if (look === null || reading === null) return null;
  return (
    <StepFrame
      back={<Button onPress={() => goToStep("read")}>Back</Button>}
      forward={
        <Button variant="primary" icon={ArrowRight} isDisabled={isBusy} onPress={() => void checkFile()}>
          Check the file
        </Button>
      }
    >
      <Stack gap={4}>
        <Matching look={look} reading={reading} />
      </Stack>
    </StepFrame>
  );
}

function Matching({ look, reading }: { readonly look: Look; readonly reading: Reading }) {
  if (reading.format === "backstage") return <BackstageKinds reading={reading} />;
  if (reading.format === "focus") {
    return (
      <>
        <FocusColumns look={look} reading={reading} />
        <ColumnFilters look={look} reading={reading} />
      </>
    );
  }
  return (
    <>
      {reading.syntax === "yaml" && <Entries look={look} reading={reading} />}
      <StatedOptions reading={reading} />
      <Panel title="What holds what">
        <FieldTable look={look} reading={reading} />
      </Panel>
      {(reading.format === "experimentArms" || reading.format === "experimentUnits") && (
        <FurtherMetrics look={look} reading={reading} />
      )}
      <OtherColumns look={look} reading={reading} />
      {reading.syntax !== "yaml" && <ColumnFilters look={look} reading={reading} />}
    </>
  );
}

function Entries({ look, reading }: { readonly look: Look; readonly reading: Reading }) {
  const paths = [...new Set([look.entries ?? "", ...look.otherEntries])];
  if (paths.length < 2) return null;
  return (
    <Panel title="Where the entries stand">
      <Select
        label="Path in the document"
        options={paths.map((path) => ({ value: path, label: path === "" ? "The whole document" : path }))}
        value={reading.options[entriesOption] ?? look.entries ?? ""}
        onChange={(path) => {
          changeReading({ columns: {} });
          void changeText({}, { ...reading.options, [entriesOption]: path });
        }}
      />
    </Panel>
  );
}
