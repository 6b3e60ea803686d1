import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { MenuButton } from "../../../renderer/ui/menu.tsx";

describe("MenuButton", () => {
  it("runs the chosen entry and gives the focus back", async () => {
    const onAction = vi.fn<() => void>();
    render(<MenuButton label="Add" entries={[{ id: "experiment", label: "Experiment", onAction }]} />);
    const trigger = screen.getByRole("button", { name: "Add" });
    trigger.focus();
    await userEvent.keyboard("{Enter}");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Experiment" }));
    expect(onAction).toHaveBeenCalledOnce();
    await waitFor(() => expect(document.activeElement).toBe(trigger));
  });

  it("opens a menu within the menu", async () => {
    const onAction = vi.fn<() => void>();
    const entries = [{ id: "move", label: "Move to", entries: [{ id: "ready", label: "Ready", onAction }] }];
    render(<MenuButton label="More" entries={entries} isLabelHidden />);
    screen.getByRole("button", { name: "More" }).focus();
    await userEvent.keyboard("{Enter}");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Move to" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Ready" }));
    expect(onAction).toHaveBeenCalledOnce();
  });
});
