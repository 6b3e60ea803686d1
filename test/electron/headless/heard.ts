import type { Terminal } from "../../../electron/headless/terminal.ts";

/** A terminal that remembers what it was told. */
export function heard(): Terminal & { readonly words: () => { readonly printed: string; readonly told: string } } {
  const said = { printed: "", told: "" };
  return {
    print: (text) => {
      said.printed += text;
    },
    tell: (text) => {
      said.told += text;
    },
    now: () => Date.UTC(2025, 8, 9),
    personName: () => "Tester",
    words: () => ({ ...said }),
  };
}
