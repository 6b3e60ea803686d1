import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { Session, WebContents } from "electron";
import { describe, expect, it, vi } from "vitest";

vi.mock("electron", () => import("../support/electron-stand-in/electron.mjs"));
const { isOurs, isWindowAddress, restrictContents, restrictSession } = await import("../../electron/session-policy.ts");
const { backstage, session } = (await import("electron")) as unknown as {
  readonly backstage: { readonly policy: Record<string, (...parameters: unknown[]) => unknown> };
  readonly session: { readonly defaultSession: Session };
};
restrictSession(session.defaultSession, () => undefined);

function permissionNames(): readonly string[] {
  const declared = readFileSync(new URL("../../node_modules/electron/electron.d.ts", import.meta.url), "utf8");
  const handlers = declared.match(/setPermission(?:Check|Request)Handler\([^]*?\): void;/g) ?? [];
  return [...new Set(handlers.join(" ").match(/'[a-z][\w-]+'/gi) ?? [])].map((name) => name.slice(1, -1));
}

describe("restrictSession", () => {
  it("denies every permission that Electron knows, but copying and lasting storage", () => {
    const names = [...permissionNames(), "one-of-tomorrow"];
    expect(names.length).toBeGreaterThan(15);
    const asked = (name: string, from: string) => {
      let granted: unknown = null;
      backstage.policy["permissionRequest"]?.({}, name, (answer: unknown) => (granted = answer), {
        requestingUrl: from,
      });
      return granted === true && backstage.policy["permissionCheck"]?.({}, name, from, {}) === true;
    };
    const granted = names.filter((name) => asked(name, "app://winnow/"));
    expect(granted.toSorted()).toEqual(
      ["clipboard-sanitized-write", "persistent-storage"].filter((name) => names.includes(name)),
    );
    expect(names.filter((name) => asked(name, "https://evil.example/"))).toEqual([]);
    expect(names.filter((name) => asked(name, "app://document/1"))).toEqual([]);
    expect(backstage.policy["devicePermission"]?.({})).toBe(false);
  });

  it.each([
    ["app://winnow/assets/a.js", false],
    ["app://document/1", false],
    ["data:image/png;base64,AA", false],
    ["blob:app://winnow/1", false],
    ["devtools://devtools/a", false],
    ["https://example.com/", true],
    ["http://127.0.0.1/", true],
    ["ws://example.com/", true],
    ["file:///etc/passwd", true],
    ["app://winnow.evil/", true],
    ["app://winnowx/", true],
    ["blob:https://example.com/1", true],
  ])("requests %s: cancelled %s", (url, cancelled) => {
    let answer: unknown;
    backstage.policy["request"]?.({ url }, (given: unknown) => (answer = given));
    expect(answer).toEqual({ cancel: cancelled });
  });

  it("downloads nothing past the bridge", () => {
    const event = { preventDefault: vi.fn<() => void>() };
    (session.defaultSession as unknown as EventEmitter).emit("will-download", event);
    expect(event.preventDefault).toHaveBeenCalled();
  });
});

describe("isWindowAddress", () => {
  it.each(["app://winnow/", "app://winnow/index.html?x#y"])("takes %s", (address) => {
    expect(isWindowAddress(address)).toBe(true);
  });

  it.each([
    "app://winnow.evil/",
    "app://document/1",
    "app://x@winnow/",
    "https://winnow/",
    "app://winnow:1/",
    "",
    "about:blank",
  ])("refuses %s", (address) => {
    expect(isWindowAddress(address)).toBe(false);
  });
});

describe("restrictContents", () => {
  it("refuses navigation, guests and new windows, and lets a preview be", () => {
    let open: unknown;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (answer: () => unknown) => (open = answer()),
    });
    restrictContents(contents as unknown as WebContents, () => undefined);
    const refused = (name: string, detail: object) => {
      const event = { ...detail, preventDefault: vi.fn<() => void>() };
      contents.emit(name, event);
      return event.preventDefault.mock.calls.length > 0;
    };
    for (const name of ["will-navigate", "will-redirect", "will-attach-webview"]) expect(refused(name, {})).toBe(true);
    expect(refused("will-frame-navigate", { isMainFrame: false, url: "https://evil.example/" })).toBe(true);
    expect(refused("will-frame-navigate", { isMainFrame: true, url: "about:srcdoc" })).toBe(true);
    expect(refused("will-frame-navigate", { isMainFrame: false, url: "about:srcdoc" })).toBe(false);
    expect(open).toEqual({ action: "deny" });
    expect(isOurs("app://winnow/")).toBe(true);
  });
});
