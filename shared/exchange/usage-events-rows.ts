import { mostFilledCells } from "./limits.ts";
import { nameAt } from "./usage-events-names.ts";
import { unreadKey, type EventCount } from "./usage-events-take.ts";
import { addedTogether } from "./usage-tally.ts";
import type { ReadRows, UsageRow } from "../domain/import-rows.ts";
import { monthAt } from "../domain/month.ts";
import { ok, refuse, type Result } from "../result.ts";

/**
 * What was counted, as rows: each feature in each month, and each product in each month. The distinct users of the
 * product in the month are the eligible users of its features. Where an absent row means zero, a feature without events
 * gets a zero in every month in which its product had some, but for months in which a row of it was stopped. Refuses
 * TOO_MANY_TO_FILL.
 */
export function eventRows(counting: EventCount): Result<ReadRows> {
  const { tally, names, intake, reading } = counting;
  const hasUsers = reading.columns["user"] !== undefined;
  const hasFeatures = reading.columns["feature"] !== undefined;
  const isFilled = reading.usage.absent === "zero";
  const products = Array.from(
    { length: names.products.count },
    (_, number) => nameAt(names.products, number)?.name ?? "",
  );
  const features = Array.from({ length: names.features.count }, (_, number) => nameAt(names.features, number));
  const months = Object.keys(tally.months).map(Number);
  const rows: UsageRow[] = [];
  let filled = 0;
  for (const month of months) {
    const counted = tally.months[month];
    if (counted === undefined) continue;
    const full = isFull(counting, month, months);
    const when = { month: monthAt(month), span: 1, full };
    counted.products.forEach((totals, product) => {
      if (totals === undefined) return;
      const users = hasUsers ? totals.users.count : null;
      const place = { line: totals.line, row: totals.row };
      rows.push({
        ...place,
        product: products[product] ?? "",
        feature: null,
        ...when,
        eligible: null,
        users,
        uses: totals.uses,
      });
    });
    if (!hasFeatures) continue;
    for (let feature = 0; feature < features.length; feature += 1) {
      const known = features[feature];
      if (known === null || known === undefined) continue;
      const product = known.owner;
      const totals = counted.products[product];
      const uses = counted.uses[feature] ?? 0;
      const isOpen = !isFilled || counting.unread.has(unreadKey(feature, month));
      if (totals === undefined || (uses === 0 && isOpen)) continue;
      if (uses === 0) filled += 1;
      const [line = 0, rowNumber = 0] =
        uses === 0 ? [totals.line, totals.row] : [counted.lines[feature], counted.rows[feature]];
      rows.push({
        line,
        row: rowNumber,
        product: products[product] ?? "",
        feature: known.name,
        ...when,
        eligible: hasUsers ? totals.users.count : null,
        users: hasUsers ? (counted.users[feature] ?? 0) : null,
        uses,
      });
    }
    if (filled > mostFilledCells) {
      return refuse(
        "TOO_MANY_TO_FILL",
        `More than ${mostFilledCells.toLocaleString("en")} absent rows would become zeros.`,
        "State that an absent row is missing, or split the file.",
      );
    }
  }
  for (const notice of noticesOf(counting, months)) intake.notice(notice);
  if (filled > 0) {
    const zeros = filled.toLocaleString("en");
    intake.notice(`A feature without an event in a month in which its product had some was not used: ${zeros} zeros.`);
  }
  const read = intake.finish({ usage: rows });
  const others = Object.values(read.leftOut).reduce((sum, count) => sum + count, 0);
  const together = counting.events - read.total - others;
  return ok(together > 0 ? { ...read, leftOut: { ...read.leftOut, [addedTogether]: together } } : read);
}

/**
 * The first and the last month are partial unless something happened on their first and last day; a month that a person
 * named is full unless they said otherwise.
 */
function isFull(counting: EventCount, month: number, months: readonly number[]): boolean {
  if (counting.onlyMonth !== null) return counting.reading.constants["observed"] !== "partial";
  if (month === months[0] && !counting.firstDays.has(month)) return false;
  return month !== months.at(-1) || counting.lastDays.has(month);
}

function noticesOf(counting: EventCount, months: readonly number[]): readonly string[] {
  const notices: string[] = [];
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return notices;
  if (counting.reading.columns["user"] !== undefined) {
    notices.push("Eligible users are the distinct users of the product in the month, for want of a better figure.");
  }
  if (counting.onlyMonth !== null) {
    const kind = isFull(counting, first, months) ? "the whole of it" : "a part of it";
    return [...notices, `The events carry no time: all are taken as ${monthAt(first)}, ${kind}.`];
  }
  notices.push(
    `Months are those of the time zone ${counting.times.zone.name}; times without an offset are taken as written.`,
  );
  for (const month of new Set([first, last])) {
    if (isFull(counting, month, months)) continue;
    notices.push(
      `${monthAt(month)} is taken as partly covered: the log does not reach its ${month === first ? "first" : "last"} day.`,
    );
  }
  const silent = last - first + 1 - months.length;
  if (silent > 0)
    notices.push(`${silent} months between ${monthAt(first)} and ${monthAt(last)} have no events; they stay missing.`);
  return notices;
}
