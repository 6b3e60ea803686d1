import { clock } from "#data/clock.ts";
import { commit, type Committed } from "#data/portfolio.ts";
import { restoring, withSettings } from "#data/restoring.ts";
import { lastCompleteMonth } from "#shared/domain/as-of.ts";
import { editSettings } from "#shared/domain/settings.ts";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import type { Result } from "#shared/result.ts";
import { ways } from "#shared/words/first-run.ts";

/** The way a person begins. */
export type Way = keyof typeof ways;

/** What the first run asks. */
export type Beginning = {
  readonly way: Way;
  readonly personName: string;
  readonly portfolioName: string;
  readonly currency: string;
  readonly file: File | null;
};

/** Begins: fills the portfolio by the chosen way as the first entry of the journal. */
export async function begin(beginning: Beginning): Promise<Result<Committed>> {
  const { way, personName, portfolioName, currency, file } = beginning;
  switch (way) {
    case "sample": {
      const { completeSample } = await import("#shared/sample/complete-sample.ts");
      const now = clock.now();
      const sample = await completeSample(lastCompleteMonth(now), now);
      const target = withSettings(sample, { personName, sample: true });
      return commit(restoring(target, "Begin with the sample portfolio"), personName);
    }
    case "own":
    case "empty":
      return commit(
        editSettings({ personName, portfolioName, currency }, `Begin portfolio '${portfolioName}'`),
        personName,
      );
    case "restore": {
      const read = await readFile(file);
      if (!read.ok) return read;
      const target = withSettings(read.value.portfolio, { personName });
      return commit(restoring(target, `Restore '${file?.name ?? ""}'`), personName);
    }
  }
}

async function readFile(file: File | null): ReturnType<typeof readPortfolioFile> {
  return readPortfolioFile(new Uint8Array((await file?.arrayBuffer()) ?? []));
}

/** What is still to be said before one can begin, by field. */
export function missingAnswers({ way, personName, portfolioName, file }: Beginning): Readonly<Record<string, string>> {
  const missing: Record<string, string> = {};
  if (personName.trim() === "") missing["personName"] = "Say who you are, so that the history can.";
  if ((way === "own" || way === "empty") && portfolioName.trim() === "") {
    missing["portfolioName"] = "Give the portfolio a name.";
  }
  if (way === "restore" && file === null) missing["file"] = "Choose the portfolio file.";
  return missing;
}

/** Where to go once begun. */
export function firstPlace(way: Way): string {
  return way === "own" ? "/import" : "/";
}
