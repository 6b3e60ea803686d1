import type { ValueEntry, ValueSource } from "../domain/ledger.ts";

/** What else there is to say of a value of the sample. */
export type ValueMore = {
  readonly feature?: string;
  readonly attribution?: number;
  readonly range?: readonly [low: number, high: number];
  readonly provenance?: ValueEntry["provenance"];
  /** Known for so many months only. */
  readonly months?: number;
};

/** A value of the sample: label, what it is worth a month (amounts in cents), the evidence in words, and the rest. */
export type ValueRow = readonly [label: string, value: ValueSource, evidence: string, more?: ValueMore];

const cents = 100;

/** What a feature is worth that nobody used in a whole year. */
const nobody: ValueSource = { kind: "users", users: 0, valuePerUser: 6 * cents };

/** What each product of the sample earns, saves or protects, by the product's id. */
export const valueRows: Readonly<Record<string, readonly ValueRow[]>> = {
  "member-portal": [
    [
      "Premiums renewed online",
      { kind: "revenue", amount: 1_150_000 * cents, margin: 0.16 },
      "Controlling report, renewals by channel",
      { attribution: 0.85, range: [0.85, 1.1] },
    ],
    [
      "Calls that members no longer make",
      { kind: "costAvoided", amount: 52_000 * cents },
      "Call statistics before and after",
      { range: [0.7, 1.3], provenance: "estimatedByMany" },
    ],
    [
      "Readers of the voice answers",
      nobody,
      "No use in a year of telemetry",
      { feature: "Smart speaker answers", provenance: "measured" },
    ],
    [
      "Calls that cheques spare",
      { kind: "costAvoided", amount: 180 * cents },
      "Calls of members who asked for a cheque",
      { feature: "Refund by cheque", range: [0.5, 2], provenance: "estimatedByMany" },
    ],
    [
      "Reminders not sent",
      { kind: "costAvoided", amount: 90 * cents },
      "Letters spared by calendar entries",
      { feature: "Calendar of due dates", range: [0.5, 2], provenance: "estimatedByMany" },
    ],
    [
      "Cards not posted",
      { kind: "costAvoided", amount: 310 * cents },
      "Postage of a card",
      { feature: "Insurance card to print", range: [0.8, 1.3], provenance: "measured" },
    ],
    [
      "Members who came by recommendation",
      { kind: "costAvoided", amount: 460 * cents },
      "Contribution of recommended members",
      { feature: "Recommend us", range: [0.6, 1.5] },
    ],
  ],
  "claims-desk": [
    [
      "Handling time saved against paper files",
      { kind: "costAvoided", amount: 165_000 * cents },
      "Time study of the claims department",
      { range: [0.8, 1.2], provenance: "estimatedByMany" },
    ],
    [
      "Letters translated",
      nobody,
      "No letter was translated in a year",
      { feature: "Translation of letters", provenance: "measured" },
    ],
    [
      "Keystrokes spared",
      { kind: "costAvoided", amount: 120 * cents },
      "Runs of macros at a minute each",
      { feature: "Macro recorder", range: [0.5, 1.5], provenance: "measured" },
    ],
    [
      "Typing spared",
      { kind: "costAvoided", amount: 340 * cents },
      "Dictated minutes",
      { feature: "Dictation", range: [0.4, 1.8], provenance: "estimatedByMany" },
    ],
  ],
  "broker-exchange": [
    [
      "Policies bound by brokers",
      { kind: "orders", orders: 2_400, contribution: 41 * cents },
      "Commission runs",
      { range: [0.9, 1.1] },
    ],
    ["Warnings read", nobody, "No warning was opened in a year", { feature: "Weather alerts", provenance: "measured" }],
    [
      "Questions answered by other brokers",
      { kind: "costAvoided", amount: 60 * cents },
      "Posts that drew an answer",
      { feature: "Broker forum", range: [0.5, 1.5], provenance: "measured" },
    ],
  ],
  "roadside-app": [
    [
      "What assistance members are worth",
      { kind: "users", users: 9_400, valuePerUser: 6.2 * cents },
      "Renewal rate of assisted members against others",
      { range: [0.6, 1.3], provenance: "estimatedByMany" },
    ],
    ["Calls by watch", nobody, "No call came from a watch", { feature: "Watch companion", provenance: "measured" }],
  ],
  "quick-quote": [
    [
      "Policies quoted in branches",
      { kind: "revenue", amount: 410_000 * cents, margin: 0.12 },
      "New business by branch",
      { attribution: 0.7, range: [0.8, 1.1] },
    ],
  ],
  "rate-studio": [
    [
      "Policies quoted in branches",
      { kind: "revenue", amount: 410_000 * cents, margin: 0.12 },
      "New business by branch; pilot branches only",
      { attribution: 0.3, range: [0.4, 1.8], provenance: "guessed", months: 4 },
    ],
  ],
  "policy-ledger": [
    [
      "Policies kept without paper",
      { kind: "costAvoided", amount: 172_000 * cents },
      "Obligation: the commercial code asks for an orderly record. Priced as the clerks it spares.",
      { range: [0.7, 1.2], provenance: "estimatedByMany" },
    ],
    [
      "Work that still needs the terminal",
      { kind: "costAvoided", amount: 600 * cents },
      "Sessions at a quarter of an hour",
      { feature: "Green-screen terminal", range: [0.3, 2], provenance: "estimatedByMany" },
    ],
  ],
  "payments-hub": [
    [
      "Manual transfers avoided",
      { kind: "costAvoided", amount: 41_000 * cents },
      "Transfers a month at the bank's manual fee",
      { range: [0.8, 1.2], provenance: "measured" },
    ],
    [
      "Fewer failed collections",
      { kind: "risk", p0: 0.2, loss0: 900_000 * cents, p1: 0.02, loss1: 600_000 * cents },
      "Risk register, entry on payments",
      { range: [0.4, 1.6], provenance: "estimatedByOne" },
    ],
    [
      "Cheques not carried to the bank",
      { kind: "costAvoided", amount: 310 * cents },
      "Cheques a month",
      { feature: "Cheque clearing", range: [0.3, 2], provenance: "estimatedByMany" },
    ],
  ],
  "report-library": [
    [
      "Questions answered without an analyst",
      { kind: "costAvoided", amount: 13_200 * cents },
      "Count of report openings at a quarter of an hour each",
      { range: [0.3, 1.6], provenance: "estimatedByMany" },
    ],
    [
      "Readers of dial-in sessions",
      nobody,
      "Not opened in a year",
      { feature: "Dial-in sessions", provenance: "measured" },
    ],
    [
      "Counting by hand",
      { kind: "costAvoided", amount: 20 * cents },
      "Openings at a quarter of an hour",
      { feature: "Fax volumes", range: [0.5, 1.5], provenance: "measured" },
    ],
    ["Readers of kiosk usage", nobody, "Not opened in a year", { feature: "Kiosk usage", provenance: "measured" }],
  ],
  "document-archive": [
    [
      "Paper store avoided",
      { kind: "costAvoided", amount: 22_000 * cents },
      "Obligation: ten years' retention of contracts. Priced as the rent of the former paper store.",
      { range: [0.9, 1.1], provenance: "invoiced" },
    ],
    [
      "Searches on film spared",
      { kind: "costAvoided", amount: 140 * cents },
      "Searches at half an hour each",
      { feature: "Microfilm index", range: [0.5, 2], provenance: "estimatedByMany" },
    ],
  ],
  "fax-gateway": [
    [
      "Letters not posted",
      { kind: "costAvoided", amount: 420 * cents },
      "Faxes a month at the price of postage and handling",
      { range: [0.6, 1.6], provenance: "measured" },
    ],
  ],
  "nightly-export": [
    [
      "Files not carried by hand",
      { kind: "costAvoided", amount: 5_400 * cents },
      "Transfers a night at two minutes each",
      { range: [0.5, 1.4], provenance: "estimatedByMany" },
    ],
  ],
};
