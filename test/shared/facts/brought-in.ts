import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { bytesSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readRows } from "#shared/exchange/read.ts";
import type { Reading } from "#shared/exchange/reading.ts";
import { sniff, type Sniffed } from "#shared/exchange/sniff.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { retirementCandidates, type RetirementCandidate } from "#shared/domain/candidates.ts";
import type { ImportFormat } from "#shared/domain/import-batch.ts";
import type { ImportChoices } from "#shared/domain/import-choices.ts";
import type { ImportPlan } from "#shared/domain/import-planned.ts";
import type { ReadRows } from "#shared/domain/import-rows.ts";
import { sourceOf } from "#shared/domain/import-source.ts";
import type { Month } from "#shared/domain/month.ts";
import { portfolioOverview, type Overview, type ProductLine } from "#shared/domain/overview.ts";
import { emptyPortfolio, settingsOf, type Portfolio } from "#shared/domain/portfolio.ts";
import { editSettings, type Settings } from "#shared/domain/settings.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import type { Result } from "#shared/result.ts";
import { featureRows, type FeatureRow } from "../../../renderer/features/product/feature-rows.ts";
import { committed, createAll, planOf } from "../../support/import-reads.ts";
import { after } from "../../support/portfolios.ts";
import { realData } from "../../support/real-data.ts";

/** A file of the real data as its reader meets it; a folder gives every YAML file in it. */
export function sourcesOf(path: string): readonly ByteSource[] {
  const { file } = realData(path);
  if (!statSync(file).isDirectory()) return [bytesSource(path.split("/").at(-1) ?? path, readFileSync(file))];
  return readdirSync(file, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => bytesSource(name, readFileSync(join(file, name))));
}

/** What a reading gives; throws when it is refused. */
export function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

/** The reading that the wizard proposes for a file, and what it was proposed from. */
export async function proposed(
  path: string,
  format: ImportFormat | null = null,
): Promise<{ readonly reading: Reading; readonly sniffed: Sniffed }> {
  const [first] = sourcesOf(path);
  if (first === undefined) throw new Error(`${path} holds no file`);
  const sniffed = taken(await sniff(first));
  return { reading: guessReading(sniffed, format).reading, sniffed };
}

/** How a file of the real data is brought in: the format (else guessed), what a person changes, and into what. */
export type Bringing = {
  readonly format?: ImportFormat;
  readonly adjust?: (reading: Reading) => Reading;
  readonly into?: Portfolio;
  readonly choices?: Partial<ImportChoices>;
};

/** A file of the real data after the whole way: proposed reading, rows, plan, and the portfolio it was committed to. */
export type BroughtIn = { readonly portfolio: Portfolio; readonly read: ReadRows; readonly plan: ImportPlan };

let moment = 0;

/** Brings a file of the real data in, the way a person does: what the wizard proposes, adjusted, planned and committed. */
export async function broughtIn(path: string, bringing: Bringing = {}): Promise<BroughtIn> {
  const { format = null, adjust = (same) => same, into = emptyPortfolio, choices = {} } = bringing;
  const reading = adjust((await proposed(path, format)).reading);
  const sources = sourcesOf(path);
  const read = taken(await readRows(sources, reading, unwatched));
  const name = path.split("/").at(-1) ?? path;
  moment += 1;
  const size = sources.reduce((sum, source) => sum + source.size, 0);
  const file = {
    name,
    hash: String(moment).padStart(64, "0"),
    size,
    format: reading.format,
    source: sourceOf(name),
    recipeId: null,
    statements: [],
  };
  const plan = planOf(into, read, { ...createAll, ...choices }, file);
  return { portfolio: committed(into, plan, moment), read, plan };
}

/** The portfolio with other thresholds of use: the window first of all, which the facts take as 12 months. */
export function judgedBy(portfolio: Portfolio, thresholds: Partial<Settings["usage"]>): Portfolio {
  const { usage, retirement } = settingsOf(portfolio);
  // The facts do not speak of simulated cases, so that few draws do.
  const fields = { usage: { ...usage, ...thresholds }, retirement: { ...retirement, draws: 100 } };
  return after([editSettings(fields)], portfolio, 500);
}

/** The empty portfolio of somebody who counts in a currency. */
export function portfolioIn(currency: string): Portfolio {
  return after([editSettings({ currency })]);
}

/** What is worked out at its first use and kept for the next, so that tests share one import and skipped ones have none. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | null = null;
  return () => (known ??= work());
}

/** The moment of judging in these tests; only the age of figures depends on it. */
const now = Date.UTC(2026, 8, 1);

/** The portfolio as its screens show it, as of a month. */
export function overviewOf(portfolio: Portfolio, asOf: Month): Overview {
  return portfolioOverview(portfolio, asOf, now);
}

/** One product of a portfolio as a screen shows it; the only one unless it is named. */
export function lineOf({ lines }: Overview, name: string | null = null): ProductLine {
  const line = name === null ? lines[0] : lines.find(({ product }) => product.name === name);
  if (line === undefined) throw new Error(`no product ${name ?? ""}`);
  return line;
}

/** The features of a product as its screen lists them, with their use over the window. */
export function featuresOf(portfolio: Portfolio, { product, usage }: ProductLine): readonly FeatureRow[] {
  const features = onShelf(portfolio.features, product.id).values();
  return featureRows(features, usage, settingsOf(portfolio).usage.windowMonths);
}

/** The judged subjects of a portfolio as the retirement screen lists them. */
export function candidatesIn(portfolio: Portfolio, overview: Overview): readonly RetirementCandidate[] {
  return [...retirementCandidates(portfolio, overview)];
}

/** The most used features with their use over the window. */
export function mostUsed(rows: readonly FeatureRow[], count: number): readonly (readonly [string, number])[] {
  return rows
    .map(({ feature, total }) => [feature.name, total ?? 0] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, count);
}

/** The whole of some figures; a figure that is not known adds nothing. */
export function sumOf(figures: Iterable<number | null>): number {
  let sum = 0;
  for (const figure of figures) sum += figure ?? 0;
  return sum;
}
