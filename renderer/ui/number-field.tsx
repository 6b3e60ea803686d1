import { useMemo } from "react";
import { controlWords } from "./control-words.ts";
import { Minus, Plus } from "./icons.ts";
import { currencySigns, numberText, parseNumber, sumOf } from "./number-text.ts";
import { type Script, TypedField, type TypedValueProps } from "./typed-field.tsx";

type NumberFieldProps = TypedValueProps<number> & {
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
  readonly format?: Intl.NumberFormatOptions | undefined;
  readonly isWhole?: boolean | undefined;
};

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const sixDecimals: Intl.NumberFormatOptions = { maximumFractionDigits: 6 };

type Writing = {
  readonly format: Intl.NumberFormatOptions;
  readonly unit: string | undefined;
  readonly step: number;
  readonly isWhole: boolean;
};

function signsBeside({ format, unit }: Writing): readonly string[] {
  const code = format.style === "currency" ? format.currency : unit;
  if (format.style === "percent") return ["%"];
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? currencySigns(code) : [unit ?? ""];
}

// A share kept from 0 to 1 and written per cent is also typed per cent.
function readerOf(writing: Writing): (text: string) => number | null {
  const signs = signsBeside(writing);
  return (text) => {
    const value = parseNumber(text, signs);
    if (value === null || (writing.isWhole && !Number.isInteger(value))) return null;
    return writing.format.style === "percent" ? sumOf(value / 100, 0) : value;
  };
}

function scriptOf(writing: Writing): Script<number> {
  const { format, step, isWhole } = writing;
  return {
    placeholder: "",
    notRead: isWhole ? controlWords.wholeNotRead : controlWords.numberNotRead,
    onwards: controlWords.ofNumber,
    write: (value) => numberText(value, format),
    read: readerOf(writing),
    stepped: (from, key) => sumOf(from ?? 0, step * (steps[key] ?? 0)),
    steps: {
      down: { label: controlWords.decrease, icon: Minus },
      up: { label: controlWords.increase, icon: Plus },
    },
  };
}

export function NumberField({ step, format = sixDecimals, isWhole = false, ...props }: NumberFieldProps) {
  const { unit } = props;
  const by = step ?? (format.style === "percent" ? 0.01 : 1);
  const script = useMemo(() => scriptOf({ format, unit, step: by, isWhole }), [format, unit, by, isWhole]);
  return <TypedField {...props} script={script} isAtEnd />;
}
