/** Where a command speaks: what it was asked for on the one stream, remarks on the other; tests listen instead. */
export type Terminal = {
  readonly print: (text: string) => void;
  readonly tell: (text: string) => void;
  readonly now: () => number;
  /** Who works here, where nothing else was said. */
  readonly personName: () => string;
};

// Escape sequences would command the terminal, and marks of direction make a line read as another one.
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is replaced here
const commanding = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The same terminal, safe from what names in files may hold. */
export function guardedTerminal(terminal: Terminal): Terminal {
  const plain = (text: string) => text.replaceAll(commanding, "\ufffd");
  return {
    ...terminal,
    print: (text) => terminal.print(plain(text)),
    tell: (text) => terminal.tell(plain(text)),
  };
}
