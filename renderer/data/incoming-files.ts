import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

const store = createStore<readonly File[]>(() => []);

/** Hands files that a person chose or dropped to the import screen; later ones replace earlier ones. */
export function bringIn(files: readonly File[]): void {
  store.setState([...files], true);
}

/** The files that wait for the import screen. */
export function useIncomingFiles(): readonly File[] {
  return useStore(store);
}

/** Takes the waiting files; afterwards none wait. */
export function takeIncomingFiles(): readonly File[] {
  const files = store.getState();
  store.setState([], true);
  return files;
}

/** A portfolio file that was opened or dropped, waiting for its restore preview. */
export type OfferedPortfolio = { readonly name: string; readonly bytes: Uint8Array };

const offered = createStore<{ readonly file: OfferedPortfolio | null }>(() => ({ file: null }));

/** Offers a portfolio file for restoring, or withdraws it with null. */
export function offerPortfolio(file: OfferedPortfolio | null): void {
  offered.setState({ file });
}

/** The portfolio file that waits to be restored, or null. */
export function useOfferedPortfolio(): OfferedPortfolio | null {
  return useStore(offered, (state) => state.file);
}
