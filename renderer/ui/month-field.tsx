import { controlWords } from "./control-words.ts";
import { ChevronLeft, ChevronRight } from "./icons.ts";
import { parseMonth, shiftMonth } from "./month-text.ts";
import { type Script, TypedField, type TypedValueProps } from "./typed-field.tsx";

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 12, PageDown: -12 };

const months: Script<string> = {
  placeholder: "YYYY-MM",
  notRead: controlWords.monthNotRead,
  onwards: controlWords.ofTime,
  write: (month) => month,
  read: parseMonth,
  stepped: (month, key) => (month === null ? null : shiftMonth(month, steps[key] ?? 0)),
  steps: {
    down: { label: controlWords.previousMonth, icon: ChevronLeft },
    up: { label: controlWords.nextMonth, icon: ChevronRight },
  },
};

export function MonthField(props: TypedValueProps<string>) {
  return <TypedField {...props} script={months} />;
}
