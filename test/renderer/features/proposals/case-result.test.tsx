import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { sampleProposal } from "../../../support/proposals.ts";
import { CaseResult } from "../../../../renderer/features/proposals/case-result.tsx";

const { figures } = await sampleProposal("fax-gateway");

describe("CaseResult", () => {
  it("does not say that a case never pays while nobody knows what it is worth", () => {
    const known = { ...figures.case, npv: null, paybackMonths: null, swings: [] };
    const { rerender } = render(<CaseResult figures={{ ...figures, case: known }} isTrial={false} />);
    expect(screen.queryByText("Never")).toBeNull();
    rerender(<CaseResult figures={{ ...figures, case: { ...known, npv: -100 } }} isTrial={false} />);
    expect(screen.getByText("Never")).toBeTruthy();
  });

  it("says that nothing breaks it even where it costs more than it saves without any lost value", () => {
    const known = { ...figures.case, breakEvenLostValueMonthly: -37_900, paybackMonths: 8 };
    render(<CaseResult figures={{ ...figures, case: known }} isTrial={false} />);
    expect(screen.getByText("Never")).toBeTruthy();
  });
});
