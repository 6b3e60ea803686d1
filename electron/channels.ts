import type { BridgeEvents, BridgeMethod } from "#shared/bridge.ts";

/** The names under which calls and events cross from one process to the other. */
export function callChannel(method: BridgeMethod): string {
  return `call:${method}`;
}

export function eventChannel(event: keyof BridgeEvents): string {
  return `event:${event}`;
}

export const bridgeEvents: readonly (keyof BridgeEvents)[] = ["command", "closing", "fileOpened"];
