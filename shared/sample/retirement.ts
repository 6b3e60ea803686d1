import { addMonths, type Month } from "../domain/month.ts";
import { blankProposal } from "../domain/retirement-commands.ts";
import type { RetirementProposal, RetirementVerdict, Review, VerdictRecord } from "../domain/retirement.ts";
import { dayAfter, featureId, recorded } from "./recorded.ts";

/** What people of the sample house answered to candidates: one is kept with a reason, one is put off. */
export function sampleReviews(asOf: Month): readonly Review[] {
  return [
    {
      ...recorded("review.policy-ledger", asOf),
      productId: "policy-ledger",
      featureId: null,
      kind: "keep",
      reason: "Support is being extended with the vendor; nothing can replace the ledger before that.",
      until: dayAfter(asOf, 6),
    },
    {
      ...recorded("review.print-queue-monitor", asOf),
      productId: "claims-desk",
      featureId: featureId("claims-desk", "Print queue monitor"),
      kind: "snooze",
      reason: "The printing contract ends soon; look again when the new printers stand.",
      until: dayAfter(asOf, 3),
    },
  ];
}

type VerdictRow = readonly [
  productId: string,
  feature: string | null,
  monthsAgo: number,
  verdict: RetirementVerdict,
  code: string,
];

const verdictRows: readonly VerdictRow[] = [
  ["fax-gateway", null, 7, "needData", "LOW_QUALITY"],
  ["fax-gateway", null, 3, "flag", "NPV_POSITIVE_LIKELY"],
  ["nightly-export", null, 9, "blocked", "BLOCKED_BY_DEPENDENTS"],
  ["member-portal", "Smart speaker answers", 5, "needData", "LOW_QUALITY"],
  ["member-portal", "Smart speaker answers", 2, "flag", "NPV_POSITIVE_LIKELY"],
  ["policy-ledger", "Green-screen terminal", 4, "watch", "NPV_POSITIVE_UNCERTAIN"],
];

/** Verdicts that stood in earlier months, so that the sample can say since when. */
export function sampleVerdicts(asOf: Month): readonly VerdictRecord[] {
  return verdictRows.map(([productId, feature, monthsAgo, verdict, code], n) => {
    const then = addMonths(asOf, -monthsAgo);
    return {
      ...recorded(`verdict.${n + 1}`, then),
      productId,
      featureId: feature === null ? null : featureId(productId, feature),
      verdict,
      codes: [code],
      asOf: then,
      inputsHash: "sample",
      engineVersion: "1",
    };
  });
}

/** The proposals of the sample: one still a draft, one proposed. */
export function sampleProposals(asOf: Month): readonly RetirementProposal[] {
  const speaker = blankProposal(
    { productId: "member-portal", featureId: featureId("member-portal", "Smart speaker answers") },
    "Retire 'Smart speaker answers'",
    "Member Journeys lead",
  );
  const fax = blankProposal({ productId: "fax-gateway", featureId: null }, "Retire 'Fax Gateway'", "Service Desk lead");
  return [
    {
      ...speaker,
      ...recorded("proposal.smart-speaker", asOf),
      texts: { ...speaker.texts, summary: "End the voice answers when the platform's contract is due." },
    },
    {
      ...fax,
      ...recorded("proposal.fax-gateway", asOf),
      stage: "proposed",
      processOwner: "Head of claims",
      decisionOn: dayAfter(asOf, 2),
      reviewOn: dayAfter(asOf, 14),
      texts: {
        ...fax.texts,
        summary: "Switch the Fax Gateway off once surgeries and garages send by mail or upload.",
        why: "A handful of clerks still fax, on a card whose maker has gone, at the cost of half a night operator.",
        users: "Clerks in injury claims, who hear from surgeries; they were asked in two team meetings.",
        alternatives: "Upload by the member, secure mail, and for courts the registered letter.",
        caseAgainst: "Two surgeries and one court have no other way in at present; a missed deadline there is costly.",
        plan: "Announce, refuse new numbers, two trial days without fax, then off; the lines are kept for a quarter.",
        reversal: "The lines can be connected again within a day until the contract ends.",
        communication: "Letter to all senders of the last year; notice on the claims floor.",
        disposition: "Received faxes already lie in the Document Archive; journals are kept there for ten years.",
        risks: "A sender who writes once a year and is not on any list.",
      },
    },
  ];
}
