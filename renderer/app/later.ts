/**
 * Fetches what a start does without, once the window has nothing else to do: what is pressed next must not wait, and what
 * saves the portfolio must be at hand even if the host is gone by then.
 */
export function fetchRest(): () => void {
  const waiting = requestIdleCallback(() => {
    void import("./overlays.tsx");
    void import("#data/undo.ts");
    void import("#shared/exchange/portfolio-file.ts");
  });
  return () => cancelIdleCallback(waiting);
}
