import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Grade, StatusPill } from "../../../renderer/ui/badge.tsx";
import { IntervalBar } from "../../../renderer/ui/interval-bar.tsx";
import { Sparkline } from "../../../renderer/ui/sparkline.tsx";

describe("Sparkline", () => {
  it("leaves a gap open where a value is not known", () => {
    const { container } = render(<Sparkline label="Reach falls" values={[9, 8, null, 6, 5, 4]} />);
    const runs = [...container.querySelectorAll("polyline")].map(
      (run) => run.getAttribute("points")?.split(" ").length,
    );
    expect(runs).toEqual([2, 3]);
    expect(screen.getByText("Reach falls")).toBeTruthy();
  });

  it("draws a value between two gaps as a dot", () => {
    const { container } = render(<Sparkline label="Reach" values={[null, 8, null, 6, 5]} />);
    expect(container.querySelectorAll("circle")).toHaveLength(2);
  });

  it("draws nothing for nothing", () => {
    const { container } = render(<Sparkline label="Reach" values={[null, null]} />);
    expect(container.querySelectorAll("polyline, circle")).toHaveLength(0);
  });
});

describe("IntervalBar", () => {
  it("keeps values beyond its ends at its ends", () => {
    const { container } = render(
      <IntervalBar label="0 to 9" low={-50} value={5} high={90} min={0} max={10} width={110} />,
    );
    const range = container.querySelectorAll("line")[1];
    expect([range?.getAttribute("x1"), range?.getAttribute("x2")]).toEqual(["5", "105"]);
  });
});

describe("StatusPill", () => {
  it("says its status by icon and word", () => {
    const { container } = render(<StatusPill tone="bad">blocked</StatusPill>);
    expect(container.textContent).toBe("blocked");
    expect(container.querySelector("svg")).not.toBeNull();
  });
});

describe("Grade", () => {
  it("is read out as its label", () => {
    render(<Grade letter="C" label="Data quality C" />);
    expect(screen.getByText("C").getAttribute("aria-hidden")).toBe("true");
    expect(screen.getByText("Data quality C")).toBeTruthy();
  });
});
