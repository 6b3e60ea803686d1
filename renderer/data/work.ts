import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Work that goes on while a person does something else; `share` from 0 to 1, null when nobody can know. */
export type RunningWork = {
  readonly id: number;
  readonly label: string;
  readonly share: number | null;
  readonly onCancel: (() => void) | null;
};

const store = createStore<readonly RunningWork[]>(() => []);
let lastId = 0;

/** Shows work in the status bar until it ends. */
export function startWork(
  label: string,
  onCancel: (() => void) | null = null,
): { readonly progress: (share: number | null) => void; readonly end: () => void } {
  lastId += 1;
  const id = lastId;
  store.setState([...store.getState(), { id, label, share: null, onCancel }], true);
  return {
    progress: (share) => {
      store.setState(
        store.getState().map((work) => (work.id === id ? { ...work, share } : work)),
        true,
      );
    },
    end: () => {
      store.setState(
        store.getState().filter((work) => work.id !== id),
        true,
      );
    },
  };
}

/** The work that runs now, oldest first. */
export function useRunningWork(): readonly RunningWork[] {
  return useStore(store);
}
