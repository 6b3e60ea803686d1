import { useSyncExternalStore } from "react";

function subscribe(onChange: () => void): () => void {
  const watcher = new MutationObserver(onChange);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-density"] });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(forced-colors: active)");
  dark.addEventListener("change", onChange);
  contrast.addEventListener("change", onChange);
  return () => {
    watcher.disconnect();
    dark.removeEventListener("change", onChange);
    contrast.removeEventListener("change", onChange);
  };
}

const comfortableRow = 36;

function rowHeight(): number {
  const written = getComputedStyle(document.documentElement).getPropertyValue("--row");
  return Number.parseFloat(written) || comfortableRow;
}

// Virtual rows must know their height before they are measured.
export function useRowHeight(): number {
  return useSyncExternalStore(subscribe, rowHeight);
}

function look(): string {
  const { theme = "system", density = "comfortable" } = document.documentElement.dataset;
  return [
    theme,
    density,
    matchMedia("(prefers-color-scheme: dark)").matches,
    matchMedia("(forced-colors: active)").matches,
  ].join(" ");
}

// A canvas does not follow the style sheet: what it draws is drawn again when this value changes.
export function useRootLook(): string {
  return useSyncExternalStore(subscribe, look);
}
