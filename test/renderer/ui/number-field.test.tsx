import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { useState, type ComponentProps } from "react";
import { describe, expect, it, vi } from "vitest";
import { NumberField } from "../../../renderer/ui/number-field.tsx";
import { currencySigns, numberText, parseNumber, sumOf } from "../../../renderer/ui/number-text.ts";

type TestFieldProps = Partial<ComponentProps<typeof NumberField>> & {
  readonly start: number | null;
  readonly onChange: (value: number | null) => void;
};

function TestField({ start, onChange, ...props }: TestFieldProps) {
  const [value, setValue] = useState(start);
  const change = (next: number | null) => {
    onChange(next);
    setValue(next);
  };
  return <NumberField label="Cost" {...props} value={value} onChange={change} />;
}

const field = () => screen.getByRole<HTMLInputElement>("textbox");

async function retype(text: string) {
  await userEvent.clear(field());
  await userEvent.type(field(), `${text}{Tab}`);
}

describe("NumberField", () => {
  it("gives null when it is emptied, and nothing when it is only left", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField start={12} onChange={onChange} />);
    await userEvent.click(field());
    await userEvent.tab();
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.clear(field());
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith(null);
  });

  it("keeps what is not a number, says so, and changes nothing", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField start={12} onChange={onChange} />);
    await retype("3,5");
    expect(onChange).not.toHaveBeenCalled();
    expect(field().value).toBe("3,5");
    expect(screen.getByText(/with a decimal point/)).toBeTruthy();
  });

  it("refuses what lies outside its bounds, and a part of what is counted whole", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField start={12} onChange={onChange} min={1} max={100} isWhole />);
    await retype("150");
    expect(screen.getByText("Choose one from 1 to 100.")).toBeTruthy();
    await retype("1.5");
    expect(screen.getByText(/whole number/)).toBeTruthy();
    expect(onChange).not.toHaveBeenCalled();
  });

  it("shows and takes a share per cent, to its last digit", async () => {
    const onChange = vi.fn<() => void>();
    const format = { style: "percent", maximumFractionDigits: 4 } as const;
    render(<TestField start={0.1} onChange={onChange} format={format} step={0.01} min={0} max={1} />);
    expect(field().value).toBe("10%");
    await retype("1.5");
    expect(onChange).toHaveBeenLastCalledWith(0.015);
    expect(field().value).toBe("1.5%");
  });

  it("steps with the arrows and tells once where it ended", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField start={0.1} onChange={onChange} step={0.1} />);
    await userEvent.click(field());
    await userEvent.keyboard("{ArrowUp}{ArrowUp}{Tab}");
    expect(onChange.mock.calls.flat()).toEqual([0.3]);
    await userEvent.click(screen.getByRole("button", { name: "Decrease" }));
    expect(onChange).toHaveBeenLastCalledWith(0.2);
  });
});

describe("parseNumber", () => {
  it.each([
    ["1,250.5", 1250.5],
    ["1 250", 1250],
    ["1'250'000", 1_250_000],
    ["−40", -40],
    [".5", 0.5],
    ["-0", 0],
  ])("reads %s", (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(["3,5", "0,125", "1250,500", "1.250,50", "12 34", "1e5", "abc", "--1", "5%", "€5", "CHF 5"])(
    "refuses %s",
    (text) => expect(parseNumber(text)).toBeNull(),
  );

  it("takes the sign or the code of the field's own currency, and no other", () => {
    const euro = currencySigns("EUR");
    expect(["€ 1,250", "1,250 EUR", "-€40", "EUR40"].map((text) => parseNumber(text, euro))).toEqual([
      1250, 1250, -40, 40,
    ]);
    expect(parseNumber("$40", euro)).toBeNull();
  });

  it("reads every number as it is written", () => {
    const currency = fc.constantFrom("EUR", "USD", "CHF", "JPY", "CAD", "KWD");
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), currency, (value, code) => {
        const money = numberText(value, { style: "currency", currency: code, maximumFractionDigits: 6 });
        expect(parseNumber(money, currencySigns(code))).toBeCloseTo(value, 5);
        expect(parseNumber(numberText(value, { maximumFractionDigits: 6 }))).toBeCloseTo(value, 5);
      }),
    );
  });
});

describe("sumOf", () => {
  it("leaves no binary rest", () => {
    expect(sumOf(0.1, 0.2)).toBe(0.3);
    expect(sumOf(0.3, -0.1)).toBe(0.2);
  });
});
