import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { sha256 } from "#shared/domain/canonical.ts";
import { proposalDocument } from "#shared/exchange/proposal-document.ts";
import { proposalMarkdown } from "#shared/exchange/proposal-markdown.ts";
import { proposalPackage } from "#shared/exchange/proposal-package.ts";
import { documentContext, sampleProposal } from "../../support/proposals.ts";

const { proposal, figures } = await sampleProposal("fax-gateway");

describe("proposalPackage", () => {
  it("holds the document in every text format, its figures and the evidence", async () => {
    const files = unzipSync(await proposalPackage(proposal, figures, documentContext));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        "proposal.md",
        "proposal.html",
        "proposal.json",
        "evidence/usage.csv",
        "evidence/costs.csv",
        "evidence/cash-flow.csv",
        "README.txt",
        "SHA256SUMS",
      ]),
    );
    const markdown = proposalMarkdown(proposalDocument(proposal, figures, documentContext));
    expect(strFromU8(files["proposal.md"] ?? new Uint8Array())).toBe(markdown);
    const record = JSON.parse(strFromU8(files["proposal.json"] ?? new Uint8Array())) as { readonly figures: unknown };
    expect(record.figures).toEqual(figures);
  });

  it("lists the SHA-256 of every other file", async () => {
    const files = unzipSync(await proposalPackage(proposal, figures, documentContext));
    const sums = strFromU8(files["SHA256SUMS"] ?? new Uint8Array())
      .trim()
      .split("\n");
    expect(sums).toHaveLength(Object.keys(files).length - 1);
    for (const line of sums) {
      const [sum, name = ""] = line.split("  ");
      expect(sum).toBe(await sha256(files[name] ?? new Uint8Array()));
    }
  });

  it("is the same bytes for the same proposal", async () => {
    const once = await proposalPackage(proposal, figures, documentContext);
    expect(await proposalPackage(proposal, figures, documentContext)).toEqual(once);
  });
});
