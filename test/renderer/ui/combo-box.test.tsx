import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { ComboBox } from "#ui/combo-box.tsx";

const currencies = [
  { value: "CAD", label: "CAD, Canadian Dollar" },
  { value: "CHF", label: "CHF, Swiss Franc" },
  { value: "EUR", label: "EUR, Euro" },
];

type CurrencyProps = { readonly onNew?: (text: string) => void; readonly isFree?: boolean };

function Currency(props: CurrencyProps) {
  const [value, setValue] = useState<string | null>("EUR");
  return <ComboBox label="Currency" options={currencies} value={value} onChange={setValue} {...props} />;
}

const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Currency" });

async function type(text: string): Promise<void> {
  const user = userEvent.setup();
  await user.clear(field());
  await user.type(field(), text);
}

describe("ComboBox", () => {
  it("takes what was typed when Enter follows at once, not the choice that was made before", async () => {
    render(<Currency />);
    await type("CAD{Enter}");
    expect(field().value).toBe("CAD, Canadian Dollar");
  });

  it("takes the one option that holds the words", async () => {
    render(<Currency />);
    await type("franc{Enter}");
    expect(field().value).toBe("CHF, Swiss Franc");
  });

  it("takes the option that the arrows went to before one that merely fits", async () => {
    render(<Currency />);
    await type("C{ArrowDown}{ArrowDown}{Enter}");
    expect(field().value).toBe("CHF, Swiss Franc");
  });

  it("keeps its choice when nothing fits", async () => {
    render(<Currency />);
    await type("XYZ{Enter}");
    await userEvent.tab();
    expect(field().value).toBe("EUR, Euro");
  });

  it("offers what is new where that is allowed", async () => {
    const onNew = vi.fn<(text: string) => void>();
    render(<Currency onNew={onNew} />);
    await type("XYZ{Enter}");
    expect(onNew).toHaveBeenCalledWith("XYZ");
  });

  it("takes what is new by Enter where anything may stand in it, also the beginning of what was chosen before", async () => {
    const onNew = vi.fn<(text: string) => void>();
    render(<Currency onNew={onNew} isFree />);
    await type("EUR{Enter}");
    expect(onNew).toHaveBeenCalledWith("EUR");
  });

  it("takes a name that was typed in full when the field is left", async () => {
    render(<Currency />);
    await type("chf, swiss franc");
    await userEvent.tab();
    expect(field().value).toBe("CHF, Swiss Franc");
  });

  it("takes what is new when the field is left where anything may stand in it", async () => {
    const onNew = vi.fn<(text: string) => void>();
    const { rerender } = render(<Currency onNew={onNew} />);
    await type("XYZ");
    await userEvent.tab();
    expect(onNew).not.toHaveBeenCalled();
    rerender(<Currency onNew={onNew} isFree />);
    await type("XYZ");
    await userEvent.tab();
    expect(onNew).toHaveBeenCalledWith("XYZ");
  });
});
