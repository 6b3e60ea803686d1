const paneSelector = "nav, header[data-pane], main, aside, footer";
const focusable = "a[href], button:not([disabled]), input, select, textarea, [tabindex='0']";

/** Moves the focus to the next pane of the window, or with -1 to the one before. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(paneSelector)].filter(
    (pane) => pane.querySelector(focusable) !== null,
  );
  if (panes.length === 0) return;
  const here = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const start = here === -1 && step === -1 ? 0 : here;
  const next = panes[(start + step + panes.length) % panes.length];
  const innermost = next?.querySelectorAll<HTMLElement>(focusable) ?? [];
  const own = [...innermost].find((element) => element.closest(paneSelector) === next) ?? innermost[0];
  own?.focus();
}
