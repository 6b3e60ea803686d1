/** Where a command speaks: what it was asked for on the one stream, remarks on the other; tests listen instead. */
export type Terminal = {
  readonly print: (text: string) => void;
  readonly tell: (text: string) => void;
  readonly now: () => number;
  /** Who works here, where nothing else was said. */
  readonly personName: () => string;
};
