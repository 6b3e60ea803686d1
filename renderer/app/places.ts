import {
  FileUp,
  FileText,
  FlaskConical,
  History,
  LayoutGrid,
  Lightbulb,
  Presentation,
  Settings,
  SquareKanban,
  Sunset,
} from "#ui/icons.ts";
import type { Place } from "./commands.ts";

/** The screens that can be gone to, in the order of the sidebar and of the number keys. */
export const places: readonly Place[] = [
  {
    id: "view.portfolio",
    label: "Portfolio",
    path: "/",
    icon: LayoutGrid,
    keys: "Ctrl+1",
    words: "overview products services home",
  },
  {
    id: "view.backlog",
    label: "Backlog",
    path: "/backlog",
    icon: SquareKanban,
    keys: "Ctrl+2",
    words: "items board ranked priorities work plan",
  },
  {
    id: "view.experiments",
    label: "Experiments",
    path: "/experiments",
    icon: FlaskConical,
    keys: "Ctrl+3",
    words: "tests hypotheses beliefs cards a/b verdict read together family batch",
  },
  {
    id: "view.review",
    label: "Review",
    path: "/review",
    icon: Presentation,
    keys: "Ctrl+4",
    words: "meeting decide agenda minutes experiments present",
  },
  {
    id: "view.learnings",
    label: "Learnings",
    path: "/learnings",
    icon: Lightbulb,
    keys: "Ctrl+5",
    words: "library learned contradictions knowledge experiments innovation accounting cohorts",
  },
  {
    id: "view.retirement",
    label: "Retirement",
    path: "/retirement",
    icon: Sunset,
    keys: "Ctrl+6",
    words: "candidates verdicts reviews",
  },
  { id: "view.proposals", label: "Proposals", path: "/proposals", icon: FileText, keys: "Ctrl+7" },
  { id: "file.import", label: "Import", path: "/import", icon: FileUp, keys: "Ctrl+O", words: "files csv bring in" },
  {
    id: "view.history",
    label: "History",
    path: "/history",
    icon: History,
    keys: "Ctrl+8",
    words: "journal audit who when verify chain",
  },
  {
    id: "view.settings",
    label: "Settings",
    path: "/settings",
    icon: Settings,
    keys: "Ctrl+,",
    words: "thresholds appearance backup currency",
  },
];

/** The place of the sidebar that a path belongs to. */
export function placeOf(path: string): Place | undefined {
  if (path.startsWith("/product/")) return places[0];
  return places.find((place) => path === place.path || (place.path !== "/" && path.startsWith(`${place.path}/`)));
}
