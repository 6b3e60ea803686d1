import { type Calendar, CalendarField, type CalendarValueProps } from "./calendar-field.tsx";
import { controlWords } from "./control-words.ts";
import { parseMonth, shiftMonth } from "./month-text.ts";

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 12, PageDown: -12 };

const months: Calendar = {
  pattern: "YYYY-MM",
  notRead: controlWords.monthNotRead,
  stepLabels: { back: controlWords.previousMonth, forward: controlWords.nextMonth },
  read: parseMonth,
  stepped: (month, key) => shiftMonth(month, steps[key] ?? 0),
};

export function MonthField(props: CalendarValueProps) {
  return <CalendarField {...props} calendar={months} />;
}
