import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { countOf } from "#shared/domain/shelves.ts";
import { standInDesktop, type StandInDesktop } from "../../../support/desktop-stand-in.ts";

let desktop: StandInDesktop;

async function showFirstRun() {
  vi.resetModules();
  Object.assign(window, { desktop: desktop.bridge });
  const data = await import("#data/portfolio.ts");
  const { openPortfolio } = await import("#data/opening.ts");
  const { FirstRunScreen } = await import("../../../../renderer/features/first-run/first-run-screen.tsx");
  const opening = await openPortfolio(false);
  if (opening.phase !== "firstRun") throw new Error(opening.phase);
  const places: string[] = [];
  render(<FirstRunScreen safekeeping={opening.safekeeping} goTo={(place) => places.push(place)} />);
  return { data, places };
}

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  localStorage.clear();
  desktop = standInDesktop();
});

describe("FirstRunScreen", () => {
  it("begins an empty portfolio whose first entry carries the person's name", async () => {
    const { data, places } = await showFirstRun();
    await userEvent.type(screen.getByLabelText("Your name"), "Ada");
    await userEvent.click(screen.getByLabelText(/^Start empty/));
    await userEvent.type(screen.getByLabelText("Name of the portfolio"), "Tools");
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    await waitFor(() => expect(places).toEqual(["/"]));
    await data.whenSettled();
    expect(desktop.entries.map(({ envelope }) => [envelope.by, envelope.label])).toEqual([
      ["Ada", "Begin portfolio 'Tools'"],
    ]);
    expect(settingsOf(data.currentPortfolio())).toMatchObject({
      personName: "Ada",
      portfolioName: "Tools",
      currency: "EUR",
    });
  });

  it("begins with the sample, which knows that it is one", async () => {
    const { data, places } = await showFirstRun();
    await userEvent.type(screen.getByLabelText("Your name"), "Ada");
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    await waitFor(() => expect(places).toEqual(["/"]), { timeout: 5000 });
    expect(settingsOf(data.currentPortfolio())).toMatchObject({ personName: "Ada", sample: true });
    expect(countOf(data.currentPortfolio().products)).toBe(12);
  });

  it("leads to the import wizard for one's own files", async () => {
    const { places } = await showFirstRun();
    await userEvent.type(screen.getByLabelText("Your name"), "Ada");
    await userEvent.click(screen.getByLabelText(/^Bring your own files/));
    await userEvent.type(screen.getByLabelText("Name of the portfolio"), "Tools");
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    await waitFor(() => expect(places).toEqual(["/import"]));
  });

  it("says what is not answered yet, and changes nothing", async () => {
    const { places } = await showFirstRun();
    await userEvent.click(screen.getByLabelText(/^Open or restore/));
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    expect(screen.getByRole("alert").textContent).toContain("Say who you are");
    expect(screen.getByRole("alert").textContent).toContain("Choose the portfolio file");
    expect(places).toEqual([]);
    expect(desktop.entries).toEqual([]);
  });

  it("refuses a file that is no portfolio, with the reason", async () => {
    await showFirstRun();
    await userEvent.type(screen.getByLabelText("Your name"), "Ada");
    await userEvent.click(screen.getByLabelText(/^Open or restore/));
    const input = document.querySelector<HTMLInputElement>("input[type=file]");
    if (input === null) throw new Error("no file input");
    await userEvent.upload(input, new File(["not a zip"], "mine.winnow"));
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    await screen.findByRole("alert");
    expect(desktop.entries).toEqual([]);
  });
});
