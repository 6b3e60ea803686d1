import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { MonthField } from "../../../renderer/ui/month-field.tsx";
import { parseMonth, shiftMonth } from "../../../renderer/ui/month-text.ts";

function TestField({ onChange }: { readonly onChange: (month: string | null) => void }) {
  const [month, setMonth] = useState<string | null>("2026-11");
  const change = (next: string | null) => {
    onChange(next);
    setMonth(next);
  };
  return <MonthField label="Month" value={month} onChange={change} min="2025-01" max="2027-06" />;
}

describe("MonthField", () => {
  it("steps by a month with the arrows and by a year with Page Down, and tells where it ended", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField onChange={onChange} />);
    await userEvent.click(screen.getByRole("textbox"));
    await userEvent.keyboard("{ArrowUp}{ArrowUp}{PageDown}{Tab}");
    expect(onChange.mock.calls.flat()).toEqual(["2026-01"]);
  });

  it("reads a month written shortly once the field is left", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField onChange={onChange} />);
    await userEvent.clear(screen.getByRole("textbox"));
    await userEvent.type(screen.getByRole("textbox"), "2026/3{Tab}");
    expect(onChange).toHaveBeenLastCalledWith("2026-03");
    expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("2026-03");
  });

  it("keeps what cannot be read, says so, and changes nothing", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField onChange={onChange} />);
    await userEvent.clear(screen.getByRole("textbox"));
    await userEvent.type(screen.getByRole("textbox"), "2026-13{Tab}");
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("2026-13");
    expect(screen.getByText(/Write the month as YYYY-MM/)).toBeTruthy();
  });

  it("refuses a month outside its bounds", async () => {
    const onChange = vi.fn<() => void>();
    render(<TestField onChange={onChange} />);
    await userEvent.clear(screen.getByRole("textbox"));
    await userEvent.type(screen.getByRole("textbox"), "2030-01{Tab}");
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText("Choose one from 2025-01 to 2027-06.")).toBeTruthy();
  });
});

describe("shiftMonth", () => {
  it("comes back to where it started", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2060 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: -300, max: 300 }),
        (year, of, by) => {
          const month = `${year}-${String(of).padStart(2, "0")}`;
          const shifted = shiftMonth(month, by);
          expect(parseMonth(shifted)).toBe(shifted);
          expect(shiftMonth(shifted, -by)).toBe(month);
        },
      ),
    );
  });
});
