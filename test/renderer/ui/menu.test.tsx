import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Button } from "../../../renderer/ui/button.tsx";
import { ContextMenu, MenuButton } from "../../../renderer/ui/menu.tsx";

describe("MenuButton", () => {
  it("runs the chosen entry and gives the focus back", async () => {
    const onAction = vi.fn<() => void>();
    render(<MenuButton label="Add" entries={[{ id: "experiment", label: "Experiment", onAction }]} />);
    const trigger = screen.getByRole("button", { name: "Add" });
    trigger.focus();
    await userEvent.keyboard("{Enter}");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Experiment" }));
    expect(onAction).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(document.activeElement).toBe(trigger));
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

describe("ContextMenu", () => {
  const entries = [{ id: "open", label: "Open", onAction: vi.fn<() => void>() }];

  it.each([
    ["a right click", () => userEvent.pointer({ keys: "[MouseRight]", target: screen.getByRole("button") })],
    ["Shift+F10", () => userEvent.keyboard("{Shift>}{F10}{/Shift}")],
    ["the menu key", () => userEvent.keyboard("{ContextMenu}")],
  ])("opens with %s", async (_way, open) => {
    render(
      <ContextMenu label="Fax gateway" entries={entries}>
        <Button>Fax gateway</Button>
      </ContextMenu>,
    );
    screen.getByRole("button").focus();
    await open();
    expect(await screen.findByRole("menuitem", { name: "Open" })).toBeTruthy();
  });
});
