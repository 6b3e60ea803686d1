import type { Bridge } from "#shared/bridge.ts";
import { browserDesktop } from "./browser-desktop.ts";

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface Window {
    readonly desktop?: Bridge;
  }
}

/** The desktop that this window runs on: Electron's main process, or the loopback host in a browser. */
export const desktop: Bridge = window.desktop ?? browserDesktop();
