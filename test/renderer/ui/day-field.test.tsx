import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { DayField } from "../../../renderer/ui/day-field.tsx";
import { parseDay, shiftDay, shiftDayByMonth } from "../../../renderer/ui/day-text.ts";

function TestField({ onChange }: { readonly onChange: (day: string | null) => void }) {
  const [day, setDay] = useState<string | null>("2026-11-30");
  const change = (next: string | null) => {
    onChange(next);
    setDay(next);
  };
  return <DayField label="Review on" value={day} onChange={change} />;
}

describe("DayField", () => {
  it("steps by a day and by a month, and tells once where it ended", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField onChange={onChange} />);
    await userEvent.click(screen.getByRole("textbox"));
    await userEvent.keyboard("{ArrowUp}{ArrowUp}{PageUp}{Tab}");
    expect(onChange.mock.calls.flat()).toEqual(["2027-01-02"]);
  });

  it("keeps what is not a day, says so, and changes nothing", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField onChange={onChange} />);
    await userEvent.clear(screen.getByRole("textbox"));
    await userEvent.type(screen.getByRole("textbox"), "2026-02-30{Tab}");
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText(/Write the day as YYYY-MM-DD/)).toBeTruthy();
  });

  it("gives null when it is emptied", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField onChange={onChange} />);
    await userEvent.clear(screen.getByRole("textbox"));
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith(null);
  });
});

describe("shiftDay", () => {
  it("comes back to where it started, by way of days that can be read", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -4000, max: 4000 }), (from, by) => {
        const day = shiftDay("1990-01-01", from);
        const shifted = shiftDay(day, by);
        expect(parseDay(shifted)).toBe(shifted);
        expect(shiftDay(shifted, -by)).toBe(day);
      }),
    );
  });
});

describe("shiftDayByMonth", () => {
  it("ends with the month where the next one is shorter", () => {
    expect(shiftDayByMonth("2027-01-31", 1)).toBe("2027-02-28");
    expect(shiftDayByMonth("2028-03-31", -1)).toBe("2028-02-29");
  });
});
