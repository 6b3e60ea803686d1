import { changeReading } from "#data/importing.ts";
import { isFiscalYear } from "#shared/exchange/dates.ts";
import { placesOf } from "#shared/exchange/header.ts";
import { fiscalHint } from "#shared/words/import-repair.ts";
import type { Look } from "#data/import-worker-messages.ts";
import { monthNames } from "#shared/words/import.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { importScreenWords } from "#shared/words/import-screen.ts";
import { ComboBox } from "#ui/combo-box.tsx";
import { Select } from "#ui/select.tsx";

const unstated = "unstated";
const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")].map((zone) => ({
  value: zone,
  label: zone,
}));

const periodFields = ["month", "from", "to", "avoidableFrom", "supportEnd"];

const zonelessHint = importScreenWords.zoneless;

/** Whether a cell is a short text that ends with a time of day, such as "16/May/12 7:56 AM". */
function isZoneless(cell: string): boolean {
  return cell.length < 40 && /\d[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?: ?[AaPp]\.?[Mm]\.?)?$/.test(cell.trim());
}

/** The cells of the columns that hold periods; of all columns while none is matched. */
function periodCells({ header, sample }: Look, { columns }: Reading): readonly string[] {
  const matched = periodFields.flatMap((field) => columns[field] ?? []).flatMap((name) => placesOf(header, name));
  const places = matched.length > 0 ? matched : header.map((_, at) => at);
  return sample.slice(0, 20).flatMap((row) => places.map((at) => (row[at] ?? "").trim()));
}

/** What is stated about dates: the order of day and month, fiscal years, serial days, and the time zone of events. */
export function DateFields({ reading, look }: { readonly reading: Reading; readonly look: Look }) {
  const { format, dates } = reading;
  if (format === "backstage" || format === "dependencies") return null;
  if (format === "focus") return null;
  const says = (fields: Partial<Reading["dates"]>) => changeReading({ dates: { ...dates, ...fields } });
  const cells = [...look.header, ...look.sample.slice(0, 20).flat()];
  const hasSlashes = cells.some((cell) => /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(cell));
  const hasFiscal = cells.some(isFiscalYear);
  const hasSerials =
    dates.serials !== null || periodCells(look, reading).some((cell) => /^4\d{4}(?:\.\d+)?$/.test(cell));
  return (
    <>
      {(format === "usageEvents" || (format === "backlog" && cells.some(isZoneless))) && (
        <ComboBox
          label="Time zone"
          hint={format === "backlog" ? zonelessHint : importScreenWords.months}
          options={zones}
          value={reading.timeZone}
          onChange={(timeZone) => changeReading({ timeZone: timeZone ?? "UTC" })}
        />
      )}
      {hasSlashes && (
        <Select
          label="Dates such as 03/04/25"
          hint={dates.order === null ? importScreenWords.order : undefined}
          options={[
            { value: unstated, label: "Not stated" },
            { value: "dayFirst", label: "Day first: 3 April" },
            { value: "monthFirst", label: "Month first: 4 March" },
          ]}
          value={dates.order ?? unstated}
          onChange={(order) => says({ order: order === unstated ? null : order })}
        />
      )}
      {hasFiscal && (
        <Select
          label="A fiscal year such as 2023-2024 begins in"
          hint={fiscalHint}
          options={monthNames.map((name, at) => ({ value: String(at + 1), label: name }))}
          value={String(dates.fiscalStart)}
          onChange={(month) => says({ fiscalStart: Number(month) })}
        />
      )}
      {hasSerials && (
        <Select
          label="Numbers such as 45658"
          options={[
            { value: unstated, label: "Are not dates" },
            { value: "1900", label: "Are days since 1900 (Excel)" },
            { value: "1904", label: "Are days since 1904 (old Mac)" },
          ]}
          value={dates.serials ?? unstated}
          onChange={(serials) => says({ serials: serials === unstated ? null : serials })}
        />
      )}
    </>
  );
}
