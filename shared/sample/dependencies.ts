import type { Dependency } from "../domain/dependency.ts";
import type { Month } from "../domain/month.ts";
import { recorded } from "./recorded.ts";

/** "From needs to", hard or soft, with the funded plan to move away where there is one. */
type DependencyRow = readonly [from: string, to: string, kind: Dependency["kind"], migration?: string];

/** The tangle: Nightly Export, Policy Ledger and Payments Hub need one another in a circle. */
const rows: readonly DependencyRow[] = [
  ["member-portal", "policy-ledger", "hard"],
  ["member-portal", "payments-hub", "hard"],
  ["member-portal", "document-archive", "soft"],
  ["member-portal", "claims-desk", "soft"],
  ["claims-desk", "policy-ledger", "hard"],
  ["claims-desk", "payments-hub", "hard"],
  ["claims-desk", "document-archive", "hard"],
  ["claims-desk", "fax-gateway", "soft"],
  ["broker-exchange", "policy-ledger", "hard"],
  ["broker-exchange", "payments-hub", "soft"],
  ["broker-exchange", "nightly-export", "hard", "Live interface to the ledger, funded for the coming half-year"],
  ["roadside-app", "policy-ledger", "soft"],
  ["roadside-app", "claims-desk", "soft"],
  ["quick-quote", "policy-ledger", "hard"],
  ["quick-quote", "nightly-export", "hard", "Ends with Quick Quote itself"],
  ["quick-quote", "fax-gateway", "hard", "Quotes go by mail; the last three branches follow next quarter"],
  ["rate-studio", "policy-ledger", "hard"],
  ["rate-studio", "quick-quote", "soft"],
  ["report-library", "nightly-export", "hard"],
  ["report-library", "policy-ledger", "soft"],
  ["document-archive", "fax-gateway", "soft"],
  ["document-archive", "nightly-export", "soft"],
  ["nightly-export", "policy-ledger", "hard"],
  ["policy-ledger", "payments-hub", "hard"],
  ["payments-hub", "nightly-export", "hard"],
];

/** What needs what in the sample. */
export function sampleDependencies(asOf: Month): readonly Dependency[] {
  return rows.map(([fromProductId, toProductId, kind, migration = ""]) => ({
    ...recorded(`${fromProductId}.needs.${toProductId}`, asOf),
    fromProductId,
    toProductId,
    kind,
    migration,
  }));
}
