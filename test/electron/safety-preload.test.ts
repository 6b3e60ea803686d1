import { describe, expect, it, vi } from "vitest";
import { bridgeArguments } from "#shared/bridge.ts";
import { bridgeEvents, callChannel, eventChannel } from "../../electron/channels.ts";

type Listener = (event: unknown, detail: unknown) => void;
type Exposed = Record<string, (...parameters: unknown[]) => unknown>;

const { exposed, invoked, listeners } = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  listeners: new Map<string, Listener>(),
}));

vi.mock("electron", () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value) },
  ipcRenderer: {
    invoke: async (...parameters: unknown[]) => invoked.push(parameters),
    on: (channel: string, listener: Listener) => listeners.set(channel, listener),
    removeListener: (channel: string) => listeners.delete(channel),
  },
}));
await import("../../electron/preload.ts");
const desktop = exposed.get("desktop") as Exposed;

describe("the preload", () => {
  it("shows the window the methods of the bridge and the events, and nothing else", () => {
    expect([...exposed.keys()]).toEqual(["desktop"]);
    expect(Object.keys(desktop).toSorted()).toEqual([...Object.keys(bridgeArguments), "on"].toSorted());
    expect(Object.values(desktop).every((member) => typeof member === "function")).toBe(true);
  });

  it("sends each method on its own channel only", async () => {
    for (const method of Object.keys(bridgeArguments)) await desktop[method]?.("a", 1);
    expect(invoked).toEqual(
      Object.keys(bridgeArguments).map((method) => [callChannel(method as keyof typeof bridgeArguments), "a", 1]),
    );
  });

  it("never hands the event of Electron to a listener, and knows only its own events", () => {
    for (const event of bridgeEvents) {
      const heard: unknown[][] = [];
      const stop = desktop["on"]?.(event, (...said: unknown[]) => heard.push(said)) as () => void;
      listeners.get(eventChannel(event))?.({ sender: "ipcRenderer" }, "detail");
      expect(heard).toEqual([["detail"]]);
      stop();
      expect(listeners.has(eventChannel(event))).toBe(false);
    }
    for (const event of ["__proto__", "will-navigate", "", "constructor"]) {
      expect(() => desktop["on"]?.(event, () => undefined)).toThrow("no such event");
    }
  });
});
