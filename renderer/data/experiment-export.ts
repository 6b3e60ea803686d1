import type { ExperimentFamily } from "#shared/domain/experiment-family.ts";
import type { Experiment } from "#shared/domain/experiment.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { clock } from "./clock.ts";
import { saveText } from "./csv-export.ts";
import { currentPortfolio } from "./portfolio.ts";

/** The forms in which experiments leave: Markdown, cards as CSV, results as CSV that can be brought in again, JSON. */
export type ExperimentForm = "md" | "cards" | "results" | "json";

/** Exports experiments in the given order. */
export async function exportExperiments(form: ExperimentForm, experiments: readonly Experiment[]): Promise<void> {
  const portfolio = currentPortfolio();
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const [only] = experiments;
  const name = experiments.length === 1 && only !== undefined ? only.title : settingsOf(portfolio).portfolioName;
  const title = (what: string) => `${what} ${name} ${day}`;
  switch (form) {
    case "md": {
      const { experimentsMarkdown } = await import("#shared/exchange/experiment-markdown.ts");
      return saveText(title("experiments"), "md", experimentsMarkdown(portfolio, experiments, day));
    }
    case "cards": {
      const { cardsCsv } = await import("#shared/exchange/experiment-write.ts");
      return saveText(title("experiments"), "csv", cardsCsv(portfolio, experiments, day));
    }
    case "results": {
      const { resultsCsv } = await import("#shared/exchange/experiment-results.ts");
      return saveText(title("results"), "csv", resultsCsv(portfolio, experiments));
    }
    case "json": {
      const { experimentsJson } = await import("#shared/exchange/experiment-write.ts");
      return saveText(title("experiments"), "json", experimentsJson(portfolio, experiments));
    }
  }
}

/** Exports the comparisons of experiments that are read as one family, in the given order. */
export async function exportFamily(family: Pick<ExperimentFamily, "members">): Promise<void> {
  const { familyCsv } = await import("#shared/exchange/experiment-family-csv.ts");
  const portfolio = currentPortfolio();
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  return saveText(`comparisons ${settingsOf(portfolio).portfolioName} ${day}`, "csv", familyCsv(portfolio, family));
}
