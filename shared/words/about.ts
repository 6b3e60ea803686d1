import type { About } from "../bridge.ts";
import type { Head } from "../domain/journal.ts";

/** The libraries that the window carries, with their licences. */
export const bundledLibraries: readonly { readonly name: string; readonly licence: string }[] = [
  { name: "Chart.js, chartjs-chart-matrix, chartjs-plugin-annotation", licence: "MIT" },
  { name: "Dexie", licence: "Apache-2.0" },
  { name: "fflate", licence: "MIT" },
  { name: "Lucide icons", licence: "ISC" },
  { name: "React, React DOM", licence: "MIT" },
  { name: "React Aria Components, @internationalized/date", licence: "Apache-2.0" },
  { name: "TanStack Table, TanStack Virtual", licence: "MIT" },
  { name: "Valibot", licence: "MIT" },
  { name: "wouter", licence: "Unlicense" },
  { name: "yaml", licence: "ISC" },
  { name: "Zustand", licence: "MIT" },
  { name: "dnd kit", licence: "MIT" },
];

const systemNames: Readonly<Record<string, string>> = { darwin: "macOS", linux: "Linux", win32: "Windows" };

/** In what a window runs. */
export function hostText(about: About | null): string {
  if (about === null) return "…";
  const engine = about.versions["chrome"] ?? about.versions["chromium"];
  const host =
    about.host === "electron" ? `Electron ${about.versions["electron"] ?? ""}` : "A browser, served by this computer";
  const system = systemNames[about.platform] ?? about.platform;
  return [host.trim(), engine === undefined ? "" : `Chromium ${engine}`, system].filter(Boolean).join(", ");
}

/** Everything about this Winnow that a report of a problem needs; nothing of the portfolio. */
export function aboutDetails(
  about: About | null,
  journal: { readonly installation: string; readonly head: Head | null },
): string {
  const versions = Object.entries(about?.versions ?? {}).map(([name, version]) => `${name} ${version}`);
  return [
    `Winnow ${about?.appVersion ?? ""}`,
    hostText(about),
    ...versions,
    `Installation ${journal.installation}`,
    journal.head === null ? "Journal empty" : `Journal entry ${journal.head.seq}, ${journal.head.hash}`,
  ].join("\n");
}
