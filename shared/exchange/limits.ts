/** How much one file may hold before its reading stops with a reason. */
export type Limits = {
  /** Bytes of the file as it lies on the disk. */
  readonly bytes: number;
  /** Bytes after decompression. */
  readonly inflated: number;
  readonly rows: number;
};

const megabyte = 1024 * 1024;

/** Tables: 200 MB, 400 MB once decompressed, 2 million rows. */
export const tableLimits: Limits = { bytes: 200 * megabyte, inflated: 400 * megabyte, rows: 2_000_000 };

/** Raw events: 2 GB, 8 GB once decompressed, any number of rows. */
export const eventLimits: Limits = {
  bytes: 2048 * megabyte,
  inflated: 8192 * megabyte,
  rows: Number.MAX_SAFE_INTEGER,
};

/** JSON and YAML, which are held in memory as a whole: 50 MB. */
export const documentLimits: Limits = { bytes: 50 * megabyte, inflated: 50 * megabyte, rows: 2_000_000 };

/** Decompressed bytes for each byte of the file, judged once ten megabytes came out. */
export const largestRatio = 100;

/** Characters in one cell. */
export const longestCell = 1_000_000;

/** Columns of one table. */
export const mostColumns = 20_000;

/** Lists and objects inside one another in one JSON file. */
export const deepestNesting = 64;

/** Files that may come in at once, as those of a folder do. */
export const mostFiles = 10_000;

/** Characters of a name. */
export const longestName = 10_000;

/** Subjects times months that a table may fill with zeros where a row is absent. */
export const mostFilledCells = 5_000_000;
