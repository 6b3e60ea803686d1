/** What a command's end tells a script. */
export const exitCodes = {
  done: 0,
  refused: 1,
  wrongCommand: 2,
  nothingToPropose: 3,
  bug: 70,
} as const;
