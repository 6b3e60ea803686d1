/** What is to be looked at where the states of a tracker become stages. */
export const workWordsText =
  "Check the guesses. 'Done' in a tracker seldom says released: choose Deployed where users could not use it yet. What is released waits to be proved; what was given up is dropped.";

/** That a meaning was proposed by the app. */
export const guessedText = "guessed";

/** That what no field takes is kept beside the item. */
export const keptBesideItemText =
  "Kept beside the item, unless you leave them out. Names of people are left out and comments are only counted, unless you keep their columns.";
