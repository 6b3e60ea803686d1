import { useMemo } from "react";
import { tell, tellProblem } from "#data/notices.ts";
import { useIsFixed } from "#data/portfolio.ts";
import { exportPortfolio } from "#data/portfolio-export.ts";
import { takeSnapshot } from "#data/safekeeping.ts";
import { useOfferedCommands } from "#data/screen-commands.ts";
import { remember } from "#data/session.ts";
import { counted } from "#shared/words/format.ts";
import { zoomBy } from "./appearance.ts";
import { appCommands, type AppCommand, type CommandActions } from "./commands.ts";
import type { Overlay } from "./frame.tsx";
import { goTo } from "./hash-location.ts";
import { useHost } from "./host.ts";
import { focusPane } from "./panes.ts";
import { places } from "./places.ts";
import { hasScreen } from "./routes.tsx";
import { toggleSidebar } from "./sidebar-state.ts";
import { redoHere, undoHere, useUndoNames } from "./undoing.ts";

/** The commands of the window as it stands now. */
export function useAppCommands(show: (overlay: Overlay) => void): readonly AppCommand[] {
  const { isBrowser } = useHost();
  const { undoName, redoName } = useUndoNames();
  const isReadOnly = useIsFixed();
  const owners = useOfferedCommands();
  const act = useMemo(() => actionsWith(show), [show]);
  return useMemo(
    () =>
      appCommands({
        places: places.filter((place) => hasScreen(place.path)),
        offered: [...owners.values()].flat(),
        undoName,
        redoName,
        isReadOnly,
        isBrowser,
        act,
      }),
    [act, isBrowser, isReadOnly, owners, redoName, undoName],
  );
}

function actionsWith(show: (overlay: Overlay) => void): CommandActions {
  return {
    goTo: (path) => goTo(path),
    back: () => window.history.back(),
    forward: () => window.history.forward(),
    undo: undoHere,
    redo: redoHere,
    exportPortfolio: () => void exportPortfolio(),
    takeSnapshot: () => void snapshotNow(),
    print: () => window.print(),
    showPalette: () => show("palette"),
    showKeys: () => show("keys"),
    showAbout: () => show("about"),
    addItem: () => show("addItem"),
    toggleSidebar,
    nextPane: () => focusPane(1),
    previousPane: () => focusPane(-1),
    zoom: zoomBy,
    setTheme: (theme) => remember({ theme }),
    setDensity: (density) => remember({ density }),
  };
}

async function snapshotNow(): Promise<void> {
  const taken = await takeSnapshot("byHand");
  if (taken.ok)
    tell({ text: `Snapshot taken and read back: ${counted(taken.value.records, "record")}.`, tone: "good" });
  else tellProblem(taken.problem);
}
