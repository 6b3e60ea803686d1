import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { holding, product } from "../../../support/judged.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";
import { WorkerHere } from "../../../support/worker-here.ts";

const cards = [
  "Issue key,Summary,Status,Issue Type,Project name",
  "A-1,One,Stage 1,Story,Shop",
  "A-2,Two,Stage 2,Story,Shop",
  "A-3,Three,To Do,Bug,Shop",
].join("\n");

/** The questions about a board two of whose lists say nothing of a stage. */
async function show() {
  vi.resetModules();
  Object.assign(window, { desktop: standInDesktop().bridge, Worker: WorkerHere });
  (await import("#data/portfolio.ts")).receiveTables(holding({ products: [product("Shop")] }));
  const importing = await import("#data/importing.ts");
  const { checkFile } = await import("#data/importing-check.ts");
  const { ValuesStep } = await import("../../../../renderer/features/exchange/values-step.tsx");
  await importing.takeFiles([{ name: "board.csv", content: cards }]);
  await checkFile();
  render(<ValuesStep />);
}

beforeEach(() => {
  document.body.innerHTML = "";
});

describe("ValuesStep", () => {
  it("says how many words are still open, until they are answered", async () => {
    await show();
    expect(await screen.findByText("2 words are open: their rows will be stopped.")).toBeTruthy();
    await userEvent.click(await screen.findByRole("button", { name: /What 'Stage 1' means$/ }));
    await userEvent.click(await screen.findByRole("option", { name: "Ready" }));
    expect(await screen.findByText("1 word is open: its rows will be stopped.")).toBeTruthy();
  });
});
