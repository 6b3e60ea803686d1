/** What the steps of an import say beside the file. */
export const importScreenWords = {
  cut: "Only the most frequent values are listed.",
  paste: "Copy the cells of a spreadsheet, the header row with them, and paste them here.",
  whence: "Where are they from?",
  replaces: "Rows of one source replace one another when they come again.",
  pasteLeast: "Paste at least a header and one row.",
  recipe: "Files of a known source are read as they were before.",
  ignored: "Ignored, unless you keep them beside the product.",
  zoneless: "Times that name no zone were written by this clock.",
  months: "Months begin and end by this clock.",
  order: "Not told by the file: dates that can be read in two ways are stopped.",
  subtitle: "Bring in usage, money, products, work and experiments from files.",
  notChecked: "Nothing is checked. Go back and check the file again.",
  recipeName: "Name it after where the files come from.",
  noRow: "No row is like this.",
} as const;
