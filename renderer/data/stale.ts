const listeners = new Set<() => void>();

/** Calls the listener when another window needs this one to let the database go. */
export function onStale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that another window needs the database. */
export function tellStale(): void {
  for (const listener of listeners) listener();
}
