import { type Calendar, CalendarField, type CalendarValueProps } from "./calendar-field.tsx";
import { controlWords } from "./control-words.ts";
import { parseDay, shiftDay, shiftDayByMonth } from "./day-text.ts";

const days: Calendar = {
  pattern: "YYYY-MM-DD",
  notRead: controlWords.dayNotRead,
  read: parseDay,
  stepped: (day, key) => {
    if (key === "PageUp") return shiftDayByMonth(day, 1);
    if (key === "PageDown") return shiftDayByMonth(day, -1);
    return shiftDay(day, key === "ArrowUp" ? 1 : -1);
  },
};

export function DayField(props: CalendarValueProps) {
  return <CalendarField {...props} calendar={days} />;
}
