import type { Id } from "#shared/domain/ids.ts";
import type { CostEntry, ValueEntry, ValueSource } from "#shared/domain/ledger.ts";
import type { Month } from "#shared/domain/month.ts";
import type { Draft } from "#shared/domain/record.ts";

/** Whose ledger an entry stands in: a product's, or a pool's. */
export type LedgerOf = { readonly productId: Id | null; readonly poolId: Id | null };

/** What a new entry is taken to be until somebody says otherwise. */
export type EntryDefaults = { readonly currency: string; readonly from: Month; readonly to: Month };

/** A cost entry of which only the ledger is known yet. */
export function blankCost(ledger: LedgerOf, { currency, from, to }: EntryDefaults): Draft<CostEntry> {
  return {
    ...ledger,
    featureId: null,
    recurrence: "recurring",
    from,
    to,
    currency,
    label: "",
    category: "people",
    amount: 0,
    amortiseMonths: null,
    avoidableShare: 1,
    avoidableFrom: null,
    causedByProductId: null,
    paidByTeamId: null,
    provenance: "estimatedByOne",
  };
}

/** A value entry of which only the ledger is known yet. */
export function blankValue({ productId }: LedgerOf, { currency, from, to }: EntryDefaults): Draft<ValueEntry> {
  return {
    productId: productId ?? "",
    featureId: null,
    recurrence: "recurring",
    from,
    to,
    currency,
    label: "",
    value: { kind: "costAvoided", amount: 0 },
    attribution: 1,
    range: null,
    evidence: "",
    provenance: "estimatedByOne",
  };
}

/** A source of another kind that keeps what both kinds have. */
export function sourceOfKind(kind: ValueSource["kind"], before: ValueSource): ValueSource {
  const amount = before.kind === "revenue" || before.kind === "costAvoided" ? before.amount : 0;
  switch (kind) {
    case "revenue":
      return { kind, amount, margin: 1 };
    case "costAvoided":
      return { kind, amount };
    case "orders":
      return { kind, orders: 0, contribution: 0 };
    case "users":
      return { kind, users: 0, valuePerUser: 0 };
    case "risk":
      return { kind, p0: 0, loss0: 0, p1: 0, loss1: 0 };
  }
}
