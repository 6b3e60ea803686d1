import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onShelf } from "#shared/domain/shelves.ts";
import { samplePortfolio } from "#shared/sample/portfolio.ts";
import { standInDesktop } from "../../../support/desktop-stand-in.ts";

let data: typeof import("#data/portfolio.ts");
let restoring: typeof import("#data/restoring.ts");
let notices: typeof import("#data/notices.ts");
let ExperimentsTab: typeof import("../../../../renderer/features/product/experiments-tab.tsx").ExperimentsTab;

beforeAll(async () => {
  Object.assign(window, { desktop: standInDesktop().bridge });
  data = await import("#data/portfolio.ts");
  restoring = await import("#data/restoring.ts");
  notices = await import("#data/notices.ts");
  ({ ExperimentsTab } = await import("../../../../renderer/features/product/experiments-tab.tsx"));
  await (await import("#data/opening.ts")).openPortfolio(false);
});

beforeEach(async () => {
  localStorage.clear();
  data.commit(restoring.restoring(samplePortfolio("2025-08"), "Load"));
  await data.whenSettled();
});

const cohorts = (productId: string) => [...onShelf(data.currentPortfolio().cohorts, productId).values()];
const accounting = () => [...onShelf(data.currentPortfolio().accounting, "member-portal").values()][0];

function Told() {
  return notices.useNotices().map(({ id, text }) => <p key={id}>{text}</p>);
}

function open(productId: string) {
  render(
    <>
      <ExperimentsTab productId={productId} />
      <Told />
    </>,
  );
  return userEvent.setup();
}

/** Types into the cells of a row of the sheet, from its first column on. */
async function typeRow(user: ReturnType<typeof userEvent.setup>, label: string, cells: readonly string[]) {
  const row = within(screen.getByRole("row", { name: new RegExp(`^${label}\\b`) }));
  for (const [at, text] of cells.entries()) {
    const cell = row.getAllByRole("cell")[at];
    if (cell === undefined) throw new Error(`There is no cell ${at}.`);
    await user.click(cell);
    await user.keyboard(`${text}{Enter}`);
  }
}

describe("ExperimentsTab", () => {
  it("shows what the team bets on, what it tests and when it decides", () => {
    open("member-portal");
    const risk = within(screen.getByRole("region", { name: "Riskiest assumption" }));
    expect(risk.getByText("Members want to talk, only not in writing.")).toBeTruthy();
    expect(screen.getByRole("region", { name: "Running test" })).toBeTruthy();
    expect(screen.getByText(/^1 of 3 \(.*\) persevered$/)).toBeTruthy();
    expect(
      screen.getByText(/^Activated: the share rises from cohort to cohort over 4 cohorts/, { selector: "li" }),
    ).toBeTruthy();
  });

  it("saves a milestone and the figures of a customer", async () => {
    const user = open("member-portal");
    const field = screen.getByLabelText("Pivot or persevere on");
    await user.clear(field);
    await user.type(field, "2026-02-01");
    await user.tab();
    expect(accounting()?.decisionOn).toBe("2026-02-01");
    const revenue = screen.getByLabelText("Revenue a month");
    await user.clear(revenue);
    await user.type(revenue, "25");
    await user.tab();
    expect(accounting()?.arpu).toBe(2500);
    const leave = screen.getByLabelText("Leave each month");
    await user.clear(leave);
    await user.tab();
    expect(screen.getByText("Fill in all four to see what a customer is worth.")).toBeTruthy();
  });

  it("takes cohorts as they are typed, and refuses a stage with more people than the one before", async () => {
    const user = open("fax-gateway");
    expect(screen.getByText(/^No cohort yet/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Write down cohorts" }));
    await typeRow(user, "New 1", ["March"]);
    const [first] = cohorts("fax-gateway");
    expect(first).toMatchObject({ name: "March", acquired: 0, activated: null });
    await typeRow(user, "Row 1", ["March", "2025-03", "tuning", "1,200", "300"]);
    expect(cohorts("fax-gateway")[0]).toMatchObject({
      from: "2025-03-01",
      phase: "tuning",
      acquired: 1200,
      activated: 300,
    });
    await typeRow(user, "Row 1", ["March", "2025-03", "tuning", "1200", "300", "400"]);
    expect(cohorts("fax-gateway")[0]?.retained).toBeNull();
    expect(screen.getByText(/^A stage holds more people than the one before/)).toBeTruthy();
  });
});
