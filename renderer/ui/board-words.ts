/** Where a card stands, as it is told: its place, counted from 1, among those of its lane. */
export type Spot = { readonly lane: string; readonly place: number; readonly of: number };

/** What is said while cards are moved; `what` names the card or how many there are. */
export type DragWords = {
  readonly instructions: string;
  readonly handle: (text: string) => string;
  readonly several: (count: number) => string;
  readonly lifted: (what: string, spot: Spot) => string;
  readonly over: (what: string, spot: Spot) => string;
  readonly dropped: (what: string, spot: Spot) => string;
  readonly droppedOn: (what: string, target: string) => string;
  readonly stayed: (what: string) => string;
  readonly cancelled: (what: string) => string;
  readonly targets: string;
};
