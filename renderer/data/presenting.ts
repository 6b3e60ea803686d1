import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

const store = createStore<{ readonly isPresenting: boolean }>(() => ({ isPresenting: false }));

/** Whether a screen has the whole window, as a review meeting has: the frame shows nothing of its own then. */
export function useIsPresenting(): boolean {
  return useStore(store, ({ isPresenting }) => isPresenting);
}

/** Gives a screen the whole window while it is mounted. */
export function usePresentation(): void {
  useEffect(() => {
    store.setState({ isPresenting: true });
    return () => store.setState({ isPresenting: false });
  }, []);
}
