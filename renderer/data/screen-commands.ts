import { useEffect, useId } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/**
 * Something the screen in front can do: named in the palette, in the help for keys, and run by its keys. Keys are written
 * "Ctrl+N", "N" or "/"; Ctrl is Command on a Mac. Single keys can be switched off and never act in text fields.
 */
export type ScreenCommand = {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
};

const store = createStore<ReadonlyMap<string, readonly ScreenCommand[]>>(() => new Map());

/** Offers the commands of a screen while it is mounted; give a memoised list. */
export function useScreenCommands(commands: readonly ScreenCommand[]): void {
  const owner = useId();
  useEffect(() => {
    store.setState(new Map(store.getState()).set(owner, commands), true);
    return () => {
      const rest = new Map(store.getState());
      rest.delete(owner);
      store.setState(rest, true);
    };
  }, [owner, commands]);
}

/** What every mounted screen offers, by owner. */
export function useOfferedCommands(): ReadonlyMap<string, readonly ScreenCommand[]> {
  return useStore(store);
}
