import type { GivenFile } from "./import-worker-messages.ts";

/** What is taken of the files that a person chose or dropped, and how many files of folders were passed over. */
export type Given = { readonly files: readonly GivenFile[]; readonly passedOver: number };

const readable = /\.(?:csv|tsv|ndjson|jsonl|json|ya?ml)(?:\.gz)?$/i;
const hidden = /(?:^|\/)(?:\.|node_modules\/)/;

/** Single files are taken as they are; of a folder those whose names say that they hold a table or a document. */
export function givenFiles(files: readonly File[]): Given {
  const single = files.filter(({ webkitRelativePath }) => webkitRelativePath === "");
  const inFolders = files.filter(({ webkitRelativePath: path }) => path !== "" && !hidden.test(path));
  const taken = inFolders.filter(({ name }) => readable.test(name));
  return {
    files: [...single.map((content) => ({ name: content.name, content })), ...taken.map(inFolder)],
    passedOver: inFolders.length - taken.length,
  };
}

function inFolder(content: File): GivenFile {
  const [folder = "", ...path] = content.webkitRelativePath.split("/");
  return { name: path.join("/"), folder, content };
}
