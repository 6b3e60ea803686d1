import type { FeatureRow } from "./feature-row.ts";

/** The features of the Policy Ledger. */
export const policyLedger: readonly FeatureRow[] = [
  ["Look up a policy", 0.93, 160],
  ["Endorse a policy", 0.66, 31],
  ["Issue a policy", 0.58, 24],
  ["Premium calculation", 0.49, 28],
  ["Cancel a policy", 0.31, 6],
  ["Renewal run control", 0.18, 4],
  ["Reinsurance view", 0.11, 5],
  ["Co-insurance shares", 0.078, 3],
  ["Year-end balance", 0.38, 2, { season: "yearEnd" }],
  ["Solvency extract", 0.025, 2, { season: "quarterEnd", cadence: "quarterly" }],
  [
    "Audit trail viewer",
    0.03,
    2,
    { marks: [["essentialPath", "Auditors stop their work without it.", "Compliance Office", 10]] },
  ],
  [
    "Quote interface of 2009",
    0.02,
    3,
    { marks: [["unmeasuredCallers", "Callers do not say who they are.", "Core Platform lead", 1]] },
  ],
  ["Green-screen terminal", 0.015, 4, { yearly: 0.6 }],
  ["Policy transfer between regions", 0.012, 1.1],
  ["Hail tariff of 2013", 0, 0],
  ["Premium instalment simulator", 0.01, 1.4, { yearly: 0.7 }],
  ["Underwriting notes for marine", 0, 0, { segment: ["Marine underwriters", 0.07] }],
];

/** The features of the Payments Hub; its users are the systems that call it. */
export const paymentsHub: readonly FeatureRow[] = [
  ["Collect by direct debit", 0.83, 900],
  ["Pay out", 0.71, 640],
  ["Reconcile with the bank", 0.52, 60],
  ["Card payments", 0.33, 410],
  ["Refunds", 0.21, 48],
  ["Dunning letters", 0.14, 30],
  [
    "Sanctions screening",
    0.05,
    3,
    { marks: [["compliance", "Screening is asked for by the supervisor.", "Compliance Office", 4]] },
  ],
  ["Cheque clearing", 0.016, 2, { yearly: 0.5 }],
  ["Giro slip printing", 0, 0],
  ["Foreign currency payout", 0.03, 2],
  ["Payment by telephone", 0, 0, { uncounted: true }],
];

/** The features of the Nightly Export; its users are the systems that fetch its files. */
export const nightlyExport: readonly FeatureRow[] = [
  ["Collections file", 0.032, 24],
  ["Policy changes for reports", 0.026, 30],
  ["Claims for reinsurers", 0.02, 1.2, { season: "quarterEnd" }],
  ["Address changes", 0.014, 20],
  ["Price list for kiosks", 0, 0],
  ["Mainframe mirror", 0.012, 2, { yearly: 0.6 }],
  [
    "Files for outside partners",
    0.02,
    9,
    { marks: [["unmeasuredCallers", "Partners share one account; nobody knows who fetches.", "Integration lead", 2]] },
  ],
  ["Year-end statements", 0.36, 2, { season: "yearEnd" }],
];

/** The features of the Report Library: its reports. */
export const reportLibrary: readonly FeatureRow[] = [
  ["Premium by region", 0.44, 6, { season: "office" }],
  ["Claims paid by week", 0.37, 7],
  ["Open claims by age", 0.25, 5],
  ["Loss ratio by branch", 0.16, 3],
  ["New business by channel", 0.12, 4],
  ["Cancelled policies", 0.041, 2],
  ["Call waiting times", 0.032, 3, { yearly: 0.7 }],
  ["Premium arrears", 0.03, 2],
  ["Storm losses by postcode", 0.025, 1.5, { season: "winter" }],
  ["Commission by agent", 0.02, 2, { season: "quarterEnd" }],
  ["Large losses", 0.015, 3],
  ["Glass claims by garage", 0.012, 1.4, { yearly: 0.6 }],
  ["Letters sent by type", 0.008, 1.2],
  ["Fax volumes", 0.007, 1, { yearly: 0.5 }],
  ["Fleet discounts of 2016", 0, 0],
  ["Paper consumption", 0, 0],
  ["Dial-in sessions", 0, 0],
  ["Kiosk usage", 0, 0],
  ["Campaign spring leaflet", 0, 0],
  ["Visitors to the fair", 0.006, 1, { yearly: 0.4 }],
  ["Year-end provisions", 0.3, 4, { season: "yearEnd" }],
  [
    "Complaints return",
    0.015,
    1.5,
    { cadence: "halfYearly", marks: [["compliance", "Due twice a year to the ombudsman.", "Compliance Office", 5]] },
  ],
];
