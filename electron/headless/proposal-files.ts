import { createHash } from "node:crypto";
import type { Portfolio } from "#shared/domain/portfolio.ts";
import type { Head } from "#shared/domain/journal.ts";
import { candidateWith, frozen } from "#shared/domain/proposal-refreshing.ts";
import { freezeFigures } from "#shared/domain/figures-freezing.ts";
import type { RetirementProposal } from "#shared/domain/retirement.ts";
import { blankProposal, editProposal, proposeRetirement, sameSubject } from "#shared/domain/retirement-commands.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { writePortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { evidenceFiles } from "#shared/exchange/proposal-csv.ts";
import { proposalDocument } from "#shared/exchange/proposal-document.ts";
import { proposalHtml } from "#shared/exchange/proposal-html.ts";
import { proposalMarkdown } from "#shared/exchange/proposal-markdown.ts";
import { ok, type Result } from "#shared/result.ts";
import { changed, type Actor } from "./bring-in.ts";
import type { Judged } from "./judging.ts";
import type { Chosen } from "./selection.ts";
import { appVersion } from "./version.ts";
import type { WrittenFile } from "./write-folder.ts";

/** Where the journal of the portfolio stood, and whose it is. */
export type Origin = { readonly installation: string; readonly head: Head | null };

/** A portfolio with a draft for every chosen candidate, and the files of all proposals. */
export type Proposed = { readonly portfolio: Portfolio; readonly files: readonly WrittenFile[] };

type Drafting = {
  readonly judged: Judged;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly notSeasonal: string;
};

/** Drafts a proposal for every chosen candidate with its figures as they are now, and writes its documents. */
export async function proposalFiles(chosen: readonly Chosen[], drafting: Drafting): Promise<Result<Proposed>> {
  const files: WrittenFile[] = [];
  let { portfolio } = drafting.judged;
  for (const each of chosen) {
    const drafted = await draftOf(portfolio, each, drafting);
    if (!drafted.ok) return drafted;
    portfolio = drafted.value.portfolio;
    files.push(...drafted.value.files);
  }
  return ok({ portfolio, files });
}

async function draftOf(
  portfolio: Portfolio,
  { candidate, folder }: Chosen,
  drafting: Drafting,
): Promise<Result<Proposed>> {
  const { judged, actor, origin, notSeasonal } = drafting;
  const blank = blankProposal(candidate.subject, `Retire '${candidate.name}'`, actor.by);
  const opened = openProposal(portfolio, candidate.subject);
  const started =
    opened === null ? changed(portfolio, proposeRetirement({ ...blank, notSeasonal }), actor) : ok(portfolio);
  if (!started.ok) return started;
  const proposal = openProposal(started.value, candidate.subject);
  if (proposal === null) throw new Error("A proposal that was just drafted is not there.");
  const worked = candidateWith(judged.portfolio, judged.overview, candidate, proposal);
  const figures = await freezeFigures(judged.portfolio, judged.overview, worked, proposal.option);
  // A proposal that was put forward keeps its own figures; the documents show today's, dated.
  const kept =
    proposal.stage === "draft"
      ? changed(started.value, editProposal(proposal.id, { figures: frozen(figures) }), actor)
      : started;
  if (!kept.ok) return kept;
  const document = proposalDocument(proposal, figures, { ...origin, exportedAt: actor.at, personName: actor.by });
  const evidence = evidenceFiles(document).map(({ name, text }) => ({
    path: `${folder}/evidence/${name}`,
    content: text,
  }));
  return ok({
    portfolio: kept.value,
    files: [
      { path: `${folder}/proposal.md`, content: proposalMarkdown(document) },
      { path: `${folder}/proposal.html`, content: await proposalHtml(document) },
      ...evidence,
    ],
  });
}

function openProposal(portfolio: Portfolio, subject: Chosen["candidate"]["subject"]): RetirementProposal | null {
  for (const proposal of allOf(portfolio.proposals)) {
    const isOpen = proposal.stage === "draft" || proposal.stage === "proposed";
    if (isOpen && sameSubject(proposal, subject)) return proposal;
  }
  return null;
}

/** The portfolio as a file that the window can restore. */
export async function portfolioFile(
  portfolio: Portfolio,
  { installation, head }: Origin,
  at: number,
): Promise<WrittenFile> {
  const content = await writePortfolioFile(portfolio, { appVersion: appVersion(), installation, at, head });
  return { path: "portfolio.winnow", content };
}

/** The SHA-256 of every file, in the form that `sha256sum -c` reads. */
export function sumsOf(files: readonly WrittenFile[]): WrittenFile {
  const sums = files.map(({ path, content }) => `${createHash("sha256").update(content).digest("hex")}  ${path}\n`);
  return { path: "SHA256SUMS", content: sums.join("") };
}
