import { settingsOf } from "#shared/domain/portfolio.ts";
import type { Learning } from "#shared/domain/learning.ts";
import { clock } from "./clock.ts";
import { saveText } from "./csv-export.ts";
import { currentPortfolio } from "./portfolio.ts";

/** The forms in which learnings leave: Markdown to read, CSV for a spreadsheet, JSON with everything. */
export type LearningForm = "md" | "csv" | "json";

/** Exports learnings in the given order. */
export async function exportLearnings(form: LearningForm, learnings: readonly Learning[]): Promise<void> {
  const portfolio = currentPortfolio();
  const { learningsCsv, learningsJson, learningsMarkdown } = await import("#shared/exchange/learning-export.ts");
  const write = { md: learningsMarkdown, csv: learningsCsv, json: learningsJson }[form];
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  await saveText(`learnings ${settingsOf(portfolio).portfolioName} ${day}`, form, write(portfolio, learnings));
}
