import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { DropVeil } from "../../../renderer/ui/drop-veil.tsx";
import { LayoutGrid } from "../../../renderer/ui/icons.ts";
import { Sidebar } from "../../../renderer/ui/sidebar.tsx";
import { SplitView } from "../../../renderer/ui/split-view.tsx";
import { Tabs } from "../../../renderer/ui/tabs.tsx";

describe("SplitView", () => {
  it("is resized by keyboard within its bounds", async () => {
    const onPaneWidth = vi.fn<() => void>();
    render(
      <SplitView pane="Why" paneLabel="Inspector" paneWidth={300} onPaneWidth={onPaneWidth} resizeLabel="Width">
        List
      </SplitView>,
    );
    const divider = screen.getByRole("separator", { name: "Width" });
    divider.focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowRight}{End}");
    expect(onPaneWidth.mock.calls.flat()).toEqual([316, 284, 720]);
    expect(divider.getAttribute("aria-valuenow")).toBe("300");
  });

  it("has no divider without a pane", () => {
    render(
      <SplitView
        pane={null}
        paneLabel="Inspector"
        paneWidth={300}
        onPaneWidth={vi.fn<() => void>()}
        resizeLabel="Width"
      >
        List
      </SplitView>,
    );
    expect(screen.queryByRole("separator")).toBeNull();
  });
});

describe("Sidebar", () => {
  it("names the current place, also when collapsed to icons", () => {
    const links = [{ id: "home", label: "Portfolio", icon: LayoutGrid, href: "#/", isCurrent: true, count: 3 }];
    const bar = { label: "Screens", sections: [{ id: "plan", title: "Plan", links }], onToggle: vi.fn<() => void>() };
    const { rerender } = render(<Sidebar {...bar} isCollapsed={false} toggleLabel="Collapse" />);
    expect(screen.getByRole("link", { name: "Portfolio 3" }).getAttribute("aria-current")).toBe("page");
    rerender(<Sidebar {...bar} isCollapsed toggleLabel="Expand" />);
    expect(screen.getByRole("link", { name: "Portfolio" }).getAttribute("aria-current")).toBe("page");
  });
});

describe("Tabs", () => {
  it("selects by arrow keys", async () => {
    const onSelect = vi.fn<() => void>();
    const tabs = [
      { id: "overview", label: "Overview" },
      { id: "usage", label: "Usage", count: 9 },
    ] as const;
    render(
      <Tabs label="Parts" tabs={tabs} selected="overview" onSelect={onSelect}>
        Cost and value
      </Tabs>,
    );
    await userEvent.tab();
    await userEvent.keyboard("{ArrowRight}");
    expect(onSelect).toHaveBeenCalledWith("usage");
    expect(screen.getByRole("tabpanel", { name: "Overview" }).textContent).toBe("Cost and value");
  });
});

function entryOf(file: File, fullPath = `/${file.name}`) {
  return {
    isFile: true,
    isDirectory: false,
    name: file.name,
    fullPath,
    file: (give: (file: File) => void) => give(file),
  };
}

function folderOf(name: string, members: readonly unknown[]) {
  const createReader = () => {
    const rest = [[...members], []];
    return { readEntries: (give: (members: readonly unknown[]) => void) => give(rest.shift() ?? []) };
  };
  return { isFile: false, isDirectory: true, name, fullPath: `/${name}`, createReader };
}

describe("DropVeil", () => {
  const file = new File(["a"], "usage.csv");
  const drag = () => {
    const items = [{ webkitGetAsEntry: () => entryOf(file) }];
    const dataTransfer = { types: ["Files"], files: [file], items, dropEffect: "none" };
    return { dataTransfer };
  };

  it("appears while files are over the window and gives the dropped files", async () => {
    const onFiles = vi.fn<() => void>();
    render(<DropVeil text="Drop to import" onFiles={onFiles} mostFiles={100} />);
    expect(screen.queryByText("Drop to import")).toBeNull();
    fireEvent.dragOver(window, drag());
    expect(screen.getByText("Drop to import")).toBeTruthy();
    fireEvent.drop(window, drag());
    expect(screen.queryByText("Drop to import")).toBeNull();
    await waitFor(() => expect(onFiles).toHaveBeenCalledWith([file]));
  });

  it("gives every file of a dropped folder with its place in it, hidden ones left out", async () => {
    const onFiles = vi.fn<(files: readonly File[]) => void>();
    render(<DropVeil text="Drop to import" onFiles={onFiles} mostFiles={100} />);
    const inner = entryOf(new File(["a"], "catalog-info.yaml"), "/services/fax/catalog-info.yaml");
    const folder = folderOf("services", [folderOf("fax", [inner]), folderOf(".git", [entryOf(file)])]);
    const dataTransfer = {
      types: ["Files"],
      files: [],
      items: [{ webkitGetAsEntry: () => folder }],
      dropEffect: "none",
    };
    fireEvent.drop(window, { dataTransfer });
    await waitFor(() => expect(onFiles).toHaveBeenCalledTimes(1));
    const given = onFiles.mock.calls[0]?.[0] ?? [];
    expect(given.map(({ webkitRelativePath }) => webkitRelativePath)).toEqual(["services/fax/catalog-info.yaml"]);
  });

  it("gives one file more than may come of a folder that has many", async () => {
    const onFiles = vi.fn<(files: readonly File[]) => void>();
    render(<DropVeil text="Drop to import" onFiles={onFiles} mostFiles={2} />);
    const members = ["a", "b", "c", "d"].map((name) => entryOf(new File(["a"], name), `/many/${name}`));
    const items = [{ webkitGetAsEntry: () => folderOf("many", members) }];
    fireEvent.drop(window, { dataTransfer: { types: ["Files"], files: [], items, dropEffect: "none" } });
    await waitFor(() => expect(onFiles.mock.calls[0]?.[0]).toHaveLength(3));
  });

  it("takes no file while it is disabled, and still keeps the window where it is", () => {
    const onFiles = vi.fn<() => void>();
    render(<DropVeil text="Drop to import" onFiles={onFiles} mostFiles={100} isDisabled />);
    expect(fireEvent.drop(window, drag())).toBe(false);
    expect(onFiles).not.toHaveBeenCalled();
  });
});
