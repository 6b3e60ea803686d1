import type { Command } from "#shared/domain/change.ts";
import { minorDigits, toMajor, toMinor } from "#shared/domain/money.ts";
import { defaultSettings, editSettings, type Settings } from "#shared/domain/settings.ts";
import { counted, decimal, money, share } from "#shared/words/format.ts";
import type { ThresholdWords } from "#shared/words/settings.ts";

type Values = { readonly [name: string]: unknown };

function valueAt(settings: Settings, path: string): number {
  const value = path.split(".").reduce<unknown>((values, name) => (values as Values)[name], settings);
  return typeof value === "number" ? value : 0;
}

function withValue(values: Values, [name = "", ...rest]: readonly string[], value: number): Values {
  return { ...values, [name]: rest.length === 0 ? value : withValue(values[name] as Values, rest, value) };
}

/** The figure of a threshold as it is typed and shown: money in major units. */
export function shownValue(settings: Settings, { path, unit }: ThresholdWords): number {
  const value = valueAt(settings, path);
  return unit === "money" ? toMajor(value, settings.currency) : value;
}

/** The figure a threshold starts with. */
export function defaultValue(threshold: ThresholdWords): number {
  return valueAt(defaultSettings, threshold.path);
}

/** Whether a threshold still has the figure it started with. */
export function isDefault(settings: Settings, threshold: ThresholdWords): boolean {
  return valueAt(settings, threshold.path) === defaultValue(threshold);
}

/** A figure of a threshold in words; money in minor units. */
export function valueText({ unit }: ThresholdWords, value: number, currency: string): string {
  switch (unit) {
    case "share":
      return share(value);
    case "months":
      return counted(value, "month");
    case "weeks":
      return counted(value, "week");
    case "calendarDays":
      return counted(value, "day");
    case "days":
      return counted(value, "person-day");
    case "money":
      return money(value, currency, Number.isInteger(toMajor(value, currency)));
    case "number":
      return decimal(value, 6);
  }
}

/** Sets a threshold to a figure as it was typed. */
export function setThreshold(settings: Settings, threshold: ThresholdWords, shown: number): Command {
  const { path, unit, label } = threshold;
  const value = unit === "money" ? (toMinor(shown, settings.currency) ?? Number.NaN) : shown;
  const [group = "", ...rest] = path.split(".");
  const fields = {
    [group]: withValue(settings[group as "usage" | "retirement" | "backlog" | "experiments"], rest, value),
  };
  return editSettings(fields, `Set '${label}' to ${valueText(threshold, value, settings.currency)}`);
}

/** The word behind the figure of a threshold, where it has one. */
export function unitWord({ unit }: ThresholdWords): string | undefined {
  switch (unit) {
    case "months":
    case "weeks":
    case "days":
      return unit;
    case "calendarDays":
      return "days";
    case "share":
    case "money":
    case "number":
      return undefined;
  }
}

/** How the figure of a threshold is written in its field. */
export function fieldFormat({ unit }: ThresholdWords, currency: string): Intl.NumberFormatOptions {
  switch (unit) {
    case "share":
      return { style: "percent", maximumFractionDigits: 4 };
    case "money":
      return { style: "currency", currency, minimumFractionDigits: 0, maximumFractionDigits: minorDigits(currency) };
    case "months":
    case "weeks":
    case "calendarDays":
    case "days":
    case "number":
      return { maximumFractionDigits: 6, useGrouping: true };
  }
}
