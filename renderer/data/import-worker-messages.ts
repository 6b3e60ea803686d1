import type { ImportChoices } from "#shared/domain/import-choices.ts";
import type { ImportFile, ImportPlan } from "#shared/domain/import-planned.ts";
import type { Stop } from "#shared/domain/import-rows.ts";
import type { Month } from "#shared/domain/month.ts";
import type { TableName } from "#shared/domain/portfolio.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import type { TableRecord } from "#shared/exchange/records.ts";
import type { Sniffed } from "#shared/exchange/sniff.ts";
import type { Result } from "#shared/result.ts";

/** A file as a person gave it: from the disk, or text that was pasted. One of a folder is named by its path in it. */
export type GivenFile = { readonly name: string; readonly folder?: string; readonly content: File | string };

/** What a first look found, with where else the entries of a YAML catalogue may stand. */
export type Look = Sniffed & { readonly otherEntries: readonly string[] };

/** What a second look found, once a person stated how the text stands. */
export type SecondLook = Pick<Look, "header" | "sample" | "lines">;

/** A value of a column and how many rows have it. */
export type FoundValue = { readonly value: string; readonly rows: number };

/** The values of a column, most frequent first; `isCut` when there are more than are listed. */
export type FoundValues = { readonly values: readonly FoundValue[]; readonly isCut: boolean };

/** A word of a file that means none of a field's choices. */
export type UnknownWord = { readonly column: string; readonly found: string; readonly rows: number };

/** What a reading gave, without its rows. */
export type ReadSummary = {
  readonly hash: string;
  readonly total: number;
  readonly notices: readonly string[];
  readonly leftOut: Readonly<Record<string, number>>;
  readonly unknownWords: readonly UnknownWord[];
  /** The last month that usage speaks of; null without usage. */
  readonly newestUsage: Month | null;
};

/** The lists of a plan that may be long and therefore cross in parts. */
export const planLists = [
  "rows",
  "additions",
  "edits",
  "usage",
  "questions",
  "conflicts",
  "dangling",
  "withdrawn",
] as const;

/** One of the lists of a plan that cross in parts. */
export type PlanList = (typeof planLists)[number];

/** What is asked of the import worker, by kind. */
export type ImportQuestions = {
  readonly look: { readonly files: readonly GivenFile[] };
  readonly lookAgain: { readonly file: GivenFile; readonly reading: Reading };
  readonly found: {
    readonly files: readonly GivenFile[];
    readonly reading: Reading;
    readonly column: string;
    /** Of a column that holds tags as JSON: the tag whose values are wanted, or "" for the names of the tags. */
    readonly tag: string | null;
  };
  readonly read: { readonly files: readonly GivenFile[]; readonly reading: Reading };
  readonly plan: { readonly file: ImportFile; readonly choices: ImportChoices };
  readonly record: { readonly files: readonly GivenFile[]; readonly reading: Reading; readonly row: number };
  readonly stopped: {
    readonly files: readonly GivenFile[];
    readonly reading: Reading;
    readonly stops: readonly Stop[];
  };
};

/** What the worker answers, by kind of question. */
export type ImportAnswers = {
  readonly look: Result<readonly Result<Look>[]>;
  readonly lookAgain: Result<SecondLook>;
  readonly found: Result<FoundValues>;
  readonly read: Result<ReadSummary>;
  readonly plan: Result<Omit<ImportPlan, PlanList>>;
  readonly record: Result<TableRecord>;
  readonly stopped: Result<string>;
};

/** A kind of question. */
export type ImportQuestion = keyof ImportQuestions;

/** What the window sends: a question, or records that planning needs. */
export type ToWorker =
  | { readonly kind: "table"; readonly table: TableName; readonly isFirst: boolean; readonly shelves: Shelves }
  | {
      readonly [K in ImportQuestion]: { readonly kind: K; readonly id: number; readonly question: ImportQuestions[K] };
    }[ImportQuestion];

type Shelves = readonly (readonly [string, ReadonlyMap<string, unknown>])[];

/** What the worker sends: how far it is, parts of a plan, an answer, or an error that nobody foresaw. */
export type FromWorker =
  | { readonly kind: "progress"; readonly id: number; readonly share: number }
  | { readonly kind: "members"; readonly id: number; readonly list: PlanList; readonly members: readonly unknown[] }
  | { readonly kind: "answer"; readonly id: number; readonly answer: ImportAnswers[ImportQuestion] }
  | { readonly kind: "bug"; readonly id: number; readonly error: Error };
