/** A piece of people's words: plain text, or an address that may be followed. */
export type TextPiece = { readonly text: string; readonly isLink: boolean };

// Only characters that an address can hold and that neither HTML, Markdown nor a sentence's end need.
const address = /\b(?:https:\/\/|mailto:)[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*[A-Za-z0-9\-_~/#=&%]/g;

function isSafe(text: string): boolean {
  try {
    const { protocol, hostname, username } = new URL(text);
    return protocol === "mailto:" || (protocol === "https:" && hostname !== "" && username === "");
  } catch {
    return false;
  }
}

/** Splits words at the addresses in them; only https and mailto count, and none that carries a user name. */
export function withLinks(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    if (!isSafe(match[0])) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), isLink: false });
    pieces.push({ text: match[0], isLink: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isLink: false });
  return pieces;
}

/** The paragraphs of people's words: split at blank lines, each as its lines. */
export function paragraphsOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((part) =>
      part
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
    )
    .filter((lines) => lines.length > 0);
}
