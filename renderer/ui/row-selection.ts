export type SelectionMode = "none" | "single" | "multiple";

type Reach = "only" | "toggle" | "range";

type SelectionStep = {
  readonly mode: SelectionMode;
  readonly keys: readonly string[];
  readonly selection: ReadonlySet<string>;
  readonly anchor: string | null;
  readonly key: string;
  readonly reach: Reach;
};

export function reachOf(event: {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): Reach {
  if (event.shiftKey) return "range";
  return event.ctrlKey || event.metaKey ? "toggle" : "only";
}

function between(keys: readonly string[], from: string, to: string): readonly string[] {
  const ends = [keys.indexOf(from), keys.indexOf(to)];
  return keys.slice(Math.min(...ends), Math.max(...ends) + 1);
}

export function nextSelection(step: SelectionStep): ReadonlySet<string> {
  const { mode, keys, selection, anchor, key, reach } = step;
  if (mode === "none") return selection;
  if (reach === "toggle") {
    const without = [...selection].filter((chosen) => chosen !== key);
    if (selection.has(key)) return new Set(without);
    return new Set(mode === "single" ? [key] : [...selection, key]);
  }
  if (reach === "range" && mode === "multiple" && anchor !== null && keys.includes(anchor)) {
    return new Set(between(keys, anchor, key));
  }
  return new Set([key]);
}
