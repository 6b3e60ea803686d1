import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { allOf, onShelf } from "#shared/domain/shelves.ts";
import { experimentOf } from "#shared/domain/experiment-links.ts";
import { editMeeting } from "#shared/domain/meeting.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";

const invalid = "experiment.broker-price-hint";
const due = "experiment.chat-call-back";
let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let screens: {
  readonly ReviewScreen: typeof import("../../../../renderer/features/experiments/meeting/review-screen.tsx").ReviewScreen;
  readonly MeetingScreen: typeof import("../../../../renderer/features/experiments/meeting/meeting-screen.tsx").MeetingScreen;
};

beforeAll(async () => {
  Object.assign(window, { desktop: standInDesktop().bridge });
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  screens = {
    ...(await import("../../../../renderer/features/experiments/meeting/review-screen.tsx")),
    ...(await import("../../../../renderer/features/experiments/meeting/meeting-screen.tsx")),
  };
  await (await import("#data/opening.ts")).openPortfolio(false);
});

beforeEach(async () => {
  localStorage.clear();
  data.commit(restoring.restoring(samplePortfolio("2025-08"), "Load"));
  await data.whenSettled();
});

const meetings = () => [...onShelf(data.currentPortfolio().meetings, "").values()];
const openMeeting = () => {
  const found = meetings().find(({ endedAt }) => endedAt === null);
  if (found === undefined) throw new Error("No meeting is being held.");
  return found;
};
const experiment = (id: string) => {
  const found = experimentOf(data.currentPortfolio(), id);
  if (found === undefined) throw new Error(`There is no experiment '${id}'.`);
  return found;
};

/** Starts a meeting on the start page and shows it. */
async function hold() {
  const user = userEvent.setup();
  const start = memoryLocation({ path: "/review", record: true });
  const page = render(
    <Router hook={start.hook}>
      <screens.ReviewScreen />
    </Router>,
  );
  await user.type(screen.getByLabelText("Who is here"), "Ada, Ben; Ada");
  await user.click(screen.getByRole("button", { name: /^Start the meeting/ }));
  expect(start.history.at(-1)).toBe(`/review/${openMeeting().id}`);
  page.unmount();
  const place = memoryLocation({ path: `/review/${openMeeting().id}`, record: true });
  render(
    <Router hook={place.hook} searchHook={place.searchHook}>
      <screens.MeetingScreen meetingId={openMeeting().id} />
    </Router>,
  );
  return { user, place };
}

describe("ReviewScreen", () => {
  it("puts what is due on the agenda, the earliest first, and lets it be changed by the keyboard", async () => {
    const { hook } = memoryLocation({ path: "/review" });
    render(
      <Router hook={hook}>
        <screens.ReviewScreen />
      </Router>,
    );
    const titles = () =>
      within(screen.getByRole("list", { name: "Agenda" }))
        .getAllByRole("link")
        .map(({ textContent }) => textContent);
    const [first, second, ...rest] = titles();
    expect(first).toBe("A hint of the price before the questions");
    const user = userEvent.setup();
    screen.getByRole("link", { name: first ?? "" }).focus();
    await user.keyboard("{Control>}{Shift>}{ArrowDown}{/Shift}{/Control}");
    expect(titles()).toEqual([second, first, ...rest]);
    await user.keyboard("{Delete}");
    expect(titles()).not.toContain(second === titles()[0] ? first : second);
  });
});

describe("MeetingScreen", () => {
  it("records decision, learning and next step, and goes on", async () => {
    const { user } = await hold();
    expect(openMeeting().present).toEqual(["Ada", "Ben"]);
    expect(screen.getByRole("heading", { level: 2 }).textContent).toBe(experiment(invalid).title);
    expect(screen.getByText("Nothing may be read from these results, however good they look.")).toBeTruthy();
    expect(experiment(invalid).verdict?.effect).not.toBeNull();
    expect(screen.getByRole("region", { name: "We saw" }).textContent).not.toContain("points");
    await user.click(screen.getByLabelText("3 Stop"));
    expect(screen.getByText(/This decision differs from the verdict/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Record and next/ }));
    expect(screen.getByRole("alert").textContent).toMatch(/^A reason is needed/);
    await user.type(screen.getByLabelText("Because"), "Nothing can be read from it.");
    await user.type(screen.getByLabelText("From that we learned"), "Check the split early. It is cheap.");
    await user.type(screen.getByLabelText("Into the backlog"), "Mend the split");
    await user.type(screen.getByLabelText("Notes of the discussion"), "The exchange counted twice.");
    await user.click(screen.getByRole("button", { name: /^Record and next/ }));

    const decided = experiment(invalid);
    expect(decided.decision).toMatchObject({
      decision: "stop",
      reason: "Nothing can be read from it.",
      meetingId: openMeeting().id,
    });
    const learning = [...allOf(data.currentPortfolio().learnings)].find(
      ({ title }) => title === "Check the split early",
    );
    expect(learning).toMatchObject({ learned: "Check the split early. It is cheap.", supportedBy: [invalid] });
    const step = [...allOf(data.currentPortfolio().backlog)].find(({ title }) => title === "Mend the split");
    expect(decided.nextItemId).toBe(step?.id);
    expect(openMeeting().agenda[0]).toEqual({
      experimentId: invalid,
      notes: "The exchange counted twice.",
      outcome: "decided",
    });
    await waitFor(() => expect(screen.getByRole("heading", { level: 2 }).textContent).not.toBe(decided.title));
  });

  it("shows nothing of the results of a running experiment before it is concluded", async () => {
    const { user } = await hold();
    const place = openMeeting().agenda.findIndex(({ experimentId }) => experimentId === due);
    await user.click(screen.getByRole("button", { name: new RegExp(`^${place + 1}: `) }));
    expect(screen.getByText(/^Neutral until it is concluded/)).toBeTruthy();
    expect(screen.queryByText(/points/, { selector: "p" })).toBeNull();
    expect(screen.getByText("Conclude it first: there is no verdict to decide on yet.")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Conclude and freeze/ }));
    await user.click(screen.getByRole("button", { name: "Conclude" }));
    expect(experiment(due).status).toBe("concluded");
    expect(screen.getByRole("region", { name: "The rule says" })).toBeTruthy();
  });

  it("leaves an experiment for next time with the reason, and ends with minutes", async () => {
    const { user } = await hold();
    await user.click(screen.getByRole("button", { name: /^Next time/ }));
    await user.type(screen.getByLabelText(/^Why/), "The exchange has not answered.");
    await user.click(screen.getByRole("button", { name: "Leave it for next time" }));
    expect(openMeeting().agenda[0]).toMatchObject({ outcome: "skipped", notes: "The exchange has not answered." });
    const { length } = openMeeting().agenda;
    for (let n = 1; n < length; n += 1) {
      await user.click(screen.getByRole("button", { name: new RegExp(`^${n + 1}: `) }));
    }
    const { id } = openMeeting();
    await user.click(screen.getByRole("button", { name: /^Next time/ }));
    await user.type(screen.getByLabelText(/^Why/), "No time.");
    await user.click(screen.getByRole("button", { name: "Leave it for next time" }));
    expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("What came of it");
    await user.click(screen.getByRole("button", { name: /^End the meeting/ }));
    expect(meetings().find((meeting) => meeting.id === id)?.endedAt).not.toBeNull();
    expect(screen.getByRole("button", { name: "HTML" })).toBeTruthy();
  });

  it("takes a decision back where it was taken, and comes to it again", async () => {
    const { user } = await hold();
    await user.click(screen.getByLabelText("3 Stop"));
    await user.type(screen.getByLabelText("Because"), "Nothing can be read from it.");
    await user.click(screen.getByRole("button", { name: /^Record and next/ }));
    await user.click(screen.getByRole("button", { name: /^1: / }));
    await user.click(screen.getByRole("button", { name: "Withdraw the decision…" }));
    const dialog = await screen.findByRole("dialog", { name: "Withdraw the decision" });
    await user.click(within(dialog).getByRole("button", { name: "Withdraw the decision" }));
    expect(within(dialog).getByText("Say in a sentence why.")).toBeTruthy();
    await user.type(within(dialog).getByRole("textbox"), "The split can be mended.");
    await user.click(within(dialog).getByRole("button", { name: "Withdraw the decision" }));
    expect(experiment(invalid)).toMatchObject({
      decision: null,
      withdrawals: [{ reason: "The split can be mended." }],
    });
    expect(openMeeting().agenda[0]).toMatchObject({ experimentId: invalid, outcome: null });
    expect(screen.getByText(/^The decision was withdrawn/)).toBeTruthy();
    expect(screen.getByLabelText("2 Pivot")).toBeTruthy();
  });

  it("takes another experiment onto its agenda while it is held", async () => {
    const { user } = await hold();
    const { id, agenda } = openMeeting();
    act(() => void data.commit(editMeeting(id, { agenda: agenda.slice(0, 1) })));
    await user.click(screen.getByRole("button", { name: "Put on the agenda" }));
    const dialog = await screen.findByRole("dialog", { name: "Put on the agenda" });
    await user.type(within(dialog).getByRole("combobox"), "call back");
    await user.click(await screen.findByRole("option", { name: /^A call back/ }));
    await user.click(within(dialog).getByRole("button", { name: "Put on the agenda" }));
    expect(openMeeting().agenda.slice(1)).toEqual([{ experimentId: due, notes: "", outcome: null }]);
    expect(screen.getByRole("button", { name: /^2: A call back/ })).toBeTruthy();
  });

  it("keeps what is being typed when the window goes away, and takes it up again", async () => {
    const { user } = await hold();
    await user.type(screen.getByLabelText("Because"), "Half a sent");
    const { id } = openMeeting();
    act(() => document.body.replaceChildren());
    const { hook, searchHook } = memoryLocation({ path: `/review/${id}` });
    render(
      <Router hook={hook} searchHook={searchHook}>
        <screens.MeetingScreen meetingId={id} />
      </Router>,
    );
    expect(screen.getByLabelText<HTMLTextAreaElement>("Because").value).toBe("Half a sent");
  });
});
