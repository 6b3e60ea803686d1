/** The titles in a pasted text, one a line, without blank lines and without list marks at their start. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/, "").trim())
    .filter((title) => title !== "");
}
