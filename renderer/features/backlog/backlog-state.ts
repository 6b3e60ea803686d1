import { createContext, type RefObject, useContext } from "react";
import type { BacklogField } from "#shared/domain/backlog-field.ts";
import type { BacklogItem, BacklogStage } from "#shared/domain/backlog-item.ts";
import type { Position } from "#shared/domain/backlog-order.ts";
import type { Surroundings } from "#shared/domain/item-figures.ts";
import type { Priorities } from "#shared/domain/priority.ts";
import type { Settings } from "#shared/domain/settings.ts";
import type { ItemRow } from "./item-rows.ts";

/** Where items are sent; what is left out stays as it is. */
export type Sending = {
  readonly stage?: BacklogStage | undefined;
  readonly productId?: string | undefined;
  readonly position?: Position | undefined;
};

/** What a view of the backlog shows and can ask for. */
export type BacklogState = {
  readonly productId: string | null;
  /** Every item of the list, in the order made by hand. */
  readonly items: readonly BacklogItem[];
  readonly rows: readonly ItemRow[];
  /** The rows that the filter leaves. */
  readonly shown: readonly ItemRow[];
  readonly isFiltered: boolean;
  readonly priorities: Priorities | null;
  readonly around: Surroundings;
  readonly settings: Settings;
  /** The fields of the team's own that cards show. */
  readonly cardFields: readonly BacklogField[];
  readonly selection: ReadonlySet<string>;
  readonly onSelect: (selection: ReadonlySet<string>) => void;
  /** The item that keys act on: the one with the focus. */
  readonly current: string | null;
  readonly onCurrent: (id: string) => void;
  readonly hrefOf: (id: string) => string;
  readonly open: (id: string) => void;
  /** Opens an item and goes to its first field. */
  readonly edit: (id: string) => void;
  /** Sends items somewhere, or first asks what is needed for it; answers whether they went. */
  readonly send: (ids: readonly string[], to: Sending) => boolean;
  readonly ask: (asking: Asking) => void;
  /** Puts the focus on an item of the view in front. */
  readonly focusRef: RefObject<((id: string) => void) | null>;
};

/** What is being asked of the person. */
export type Asking =
  | { readonly kind: "add" }
  | { readonly kind: "paste" }
  | { readonly kind: "move" | "drop" | "measure"; readonly ids: readonly string[] };

const BacklogContext = createContext<BacklogState | null>(null);

export const BacklogProvider = BacklogContext.Provider;

export function useBacklog(): BacklogState {
  const state = useContext(BacklogContext);
  if (state === null) throw new Error("A view of the backlog stands outside its screen.");
  return state;
}
