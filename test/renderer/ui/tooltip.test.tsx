import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { IconButton } from "../../../renderer/ui/button.tsx";
import { Pencil } from "../../../renderer/ui/icons.ts";

describe("Tooltip", () => {
  it("describes what has the focus by the keyboard, and goes with Escape", async () => {
    render(<IconButton label="Edit" icon={Pencil} keyHint="E" onPress={() => undefined} />);
    expect(screen.queryByRole("tooltip")).toBeNull();
    await userEvent.tab();
    const bubble = screen.getByRole("tooltip");
    expect(bubble.textContent).toContain("Edit");
    expect(screen.getByRole("button").getAttribute("aria-describedby")).toBe(bubble.id);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("tooltip")).toBeNull();
  });
});
