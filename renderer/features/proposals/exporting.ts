import { clock } from "#data/clock.ts";
import { desktop } from "#data/desktop.ts";
import { tell, tellProblem } from "#data/notices.ts";
import { currentPortfolio, installationId, journalHead, whenSettled } from "#data/portfolio.ts";
import type { SavedFile } from "#shared/bridge.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import type { ProposalFigures } from "#shared/domain/proposal-figures.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { proposalDocument, type DocumentContext, type DocumentForm } from "#shared/exchange/proposal-document.ts";
import { proposalHtml } from "#shared/exchange/proposal-html.ts";
import { proposalMarkdown } from "#shared/exchange/proposal-markdown.ts";
import { exportName } from "#shared/exchange/export-name.ts";
import { proposalPackage } from "#shared/exchange/proposal-package.ts";
import type { Result } from "#shared/result.ts";

/** The formats in which a proposal leaves the window. */
export type ExportFormat = "markdown" | "html" | "pdf" | "package";

/** What is exported: a proposal with its frozen figures, in the short or the long form. */
export type Exported = {
  readonly proposal: RetirementProposal;
  readonly figures: ProposalFigures;
  readonly form: DocumentForm;
};

/** Where and when a document is made now. */
export function documentContext(form: DocumentForm): DocumentContext {
  return {
    head: journalHead(),
    installation: installationId(),
    exportedAt: clock.now(),
    personName: settingsOf(currentPortfolio()).personName,
    form,
  };
}

async function write({ proposal, figures, form }: Exported, format: ExportFormat): Promise<Result<SavedFile | null>> {
  const context = documentContext(form);
  const document = proposalDocument(proposal, figures, context);
  const named = (ending: string) => exportName(proposal.title, ending);
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  switch (format) {
    case "markdown":
      return desktop.saveFile({ suggestedName: named("md"), bytes: bytesOf(proposalMarkdown(document)) });
    case "html":
      return desktop.saveFile({ suggestedName: named("html"), bytes: bytesOf(await proposalHtml(document)) });
    case "pdf":
      return desktop.savePdf({ suggestedName: named("pdf"), html: await proposalHtml(document) });
    case "package":
      return desktop.saveFile({
        suggestedName: named("zip"),
        bytes: await proposalPackage(proposal, figures, context),
      });
  }
}

/** Exports a proposal where a person chooses, with the journal as it is once everything is saved, and tells what came of it. */
export async function exportProposal(exported: Exported, format: ExportFormat): Promise<void> {
  await whenSettled();
  const saved = await write(exported, format);
  if (!saved.ok) tellProblem(saved.problem);
  else if (saved.value !== null) tell({ text: `Exported as '${saved.value.name}'.`, tone: "good" });
}
