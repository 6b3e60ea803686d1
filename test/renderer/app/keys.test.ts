import { describe, expect, it } from "vitest";
import { isSingleKey, pressedKeys, shownKeys, takesText } from "../../../renderer/app/keys.ts";

const nothing = { code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("pressedKeys", () => {
  it.each([
    [{ key: "z", ctrlKey: true }, "Ctrl+Z"],
    [{ key: "Z", ctrlKey: true, shiftKey: true }, "Ctrl+Shift+Z"],
    [{ key: "?", shiftKey: true }, "?"],
    [{ key: "+", ctrlKey: true, shiftKey: true }, "Ctrl++"],
    [{ key: "!", code: "Digit1", ctrlKey: true, shiftKey: true }, "Ctrl+Shift+1"],
    [{ key: "я", code: "KeyZ", ctrlKey: true }, "Ctrl+Z"],
    [{ key: "ArrowLeft", altKey: true }, "Alt+Left"],
    [{ key: "F6", shiftKey: true }, "Shift+F6"],
    [{ key: "/" }, "/"],
    [{ key: "k", metaKey: true }, "K"],
  ])("writes %o as %s", (event, keys) => {
    expect(pressedKeys({ ...nothing, ...event }, false)).toBe(keys);
  });

  it("takes Command for Ctrl on a Mac", () => {
    expect(pressedKeys({ ...nothing, key: "k", metaKey: true }, true)).toBe("Ctrl+K");
    expect(pressedKeys({ ...nothing, key: "k", ctrlKey: true }, true)).toBe("K");
  });
});

describe("shownKeys", () => {
  it("shows the signs of the machine's keyboard", () => {
    expect(shownKeys("Ctrl+Shift+Z", false)).toBe("Ctrl+Shift+Z");
    expect(shownKeys("Ctrl+Shift+Z", true)).toBe("⌘+⇧+Z");
  });
});

describe("takesText", () => {
  it("knows where typing writes text", () => {
    const field = (type: string) => Object.assign(document.createElement("input"), { type });
    expect([field("text"), field("search"), document.createElement("textarea")].map(takesText)).toEqual([
      true,
      true,
      true,
    ]);
    expect([field("checkbox"), document.createElement("button"), null].map(takesText)).toEqual([false, false, false]);
  });
});

describe("isSingleKey", () => {
  it("tells keys that can be switched off", () => {
    expect(["?", "/", "N", "F6", "Ctrl+N"].map(isSingleKey)).toEqual([true, true, true, false, false]);
  });
});
