/** A name for an exported file that every file system takes: its title in plain letters, and an ending. */
export function exportName(title: string, ending: string): string {
  const plain = title
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return `${Array.from(plain === "" ? "proposal" : plain)
    .slice(0, 60)
    .join("")}.${ending}`;
}
