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

/**
 * Whether the window has had nothing else to do since it started. What lies over the screen is mounted then, so that it opens
 * within the key that asks for it and hears what is typed next.
 */
export function useLeisure(): boolean {
  const [hadLeisure, setHadLeisure] = useState(false);
  useEffect(() => {
    const waiting = requestIdleCallback(() => setHadLeisure(true));
    return () => cancelIdleCallback(waiting);
  }, []);
  return hadLeisure;
}
