import type { TextRecord } from "./json-walk.ts";

const marked = /^=== (.{1,1000})$/;
const said = /^([A-Za-z][A-Za-z0-9 _-]{0,60}):(?:[ \t]+(.*)|)$/;

/** The column under which the mark above a record is kept. */
export const documentColumn = "$document";

/** Whether the beginning of a text looks like records of "Name: value" lines, as mails and proposals have them. */
export function looksLikeHeaderLines(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/, 60).filter((line) => line.trim() !== "");
  const fits = lines.filter((line) => said.test(line) || marked.test(line) || /^[ \t]/.test(line)).length;
  return (
    lines.length >= 3 && fits >= 0.9 * lines.length && lines.filter((line) => said.test(line)).length * 2 > lines.length
  );
}

/**
 * Records of "Name: value" lines: a folded line goes on with the one before, a name that occurs again makes a list. Each
 * begins with a line "=== where it is from"; where there are none, blank lines part them.
 */
export function readHeaderLines(text: string): readonly TextRecord[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const isMarked = lines.some((line) => marked.test(line));
  const records: { line: number; texts: Map<string, string> }[] = [];
  let record: (typeof records)[number] | null = null;
  let last = "";
  for (const [at, line] of lines.entries()) {
    const mark = marked.exec(line)?.[1];
    if (mark !== undefined || (line.trim() === "" && !isMarked)) {
      record = mark === undefined ? null : { line: at + 1, texts: new Map([[documentColumn, mark.trim()]]) };
      if (record !== null) records.push(record);
      last = "";
      continue;
    }
    if (line.trim() === "") continue;
    if (record === null) records.push((record = { line: at + 1, texts: new Map<string, string>() }));
    const [, name, value = ""] = said.exec(line) ?? [];
    const before = record.texts.get(name ?? last);
    if (name !== undefined && !/^[ \t]/.test(line)) {
      record.texts.set(name, before === undefined ? value.trim() : `${before}\n${value.trim()}`);
      last = name;
    } else if (last !== "") record.texts.set(last, `${before ?? ""} ${line.trim()}`.trim());
  }
  return records;
}
