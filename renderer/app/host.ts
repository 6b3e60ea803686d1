import { isMac } from "./keys.ts";

/** Which host this window runs in, and how its keys are written. */
export type Host = { readonly isBrowser: boolean; readonly isMac: boolean };

/** The host of this window; it never changes while the window is open. */
export function useHost(): Host {
  return host;
}

const host: Host = { isBrowser: window.desktop === undefined, isMac: isMac(navigator.platform) };
