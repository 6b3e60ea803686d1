import type { CostEntry } from "../domain/ledger.ts";
import type { TeamName } from "./teams.ts";

/** What else there is to say of a cost of the sample; months are counted from the as-of month. */
export type CostMore = {
  readonly feature?: string;
  /** In how many months the contract ends from which on the avoidable share is saved. */
  readonly endsIn?: number;
  readonly currency?: string;
  /** Which product causes it, and which team bears it. */
  readonly causedBy?: string;
  readonly paidBy?: TeamName;
  /** Spent once, so many months ago, and over how many months reports spread it. */
  readonly once?: readonly [monthsAgo: number, amortiseMonths: number];
  readonly provenance?: CostEntry["provenance"];
};

/** A cost of the sample: label, category, whole currency units (a month unless once), and the share that would end. */
export type CostRow = readonly [
  label: string,
  category: CostEntry["category"],
  amount: number,
  avoidableShare: number,
  more?: CostMore,
];

/** What each product costs; the keys are ids of products, of pools, or nothing for what nobody has assigned. */
export const costRows: Readonly<Record<string, readonly CostRow[]>> = {
  "member-portal": [
    ["Two teams", "people", 96_000, 0.4],
    ["Web servers and storage", "infrastructure", 8_200, 0.9, { provenance: "measured" }],
    ["Content and identity licences", "licence", 6_400, 1, { endsIn: 9 }],
    ["Member help by telephone", "support", 7_500, 0.7],
    ["Out-of-hours work", "incident", 1_900, 1, { paidBy: "Night Operations" }],
    ["Voice platform", "licence", 1_450, 1, { feature: "Smart speaker answers", endsIn: 2 }],
    ["Upkeep of the voice answers", "people", 1_300, 0.8, { feature: "Smart speaker answers" }],
    ["Cheque printing and postage", "support", 2_150, 1, { feature: "Refund by cheque", endsIn: 1 }],
    [
      "Calendar interface",
      "infrastructure",
      640,
      1,
      { feature: "Calendar of due dates", provenance: "estimatedByOne" },
    ],
    ["Card printing", "licence", 720, 1, { feature: "Insurance card to print" }],
    ["Vouchers", "other", 380, 1, { feature: "Recommend us" }],
    ["Redesign", "project", 210_000, 0, { once: [15, 48] }],
  ],
  "claims-desk": [
    ["One team and a half", "people", 74_000, 0.4],
    ["Application servers", "infrastructure", 6_100, 0.9, { provenance: "measured" }],
    ["Letter and picture licences", "licence", 12_000, 1, { endsIn: 14 }],
    ["Floor support", "support", 5_200, 0.8],
    ["Mornings without files", "incident", 2_600, 1, { causedBy: "nightly-export", paidBy: "Claims Operations" }],
    ["Retyping lost faxes", "incident", 1_300, 1, { causedBy: "fax-gateway", paidBy: "Claims Operations" }],
    ["Translation service", "licence", 1_900, 1, { feature: "Translation of letters", endsIn: 3 }],
    ["Macro licences", "licence", 410, 1, { feature: "Macro recorder" }],
    ["Dictation server", "infrastructure", 880, 1, { feature: "Dictation" }],
  ],
  "broker-exchange": [
    ["Exchange subscription", "licence", 31_000, 1, { currency: "USD", endsIn: 16 }],
    ["Vendor support", "support", 4_200, 1, { currency: "USD", endsIn: 16 }],
    ["Broker managers for the exchange", "people", 9_000, 0.5],
    ["Weather feed", "licence", 1_150, 1, { currency: "USD", feature: "Weather alerts", endsIn: 1 }],
    ["Forum hosting", "infrastructure", 95, 1, { feature: "Broker forum" }],
  ],
  "roadside-app": [
    ["App team", "people", 31_000, 0.4],
    ["Maps and messages", "infrastructure", 3_900, 1, { provenance: "measured" }],
    ["Dispatch support", "support", 6_000, 0.6],
    ["Watch app upkeep", "people", 1_700, 0.8, { feature: "Watch companion" }],
  ],
  "quick-quote": [
    ["Two maintainers", "people", 14_000, 0.7],
    ["Old database licence", "licence", 5_200, 1, { endsIn: 10 }],
    ["Branch servers", "infrastructure", 1_100, 1],
  ],
  "rate-studio": [
    ["Product team", "people", 44_000, 0.3],
    ["Cloud services", "infrastructure", 2_400, 1, { provenance: "measured" }],
    ["First release", "project", 180_000, 0, { once: [14, 60] }],
  ],
  "policy-ledger": [
    ["Core team", "people", 88_000, 0.3],
    ["Mainframe share", "infrastructure", 21_000, 0.6, { endsIn: 18 }],
    ["Database and transaction licences", "licence", 26_000, 1, { endsIn: 18 }],
    ["Vendor support", "support", 9_000, 1, { endsIn: 18 }],
    ["Terminal emulation licences", "licence", 1_600, 1, { feature: "Green-screen terminal", endsIn: 4 }],
  ],
  "payments-hub": [
    ["Payments team", "people", 22_000, 0.3],
    ["Gateway and vaults", "infrastructure", 4_200, 0.9, { provenance: "measured" }],
    ["Scheme fees", "licence", 3_100, 1],
    ["Late collections", "incident", 1_500, 1, { causedBy: "nightly-export", paidBy: "Finance Operations" }],
    ["Cheque clearing at the bank", "support", 900, 1, { feature: "Cheque clearing", endsIn: 6 }],
  ],
  "report-library": [
    ["Report writers", "people", 10_500, 0.5, { provenance: "estimatedByMany" }],
    ["Report server licence", "licence", 6_800, 1, { endsIn: 5 }],
    ["Report servers", "infrastructure", 1_700, 0.9],
    ["Upkeep of one report", "people", 60, 1, { feature: "Fax volumes", provenance: "estimatedByOne" }],
    ["Upkeep of another", "people", 85, 1, { feature: "Kiosk usage", provenance: "estimatedByOne" }],
    ["Dial-in bank", "infrastructure", 1_250, 1, { feature: "Dial-in sessions" }],
  ],
  "document-archive": [
    ["Archive subscription", "licence", 8_900, 1, { endsIn: 20 }],
    ["Records clerks", "people", 6_000, 0.3],
    ["Storage", "infrastructure", 2_200, 0.8, { provenance: "measured" }],
    ["Microfilm reader maintenance", "support", 1_350, 1, { feature: "Microfilm index", endsIn: 2 }],
  ],
  "fax-gateway": [
    ["Half a night operator", "people", 3_300, 0.8],
    ["Telephone lines", "infrastructure", 1_150, 1, { endsIn: 3 }],
    ["Card and driver licences", "licence", 900, 1, { endsIn: 3 }],
    ["Spare parts and repairs", "support", 750, 1],
    ["Calls about lost faxes", "incident", 640, 1, { paidBy: "Service Desk" }],
    ["Replacement fax card", "project", 4_800, 0, { once: [9, 24] }],
  ],
  "nightly-export": [
    ["Night shift share", "people", 7_800, 0.7],
    ["File servers", "infrastructure", 2_400, 1],
    ["Scheduler licence", "licence", 1_900, 1, { endsIn: 6 }],
    ["Repairs after failed nights", "incident", 1_700, 1, { paidBy: "Night Operations" }],
  ],
  "shared-hosting": [["Data centre and network", "infrastructure", 38_000, 0.5, { provenance: "measured" }]],
  "service-desk": [["Service desk", "support", 26_000, 0.5]],
  "": [["Cloud account nobody has claimed", "infrastructure", 1_180, 0, { provenance: "imported" }]],
};
