import { checkFile } from "#data/importing-check.ts";
import { applyRecipe, changeReading, changeText, fits, goToStep, guessAgain, startOver } from "#data/importing.ts";
import { useImporting } from "#data/importing-state.ts";
import type { FileGroup } from "#data/importing-groups.ts";
import { usePortfolio } from "#data/portfolio.ts";
import { importFormats, type ImportFormat } from "#shared/domain/import-batch.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { byteSize, counted } from "#shared/words/format.ts";
import { encodingWords, formatWords, recipeText, sureText } from "#shared/words/import.ts";
import { passedOverText } from "#shared/words/import-repair.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { SegmentedControl } from "#ui/choice.tsx";
import { ArrowRight } from "#ui/icons.ts";
import { Columns, Muted, Panel, Stack } from "#ui/layout.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import { DateFields } from "./date-fields.tsx";
import { RawLines } from "./raw-lines.tsx";
import { RefusedFiles } from "./refused-files.tsx";
import { StepFrame } from "./step-frame.tsx";
import wizard from "./import.module.css";
import styles from "./read.module.css";

/** The second step: what the file looks like; every guess can be changed. */
export function ReadStep() {
  const group = useImporting((importing) => importing.group);
  const look = useImporting((importing) => importing.look);
  const reading = useImporting((importing) => importing.reading);
  const recipe = useImporting((importing) => importing.recipe);
  const isBusy = useImporting((importing) => importing.work !== null);
  const queue = useImporting((importing) => importing.queue);
  const passedOver = useImporting((importing) => importing.passedOver);
  if (group === null || look === null || reading === null) return null;
  const needsNoMatching = recipe !== null || (look.own !== null && look.own !== "stopped");
  return (
    <StepFrame
      back={<Button onPress={startOver}>Back</Button>}
      forward={
        <>
          {needsNoMatching && <Button onPress={() => goToStep("columns")}>Match columns</Button>}
          <Button
            variant="primary"
            icon={ArrowRight}
            isDisabled={isBusy}
            onPress={() => (needsNoMatching ? void checkFile() : goToStep("columns"))}
          >
            {needsNoMatching ? "Check" : "Continue"}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        <RefusedFiles />
        {recipe !== null && (
          <Banner
            tone="note"
            actions={
              <Button size="small" onPress={() => guessAgain(null)}>
                Read without it
              </Button>
            }
          >
            {recipeText(recipe.name)}
          </Banner>
        )}
        {look.own !== null && look.own !== "stopped" && (
          <Banner tone="note">This is an export of Winnow; it needs no matching.</Banner>
        )}
        <Columns min={360}>
          <Panel title="What this looks like">
            <div className={wizard.stated}>
              <Muted>
                {`${counted(group.files.length, "file")}, ${byteSize(group.size)}`}
                {queue.length > 0 && `. Then: ${queue.map(({ name }) => name).join(", ")}`}
              </Muted>
              {passedOver > 0 && <Muted>{passedOverText(passedOver)}</Muted>}
              <WhatIsIt reading={reading} group={group} />
              <TextFields reading={reading} />
              <DateFields reading={reading} look={look} />
            </div>
          </Panel>
          <RawLines look={look} skipLines={reading.syntax === "csv" ? reading.text.skipLines : null} />
        </Columns>
      </Stack>
    </StepFrame>
  );
}

const formatsOf: Readonly<Record<Reading["syntax"], readonly ImportFormat[]>> = {
  csv: importFormats.filter((format) => format !== "backstage"),
  json: importFormats.filter((format) => !["backstage", "usageEvents"].includes(format)),
  ndjson: ["usageEvents", "backlog", "experimentUnits", "experimentCards"],
  yaml: ["backstage", "products", "backlog"],
  headers: ["backlog"],
};

function WhatIsIt({ reading, group }: { readonly reading: Reading; readonly group: FileGroup }) {
  const shelves = usePortfolio((portfolio) => portfolio.recipes);
  const recipe = useImporting((importing) => importing.recipe);
  const fitting = [...onShelf(shelves, "").values()].filter((known) => fits(known, group));
  return (
    <>
      <Select
        label="It brings in"
        options={formatsOf[reading.syntax].map((format) => ({
          value: format,
          label: formatWords[format].name,
          note: formatWords[format].note,
        }))}
        value={reading.format}
        onChange={guessAgain}
      />
      {fitting.length > 0 && recipe === null && (
        <Select
          label="Recipes that fit"
          options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(id) => {
            const chosen = fitting.find((known) => known.id === id);
            if (chosen !== undefined) applyRecipe(chosen);
          }}
        />
      )}
    </>
  );
}

const delimiters = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Vertical bar" },
];

function TextFields({ reading }: { readonly reading: Reading }) {
  const look = useImporting((importing) => importing.look);
  const { text, syntax, decimal } = reading;
  const isTable = syntax === "csv";
  const known = delimiters.some(({ value }) => value === text.delimiter);
  const offered = known ? delimiters : [...delimiters, { value: text.delimiter, label: `"${text.delimiter}"` }];
  return (
    <>
      <Select
        label="Encoding"
        hint={sureText(look?.isEncodingSure ?? true)}
        options={Object.entries(encodingWords).map(([value, label]) => ({ value, label }))}
        value={text.encoding}
        onChange={(encoding) => void changeText({ encoding: encoding as Reading["text"]["encoding"] })}
      />
      {isTable && (
        <div className={styles.pair}>
          <Select
            label="Between the columns"
            options={offered}
            value={text.delimiter}
            onChange={(delimiter) => void changeText({ delimiter })}
          />
          <NumberField
            label="Lines above the header"
            min={0}
            max={1000}
            isWhole
            value={text.skipLines}
            onChange={(skipLines) => void changeText({ skipLines: skipLines ?? 0 })}
          />
        </div>
      )}
      {reading.format !== "backstage" && reading.format !== "usageEvents" && (
        <div className={wizard.labelled}>
          <span>Decimal mark</span>
          <SegmentedControl
            label="Decimal mark"
            options={[
              { value: ".", label: "1,234.5" },
              { value: ",", label: "1.234,5" },
            ]}
            value={decimal}
            onChange={(mark) => changeReading({ decimal: mark })}
          />
        </div>
      )}
    </>
  );
}
