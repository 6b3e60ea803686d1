import { addMonths, type Month } from "../domain/month.ts";
import { blankFeature, type Feature } from "../domain/feature.ts";
import type { FeatureRow } from "./feature-row.ts";
import { claimsDesk, documentArchive, faxGateway } from "./features-claims.ts";
import { memberPortal, roadsideApp } from "./features-members.ts";
import { nightlyExport, paymentsHub, policyLedger, reportLibrary } from "./features-platforms.ts";
import { brokerExchange, quickQuote, rateStudio } from "./features-quotes.ts";
import { marksOf } from "./marks.ts";
import { featureId, recorded } from "./recorded.ts";

/** The features of every product of the sample, by the product's id. */
export const featureRows: ReadonlyMap<string, readonly FeatureRow[]> = new Map([
  ["member-portal", memberPortal],
  ["claims-desk", claimsDesk],
  ["broker-exchange", brokerExchange],
  ["roadside-app", roadsideApp],
  ["quick-quote", quickQuote],
  ["rate-studio", rateStudio],
  ["policy-ledger", policyLedger],
  ["payments-hub", paymentsHub],
  ["report-library", reportLibrary],
  ["document-archive", documentArchive],
  ["fax-gateway", faxGateway],
  ["nightly-export", nightlyExport],
]);

const usualAge = 48;

/** The features of one product of the sample, as they stand in an as-of month. */
export function sampleFeatures(productId: string, asOf: Month): readonly Feature[] {
  return (featureRows.get(productId) ?? []).map(([name, , , more]) => ({
    ...recorded(featureId(productId, name), asOf),
    ...blankFeature(productId, name),
    description: more?.description ?? "",
    releasedMonth: addMonths(asOf, -(more?.released ?? usualAge)),
    instrumentedFrom: more?.counted === undefined ? null : addMonths(asOf, 1 - more.counted),
    cadence: more?.cadence ?? null,
    eligibleSegment: more?.segment?.[0] ?? "",
    marks: marksOf(more?.marks, asOf),
  }));
}
