import { useSyncExternalStore } from "react";
import { currentSession, remember, useSession } from "#data/session.ts";

// Where the window is narrow (also by zoom) an open sidebar would cover the screen: it starts closed there.
const narrow = window.matchMedia("(max-width: 860px)");
const listeners = new Set<() => void>();
let isOpenOverScreen = false;

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  narrow.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    narrow.removeEventListener("change", listener);
  };
}

/** Opens or closes the sidebar; in a wide window that is remembered. */
export function toggleSidebar(): void {
  if (narrow.matches) isOpenOverScreen = !isOpenOverScreen;
  else remember({ sidebarOpen: !currentSession().sidebarOpen });
  changed();
}

/** Closes a sidebar that lies over the screen. */
export function uncoverScreen(): void {
  isOpenOverScreen = false;
  changed();
}

/** Whether the sidebar is open. */
export function useSidebar(): boolean {
  const isWideOpen = useSession((session) => session.sidebarOpen);
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches);
  const isOver = useSyncExternalStore(subscribe, () => isOpenOverScreen);
  return isNarrow ? isOver : isWideOpen;
}
