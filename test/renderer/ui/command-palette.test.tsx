import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { CommandPalette } from "../../../renderer/ui/command-palette.tsx";
import { matchesWords } from "../../../renderer/ui/word-match.ts";

describe("CommandPalette", () => {
  it("narrows by what is typed and runs the first match with Enter", async () => {
    const onAction = vi.fn<() => void>();
    const onClose = vi.fn<() => void>();
    const commands = [
      { id: "backlog", label: "Go to Backlog", onAction: vi.fn<() => void>() },
      { id: "export", label: "Export usage", section: "File", onAction },
    ];
    render(
      <CommandPalette
        isOpen
        onClose={onClose}
        label="Commands"
        placeholder="Search"
        emptyText="No command has this name."
        commands={commands}
      />,
    );
    await userEvent.type(screen.getByRole("searchbox"), "us ex");
    await waitFor(() => expect(screen.getAllByRole("menuitem")).toHaveLength(1));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(onAction).toHaveBeenCalledOnce());
    // Closed first: what was chosen may open something in the palette's place.
    expect(onClose.mock.invocationCallOrder[0]).toBeLessThan(onAction.mock.invocationCallOrder[0] ?? 0);
  });

  it("is closed by one Escape, whatever is typed", async () => {
    const onClose = vi.fn<() => void>();
    render(
      <CommandPalette isOpen onClose={onClose} label="Commands" placeholder="Search" emptyText="None." commands={[]} />,
    );
    await userEvent.type(screen.getByRole("searchbox"), "us");
    await userEvent.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("says when nothing matches", async () => {
    render(
      <CommandPalette
        isOpen
        onClose={vi.fn<() => void>()}
        label="Commands"
        placeholder="Search"
        emptyText="None."
        commands={[]}
      />,
    );
    await userEvent.type(screen.getByRole("searchbox"), "zzz");
    expect(screen.getByText("None.")).toBeTruthy();
  });
});

describe("matchesWords", () => {
  it("finds words by their beginnings, in any order, without accents", () => {
    expect(matchesWords("Export usage…", "us ex")).toBe(true);
    expect(matchesWords("Café", "cafe")).toBe(true);
    expect(matchesWords("Export usage", "sage")).toBe(false);
  });
});
