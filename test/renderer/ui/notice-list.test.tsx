import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NoticeList } from "../../../renderer/ui/notice-list.tsx";

const aMinute = 60_000;
const moved = { id: "moved", text: "'Fax gateway' moved to Doing, 2 of 4." };
const failed = { id: "failed", text: "Not saved: the disk is full.", tone: "bad" } as const;

describe("NoticeList", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("has its polite region before there is anything to say", () => {
    render(<NoticeList label="Notices" notices={[]} onDismiss={vi.fn<() => void>()} />);
    expect(screen.getByRole("status").getAttribute("aria-live")).toBe("polite");
  });

  it("lets a notice go by itself but never an error", () => {
    const onDismiss = vi.fn<() => void>();
    render(<NoticeList label="Notices" notices={[moved, failed]} onDismiss={onDismiss} />);
    act(() => {
      vi.advanceTimersByTime(aMinute);
    });
    expect(onDismiss.mock.calls).toEqual([["moved"]]);
  });

  it("waits while the pointer is over it", () => {
    const onDismiss = vi.fn<() => void>();
    render(<NoticeList label="Notices" notices={[moved]} onDismiss={onDismiss} />);
    fireEvent.pointerEnter(screen.getByRole("region", { name: "Notices" }));
    act(() => {
      vi.advanceTimersByTime(aMinute);
    });
    expect(onDismiss).not.toHaveBeenCalled();
    fireEvent.pointerLeave(screen.getByRole("region", { name: "Notices" }));
    act(() => {
      vi.advanceTimersByTime(aMinute);
    });
    expect(onDismiss).toHaveBeenCalledWith("moved");
  });

  it("undoes and goes", () => {
    const onPress = vi.fn<() => void>();
    const onDismiss = vi.fn<() => void>();
    const notice = { ...moved, action: { label: "Undo", onPress } };
    render(<NoticeList label="Notices" notices={[notice]} onDismiss={onDismiss} />);
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(onPress).toHaveBeenCalledOnce();
    expect(onDismiss).toHaveBeenCalledWith("moved");
  });
});
