import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Button } from "../../../renderer/ui/button.tsx";
import { ConfirmDialog, Dialog } from "../../../renderer/ui/dialog.tsx";

function TestDialog() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>New experiment</Button>
      <Dialog title="New experiment" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p>We believe that</p>
      </Dialog>
    </>
  );
}

function TestConfirm({ onConfirm }: { readonly onConfirm: () => void }) {
  const [isOpen, setIsOpen] = useState(true);
  return (
    <ConfirmDialog
      title="Retire 'Fax gateway'?"
      isOpen={isOpen}
      onClose={() => setIsOpen(false)}
      onConfirm={onConfirm}
      confirmLabel="Retire 'Fax gateway'"
      cancelLabel="Keep it"
      isDestructive
    >
      <p>Its users are told today.</p>
    </ConfirmDialog>
  );
}

describe("Dialog", () => {
  it("is named by its title, closes with Escape and gives the focus back", async () => {
    render(<TestDialog />);
    const trigger = screen.getByRole("button", { name: "New experiment" });
    await userEvent.click(trigger);
    expect(screen.getByRole("dialog", { name: "New experiment" }).contains(document.activeElement)).toBe(true);
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(trigger));
  });
});

describe("ConfirmDialog", () => {
  it("has the harmless button before the other", async () => {
    render(<TestConfirm onConfirm={vi.fn<() => void>()} />);
    expect(screen.getByRole("alertdialog", { name: "Retire 'Fax gateway'?" })).toBeTruthy();
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Keep it" }));
  });

  it("confirms once and closes", async () => {
    const onConfirm = vi.fn<() => void>();
    render(<TestConfirm onConfirm={onConfirm} />);
    await userEvent.click(screen.getByRole("button", { name: "Retire 'Fax gateway'" }));
    expect(onConfirm).toHaveBeenCalledOnce();
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });
});
