import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { standInDesktop } from "../../support/desktop-stand-in.ts";

Object.assign(window, { desktop: standInDesktop().bridge });
const { ErrorBoundary } = await import("../../../renderer/app/error-boundary.tsx");

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe("ErrorBoundary", () => {
  it("says what broke and that the data is safe, and shows the screen again when asked", async () => {
    let isBroken = true;
    const Screen = () => {
      if (isBroken) throw new TypeError("x is undefined");
      return <p>Whole again</p>;
    };
    render(
      <ErrorBoundary isScreen>
        <Screen />
      </ErrorBoundary>,
    );
    screen.getByRole("heading", { name: "Something broke on this screen." });
    screen.getByText("x is undefined");
    screen.getByText("Your data is saved.");
    isBroken = false;
    await userEvent.click(screen.getByRole("button", { name: "Reload screen" }));
    expect(screen.getByText("Whole again")).toBeTruthy();
  });

  it("copies what whoever mends it needs", async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(async () => undefined);
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
    const Screen = () => {
      throw new TypeError("x is undefined");
    };
    render(
      <ErrorBoundary>
        <Screen />
      </ErrorBoundary>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Copy details" }));
    await screen.findByText("Copied");
    expect(writeText).toHaveBeenCalledWith(expect.stringContaining("TypeError: x is undefined"));
  });
});
