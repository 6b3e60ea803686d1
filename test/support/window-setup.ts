import { cleanup, configure } from "@testing-library/react";
import "fake-indexeddb/auto";
import { afterEach, vi } from "vitest";

// Files share one world, since setting one up costs more than most of them: each begins with the program, the database and
// the page anew.
vi.resetModules();
for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? "");
localStorage.clear();
document.body.replaceChildren();
Reflect.deleteProperty(window, "desktop");

afterEach(cleanup);

// What is waited for may take its time on a busy machine; what never comes still fails.
configure({ asyncUtilTimeout: 10_000 });

// happy-dom lays nothing out: every box is as large as this window, so that virtual lists have something to fill.
const windowWidth = 1280;
const windowHeight = 800;
for (const [name, size] of [
  ["clientWidth", windowWidth],
  ["clientHeight", windowHeight],
  ["offsetWidth", windowWidth],
  ["offsetHeight", windowHeight],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}

// A canvas without a context is what a picture falls back from: its table stays.
HTMLCanvasElement.prototype.getContext = () => null;

// Nothing is ever painted, so the window is idle at once.
globalThis.requestIdleCallback ??= (answer) =>
  Number(setTimeout(() => answer({ didTimeout: false, timeRemaining: () => 50 }), 0));
globalThis.cancelIdleCallback ??= clearTimeout;
