import type { KeyboardEvent } from "react";

/** Moves the focus between the cards of a board by the arrow keys: within a column, and to the same height of the next. */
export function onBoardKey(event: KeyboardEvent<HTMLElement>): void {
  const column = (event.target as HTMLElement).closest<HTMLElement>("[data-column]");
  if (column === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const columns = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-column]")];
  const place = linksIn(column).indexOf(event.target as HTMLElement);
  const goal = goalOf(event.key, { columns, column, place });
  if (place < 0 || goal === undefined) return;
  event.preventDefault();
  goal.focus();
}

type From = { readonly columns: readonly HTMLElement[]; readonly column: HTMLElement; readonly place: number };

function linksIn(column: HTMLElement): readonly HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>("[data-card] a")];
}

function goalOf(key: string, { columns, column, place }: From): HTMLElement | undefined {
  const own = linksIn(column);
  const at = columns.indexOf(column);
  const beside = (candidates: readonly HTMLElement[]) => {
    const links = candidates.map(linksIn).find((found) => found.length > 0) ?? [];
    return links[Math.min(place, links.length - 1)];
  };
  switch (key) {
    case "ArrowDown":
      return own[place + 1];
    case "ArrowUp":
      return own[place - 1];
    case "Home":
      return own[0];
    case "End":
      return own.at(-1);
    case "ArrowRight":
      return beside(columns.slice(at + 1));
    case "ArrowLeft":
      return beside(columns.slice(0, at).toReversed());
    default:
      return undefined;
  }
}
