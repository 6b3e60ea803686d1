type Form = { readonly label: string; readonly note: string };

/** The forms in which a list of backlog items can be saved. */
export const backlogExportWords: {
  readonly title: string;
  readonly csv: Form;
  readonly md: Form;
  readonly json: Form;
} = {
  title: "Export",
  csv: { label: "CSV", note: "Everything recorded; can be brought in again." },
  md: { label: "Markdown", note: "A list for each stage, for a page or a message." },
  json: { label: "JSON", note: "The records, for programs." },
};
