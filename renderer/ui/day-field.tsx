import { controlWords } from "./control-words.ts";
import { parseDay, shiftDay, shiftDayByMonth } from "./day-text.ts";
import { type Script, TypedField, type TypedValueProps } from "./typed-field.tsx";

const days: Script<string> = {
  placeholder: "YYYY-MM-DD",
  notRead: controlWords.dayNotRead,
  onwards: controlWords.ofTime,
  write: (day) => day,
  read: parseDay,
  stepped: (day, key) => {
    if (day === null) return null;
    if (key === "PageUp") return shiftDayByMonth(day, 1);
    if (key === "PageDown") return shiftDayByMonth(day, -1);
    return shiftDay(day, key === "ArrowUp" ? 1 : -1);
  },
};

export function DayField(props: TypedValueProps<string>) {
  return <TypedField {...props} script={days} />;
}
