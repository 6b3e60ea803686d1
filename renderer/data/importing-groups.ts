import type { ImportFormat } from "#shared/domain/import-batch.ts";
import { guessReading, type Guess } from "#shared/exchange/guess.ts";
import type { GivenFile, Look } from "./import-worker-messages.ts";

/** Files that are brought in together, with what the first of them looks like and a proposal how to read it. */
export type FileGroup = {
  readonly name: string;
  readonly files: readonly GivenFile[];
  readonly size: number;
  readonly look: Look;
  readonly guess: Guess;
};

type Looked = { readonly file: GivenFile; readonly look: Look };

/** What has to be in before other files can name it comes first. */
const order: readonly ImportFormat[] = [
  "backstage",
  "products",
  "dependencies",
  "usageTable",
  "usageEvents",
  "cost",
  "focus",
  "value",
  "backlog",
  "experimentCards",
  "experimentArms",
  "experimentUnits",
];

/**
 * The files that are brought in. Where a folder holds a Backstage catalogue, its other documents are settings of programs:
 * they are left, and so are its documents that hold nothing to bring in.
 */
export function withoutSettings(files: readonly Looked[]): readonly Looked[] {
  const isBackstage = ({ look }: Looked) => guessReading(look).reading.format === "backstage";
  if (!files.some((looked) => looked.file.folder !== undefined && isBackstage(looked))) return files;
  return files.filter((looked) => looked.file.folder === undefined || !isDocument(looked.file) || isBackstage(looked));
}

/** Whether a file of a folder is a document, which may be the settings of some program, and no table. */
export function isDocument({ name }: GivenFile): boolean {
  return /\.(?:json|ya?ml)$/i.test(name);
}

/** The files in the order in which they should come in; the parts of one Backstage catalogue come in together. */
export function groupFiles(files: readonly Looked[]): readonly FileGroup[] {
  const guessed = files.map(({ file, look }) => ({ file, look, guess: guessReading(look) }));
  const isBackstage = ({ guess }: { readonly guess: Guess }) => guess.reading.format === "backstage";
  const catalogue = guessed.filter(isBackstage);
  const others = guessed.filter((member) => !isBackstage(member));
  const groups = others.map(({ file, look, guess }) => ({
    name: file.name,
    files: [file],
    size: sizeOf(file),
    look,
    guess,
  }));
  const [first] = catalogue;
  if (first !== undefined) {
    const members = catalogue.map(({ file }) => file);
    const size = members.reduce((sum, file) => sum + sizeOf(file), 0);
    groups.push({ ...first, name: catalogueName(members), files: members, size });
  }
  const rank = ({ guess }: FileGroup) => order.indexOf(guess.reading.format);
  return groups.sort((one, other) => rank(one) - rank(other));
}

function catalogueName(files: readonly GivenFile[]): string {
  const [first] = files;
  if (first === undefined || files.length === 1) return first?.name ?? "";
  return `${first.folder ?? "catalog-info"} (${files.length} files)`;
}

function sizeOf({ content }: GivenFile): number {
  return typeof content === "string" ? new TextEncoder().encode(content).length : content.size;
}
