import { useEffect, useState } from "react";

/**
 * Fetches what a start does without, once the window has nothing else to do: what is pressed next must not wait, and what
 * saves the portfolio must be at hand even if the host is gone by then.
 */
export function fetchRest(): () => void {
  const waiting = requestIdleCallback(() => {
    void import("#data/undo.ts");
    void import("#shared/exchange/portfolio-file.ts");
  });
  return () => cancelIdleCallback(waiting);
}

/** Fetches what lies over the screen as soon as the first screen of all is painted, the first run included. */
export function fetchOverlays(): () => void {
  const waiting = requestIdleCallback(() => void import("./overlays.tsx"), { timeout: 500 });
  return () => cancelIdleCallback(waiting);
}

/**
 * Whether the window has had nothing else to do since it started. What lies over the screen is mounted then, so that it opens
 * within the key that asks for it and hears what is typed next.
 */
export function useLeisure(): boolean {
  const [hadLeisure, setHadLeisure] = useState(false);
  useEffect(() => {
    const waiting = requestIdleCallback(() => setHadLeisure(true), { timeout: 50 });
    return () => cancelIdleCallback(waiting);
  }, []);
  return hadLeisure;
}
