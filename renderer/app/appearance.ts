import { useEffect } from "react";
import { desktop } from "#data/desktop.ts";
import { currentSession, remember, useSession } from "#data/session.ts";
import { useHost } from "./host.ts";

const zoomSteps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

/** Puts theme, density and zoom of this device onto the page, and keeps them there; a browser zooms by itself. */
export function useAppearance(): void {
  const theme = useSession((session) => session.theme);
  const density = useSession((session) => session.density);
  const zoom = useSession((session) => session.zoom);
  const { isBrowser } = useHost();
  useEffect(() => {
    const root = document.documentElement;
    root.dataset["theme"] = theme;
    root.dataset["density"] = density;
  }, [theme, density]);
  useEffect(() => {
    if (!isBrowser) void desktop.zoom({ factor: zoom });
  }, [isBrowser, zoom]);
}

/** The next size in a direction; 0 is the actual size. */
export function nextZoom(zoom: number, step: -1 | 0 | 1): number {
  if (step === 0) return 1;
  const larger = zoomSteps.find((size) => size > zoom + 0.001);
  const smaller = zoomSteps.findLast((size) => size < zoom - 0.001);
  return (step === 1 ? larger : smaller) ?? zoom;
}

/** Makes everything one step larger or smaller, remembered on this device. */
export function zoomBy(step: -1 | 0 | 1): void {
  remember({ zoom: nextZoom(currentSession().zoom, step) });
}
