import { lazy, type ComponentType } from "react";
import { ChartColumn, ListOrdered, Scale, SquareKanban, SlidersHorizontal, type Icon } from "#ui/icons.ts";
import { BoardView } from "./board-view.tsx";
import { RankedView } from "./ranked-view.tsx";

const PrioritiseView = lazy(async () => ({ default: (await import("./prioritise-view.tsx")).PrioritiseView }));
const FlowView = lazy(async () => ({ default: (await import("./flow-view.tsx")).FlowView }));
const HygieneView = lazy(async () => ({ default: (await import("./hygiene-view.tsx")).HygieneView }));

/** A way to look at a backlog; it is given whose items they are and asks `useBacklog` for the rest. */
export type BacklogView = {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  readonly View: ComponentType<{ readonly productId: string | null }>;
};

/** The ways to look at a backlog, in the order of the switch; a further one is a further line. */
export const backlogViews: readonly BacklogView[] = [
  { id: "board", label: "Board", icon: SquareKanban, View: BoardView },
  { id: "ranked", label: "Ranked", icon: ListOrdered, View: RankedView },
  { id: "prioritise", label: "Prioritise", icon: Scale, View: PrioritiseView },
  { id: "flow", label: "Flow", icon: ChartColumn, View: FlowView },
  { id: "hygiene", label: "Hygiene", icon: SlidersHorizontal, View: HygieneView },
];
