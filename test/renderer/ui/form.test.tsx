import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Checkbox, RadioGroup, SegmentedControl } from "../../../renderer/ui/choice.tsx";
import { ComboBox } from "../../../renderer/ui/combo-box.tsx";
import { DayField } from "../../../renderer/ui/day-field.tsx";
import { FormDialog } from "../../../renderer/ui/form-dialog.tsx";
import { ErrorSummary, Form } from "../../../renderer/ui/form.tsx";
import { MonthField } from "../../../renderer/ui/month-field.tsx";
import { NumberField } from "../../../renderer/ui/number-field.tsx";
import { Select } from "../../../renderer/ui/select.tsx";
import { TextField } from "../../../renderer/ui/text-field.tsx";

const options = [
  { value: "keep", label: "Keep" },
  { value: "watch", label: "Watch" },
] as const;

describe("TextField", () => {
  function TestField({ onCommit }: { readonly onCommit: (text: string) => void }) {
    const [text, setText] = useState("Fax");
    return <TextField label="Name" hint="What people call it." value={text} onChange={setText} onCommit={onCommit} />;
  }

  it("commits once when an edit is over, and not without one", async () => {
    const onCommit = vi.fn<() => void>();
    render(<TestField onCommit={onCommit} />);
    await userEvent.type(screen.getByRole("textbox"), " gateway{Enter}{Tab}");
    await userEvent.click(screen.getByRole("textbox"));
    await userEvent.tab();
    expect(onCommit.mock.calls).toEqual([["Fax gateway"]]);
  });

  it("ties hint and error to the field", () => {
    render(<TextField label="Name" hint="Hint." error="Give a name." value="" onChange={vi.fn<() => void>()} />);
    const field = screen.getByRole("textbox");
    const described = (field.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toEqual(["Hint.", "Give a name."]);
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });
});

describe("Select", () => {
  it("gives the chosen value", async () => {
    const onChange = vi.fn<() => void>();
    render(<Select label="Verdict" options={options} value="keep" onChange={onChange} />);
    await userEvent.click(screen.getByRole("button", { name: /Verdict/ }));
    await userEvent.click(await screen.findByRole("option", { name: "Watch" }));
    expect(onChange).toHaveBeenCalledWith("watch");
  });
});

describe("ComboBox", () => {
  it("finds by typing and offers what is not there yet", async () => {
    const onChange = vi.fn<() => void>();
    const onNew = vi.fn<() => void>();
    render(
      <ComboBox
        label="Owner"
        options={options}
        value={null}
        onChange={onChange}
        onNew={onNew}
        newText={(text) => `Add “${text}”`}
      />,
    );
    await userEvent.type(screen.getByRole("combobox"), "wat");
    await userEvent.click(await screen.findByRole("option", { name: "Watch" }));
    expect(onChange).toHaveBeenCalledWith("watch");
    await userEvent.type(screen.getByRole("combobox"), "Ops-9");
    await userEvent.click(await screen.findByRole("option", { name: "Add “Ops-9”" }));
    expect(onNew).toHaveBeenCalledWith("Ops-9");
  });
});

describe("RadioGroup", () => {
  it("gives the chosen value", async () => {
    const onChange = vi.fn<() => void>();
    render(<RadioGroup label="Decision" options={options} value={null} onChange={onChange} />);
    await userEvent.click(screen.getByRole("radio", { name: "Watch" }));
    expect(onChange).toHaveBeenCalledWith("watch");
  });
});

describe("SegmentedControl", () => {
  it("always keeps one chosen", async () => {
    const onChange = vi.fn<() => void>();
    render(<SegmentedControl label="View" options={options} value="keep" onChange={onChange} />);
    await userEvent.click(screen.getByRole("radio", { name: "Keep" }));
    await userEvent.click(screen.getByRole("radio", { name: "Watch" }));
    expect(onChange).toHaveBeenLastCalledWith("watch");
    expect(onChange).not.toHaveBeenCalledWith(undefined);
  });
});

describe("Checkbox", () => {
  it("turns over", async () => {
    const onChange = vi.fn<() => void>();
    render(
      <Checkbox isSelected={false} onChange={onChange}>
        Externalities included
      </Checkbox>,
    );
    await userEvent.click(screen.getByRole("checkbox", { name: "Externalities included" }));
    expect(onChange).toHaveBeenCalledWith(true);
  });
});

describe("Form", () => {
  it("submits on Enter in any of its fields, wherever its buttons stand", async () => {
    const onSubmit = vi.fn<() => void>();
    const onChange = vi.fn<() => void>();
    render(
      <Form onSubmit={onSubmit}>
        <TextField label="Name" value="Fax" onChange={onChange} />
        <TextField label="Job" value="" onChange={onChange} />
      </Form>,
    );
    await userEvent.type(screen.getByRole("textbox", { name: "Job" }), "{Enter}");
    expect(onSubmit).toHaveBeenCalledOnce();
  });
});

const fields = [
  ["a month", MonthField, "2026-13", "2026-12"],
  ["a day", DayField, "2026-02-30", "2026-02-28"],
] as const;

function DatedForm({
  onSubmit,
  Field,
}: {
  readonly onSubmit: (value: string | null) => void;
  readonly Field: typeof DayField;
}) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <FormDialog title="Dated" submitLabel="Save" onSubmit={() => onSubmit(value)} onClose={() => undefined}>
      <TextField label="Name" value="" onChange={() => undefined} />
      <Field label="When" value={value} onChange={setValue} />
    </FormDialog>
  );
}

function PricedForm({ onSubmit }: { readonly onSubmit: (value: number | null) => void }) {
  const [value, setValue] = useState<number | null>(12);
  return (
    <FormDialog title="Priced" submitLabel="Save" onSubmit={() => onSubmit(value)} onClose={() => undefined}>
      <NumberField label="Price" value={value} onChange={setValue} max={100} />
      <MonthField label="From" isRequired value="2026-01" onChange={() => undefined} />
    </FormDialog>
  );
}

describe("FormDialog", () => {
  it.each(fields)("is not submitted while %s cannot be read, by key or button", async (_, Field, wrong, right) => {
    const onSubmit = vi.fn<() => void>();
    render(<DatedForm onSubmit={onSubmit} Field={Field} />);
    const when = screen.getByRole("textbox", { name: "When" });
    await userEvent.type(when, `${wrong}{Enter}`);
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(when);
    await userEvent.clear(when);
    await userEvent.type(when, `${right}{Enter}`);
    expect(onSubmit).toHaveBeenLastCalledWith(right);
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(onSubmit).toHaveBeenCalledTimes(2);
  });

  it("is not submitted while a number cannot be read, lies outside, or a needed field is empty", async () => {
    const onSubmit = vi.fn<() => void>();
    render(<PricedForm onSubmit={onSubmit} />);
    const price = screen.getByRole("textbox", { name: "Price" });
    for (const wrong of ["3,5", "150"]) {
      await userEvent.clear(price);
      await userEvent.type(price, `${wrong}{Enter}`);
      await userEvent.click(screen.getByRole("button", { name: "Save" }));
      expect(document.activeElement).toBe(price);
    }
    await userEvent.clear(price);
    await userEvent.type(price, "15");
    const from = screen.getByRole("textbox", { name: /From/ });
    await userEvent.clear(from);
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(document.activeElement).toBe(from);
    expect(onSubmit).not.toHaveBeenCalled();
    await userEvent.type(from, "{Escape}");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(onSubmit.mock.calls.flat()).toEqual([15]);
  });

  it("says why it was refused as a whole", () => {
    render(
      <FormDialog
        title="Add"
        submitLabel="Add"
        refused="Give it a name."
        onSubmit={() => undefined}
        onClose={() => undefined}
      >
        {null}
      </FormDialog>,
    );
    expect(screen.getByText("Give it a name.")).toBeTruthy();
  });
});

describe("ErrorSummary", () => {
  it("takes the focus and leads to the field", async () => {
    render(
      <>
        <ErrorSummary title="One thing to fix" errors={[{ fieldId: "owner", text: "Name the owner." }]} />
        <TextField id="owner" label="Owner" value="" onChange={vi.fn<() => void>()} />
      </>,
    );
    expect(document.activeElement).toBe(screen.getByRole("alert"));
    await userEvent.click(screen.getByRole("button", { name: "Name the owner." }));
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Owner" }));
  });
});
