/** What a command's end tells a script; anything else is a bug in Winnow. */
export const exitCodes = {
  done: 0,
  refused: 1,
  wrongCommand: 2,
  nothingToPropose: 3,
} as const;
