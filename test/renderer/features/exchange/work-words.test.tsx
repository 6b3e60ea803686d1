import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";
import { WorkerHere } from "../../../support/worker-here.ts";

const issues = readFileSync(join(import.meta.dirname, "../../../fixtures/backlogs/jira-quarter.csv"), "utf8");

/** The states of a file that was just read. */
async function show() {
  vi.resetModules();
  Object.assign(window, { desktop: standInDesktop().bridge, Worker: WorkerHere });
  const importing = await import("#data/importing.ts");
  const { useImporting, currentImport } = await import("#data/importing-state.ts");
  const { WorkWords } = await import("../../../../renderer/features/exchange/work-words.tsx");
  await importing.takeFiles([{ name: "issues.csv", content: issues }]);
  function Shown() {
    const reading = useImporting((state) => state.reading);
    return reading === null ? null : <WorkWords reading={reading} />;
  }
  render(<Shown />);
  await screen.findAllByText("Done", { selector: "strong" });
  return { meanings: () => currentImport().reading?.values ?? {} };
}

beforeEach(() => {
  document.body.innerHTML = "";
});

describe("WorkWords", () => {
  it("shows every state, resolution and type of the file, how often it is said, and what it is taken for", async () => {
    await show();
    const said = screen.getAllByText(/^(Done|To Do|In Progress|Story|Bug|Task)$/, { selector: "strong" });
    expect(said.map(({ textContent }) => textContent)).toEqual([
      "Done",
      "To Do",
      "In Progress",
      "Done",
      "Story",
      "Bug",
      "Task",
    ]);
    expect(screen.getAllByText("18 rows, guessed")).toHaveLength(2);
    expect(screen.getByRole("button", { name: /^Doing/ })).toBeTruthy();
    expect(screen.getByRole("button", { name: /^Enabler/ })).toBeTruthy();
  });

  it("keeps what a person says instead, which is no guess any more", async () => {
    const { meanings } = await show();
    await userEvent.click(screen.getByRole("button", { name: /^Doing/ }));
    await userEvent.click(await screen.findByRole("option", { name: /^Deployed/ }));
    expect(meanings()["stage"]).toEqual([{ found: "In Progress", meant: "deployed" }]);
    expect(await screen.findByText("1 row", { exact: true })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /^Deployed/ }));
    await userEvent.click(await screen.findByRole("option", { name: "Nothing: not said" }));
    expect(meanings()["stage"]).toEqual([{ found: "In Progress", meant: "" }]);
  });
});
