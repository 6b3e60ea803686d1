import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { allOf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import {
  learningRows,
  matchingLearnings,
  wholeLibrary,
} from "../../../../renderer/features/experiments/learnings/learning-rows.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";
import { holding } from "../../../support/judged.ts";
import { learning } from "../../../support/meetings.ts";

let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let LearningsScreen: typeof import("../../../../renderer/features/experiments/learnings/learnings-screen.tsx").LearningsScreen;

beforeAll(async () => {
  Object.assign(window, { desktop: standInDesktop().bridge });
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  ({ LearningsScreen } = await import("../../../../renderer/features/experiments/learnings/learnings-screen.tsx"));
  await (await import("#data/opening.ts")).openPortfolio(false);
});

beforeEach(async () => {
  localStorage.clear();
  data.commit(restoring.restoring(samplePortfolio("2025-08"), "Load"));
  await data.whenSettled();
});

const learnings = () => [...allOf(data.currentPortfolio().learnings)];

function open(search = "") {
  const { hook, searchHook } = memoryLocation({ path: `/learnings${search}` });
  render(
    <Router hook={hook} searchHook={searchHook}>
      <LearningsScreen />
    </Router>,
  );
  return userEvent.setup();
}

describe("LearningsScreen", () => {
  it("shows a contradiction before everything else of a learning", async () => {
    open("?learning=learning.questions");
    const pane = within(screen.getByRole("complementary", { name: "Learning" }));
    expect(pane.getByText(/^Contradicted: read what speaks against it/)).toBeTruthy();
    const against = within(pane.getByRole("region", { name: "Contradicted by" }));
    expect(against.getAllByRole("link")).toHaveLength(2);
  });

  it("prefills a new learning with what an experiment believed and observed", async () => {
    const user = open("?new=experiment.portal-one-page");
    expect(screen.getByLabelText<HTMLTextAreaElement>("We observed").value).toMatch(/points .* to .*points/);
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect(screen.getByText("Give it a title: what was learned, in a sentence.")).toBeTruthy();
    await user.type(screen.getByLabelText(/^What was learned/), "Short forms are finished");
    await user.click(screen.getByRole("button", { name: "Add" }));
    const added = learnings().find(({ title }) => title === "Short forms are finished");
    expect(added).toMatchObject({ supportedBy: ["experiment.portal-one-page"], productId: "member-portal" });
  });

  it("saves every field by itself", async () => {
    const user = open("?learning=learning.length");
    await user.type(screen.getByLabelText("Therefore we will"), " And soon.");
    await user.tab();
    expect(learnings().find(({ id }) => id === "learning.length")?.therefore).toMatch(/And soon\.$/);
    await user.click(screen.getByRole("button", { name: "Take away the tag claims" }));
    expect(learnings().find(({ id }) => id === "learning.length")?.tags).toEqual(["forms"]);
  });
});

describe("matchingLearnings", () => {
  const rows = learningRows(
    holding({
      learnings: [
        learning("1", { learned: "Short forms win", tags: ["forms"] }),
        learning("2", { observed: "Nobody used the FORM at night", contradictedBy: ["x"] }),
      ],
    }),
  );
  const found = (filter: Partial<typeof wholeLibrary>) =>
    matchingLearnings(rows, { ...wholeLibrary, ...filter }).map((row) => row.learning.id);

  it("finds every typed word in any text or tag", () => {
    expect(found({ text: "form" }).toSorted()).toEqual(["1", "2"]);
    expect(found({ text: "form night" })).toEqual(["2"]);
    expect(found({ text: "form day" })).toEqual([]);
  });

  it("filters by tag and by how it stands", () => {
    expect(found({ tag: "forms" })).toEqual(["1"]);
    expect(found({ standing: "contradicted" })).toEqual(["2"]);
  });
});
