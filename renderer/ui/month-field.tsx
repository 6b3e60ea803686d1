import { Button } from "react-aria-components";
import { type Calendar, CalendarField, type CalendarValueProps } from "./calendar-field.tsx";
import { classNames } from "./class-names.ts";
import { controlWords } from "./control-words.ts";
import styles from "./field.module.css";
import { ChevronLeft, ChevronRight } from "./icons.ts";
import { parseMonth, shiftMonth } from "./month-text.ts";

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 12, PageDown: -12 };

const months: Calendar = {
  pattern: "YYYY-MM",
  notRead: controlWords.monthNotRead,
  read: parseMonth,
  stepped: (month, key) => shiftMonth(month, steps[key] ?? 0),
};

export function MonthField(props: CalendarValueProps) {
  const isStill = props.isDisabled === true || props.isReadOnly === true;
  return (
    <CalendarField
      {...props}
      calendar={months}
      controls={(press) => (
        <span className={styles.steps}>
          <MonthStep label={controlWords.previousMonth} isDisabled={isStill} onPress={() => press("ArrowDown")} />
          <MonthStep label={controlWords.nextMonth} isDisabled={isStill} onPress={() => press("ArrowUp")} isForward />
        </span>
      )}
    />
  );
}

type MonthStepProps = {
  readonly label: string;
  readonly isDisabled: boolean;
  readonly isForward?: boolean;
  readonly onPress: () => void;
};

// Arrow keys step too, so the two small buttons stay out of the Tab order.
function MonthStep({ label, isDisabled, isForward = false, onPress }: MonthStepProps) {
  const Glyph = isForward ? ChevronRight : ChevronLeft;
  return (
    <Button
      slot={null}
      aria-label={label}
      excludeFromTabOrder
      preventFocusOnPress
      isDisabled={isDisabled}
      onPress={onPress}
      className={classNames(styles.step)}
    >
      <Glyph size={14} aria-hidden />
    </Button>
  );
}
