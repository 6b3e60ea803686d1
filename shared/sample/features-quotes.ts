import type { FeatureRow } from "./feature-row.ts";

/** The features of Quick Quote. */
export const quickQuote: readonly FeatureRow[] = [
  ["Car quote", 0.78, 22, { yearly: 0.95 }],
  ["Home quote", 0.63, 14, { yearly: 0.95 }],
  ["Save a quote", 0.44, 9, { yearly: 0.95 }],
  ["Print a quote", 0.33, 8, { yearly: 0.8 }],
  ["Liability quote", 0.24, 5],
  ["Compare two quotes", 0.16, 4],
  [
    "Fleet quote",
    0.04,
    4,
    { marks: [["openSuccessorGap", "Rate Studio has no fleet tariff yet.", "Rate Studio product owner", 5]] },
  ],
  [
    "Mixed farm quote",
    0.02,
    3,
    { marks: [["openSuccessorGap", "Rate Studio has no farm tariff yet.", "Rate Studio product owner", 5]] },
  ],
  ["Boat quote", 0.012, 1.4, { season: "summer" }],
  ["Quote by postcard", 0, 0],
  ["Discount override", 0.03, 2.2, { marks: [["compliance", "Every override is audited.", "Compliance Office", 2]] }],
  ["Old tariff lookup", 0.015, 1.5, { yearly: 0.6 }],
];

/** The features of Rate Studio, counted for nine months, the first two of them in part. */
export const rateStudio: readonly FeatureRow[] = [
  ["Guided car quote", 0.71, 16, { released: 14 }],
  ["Guided home quote", 0.52, 11, { released: 14 }],
  ["What-if slider", 0.34, 7, { released: 12 }],
  ["Quote history", 0.28, 6, { released: 12 }],
  ["Explain this premium", 0.17, 3, { released: 10 }],
  ["Tariff comparison", 0.06, 3, { released: 12 }],
  [
    "Yearly tariff change",
    0.01,
    1,
    { released: 14, cadence: "yearly", description: "Shows every agent what the new tariff changes." },
  ],
  ["Export to spreadsheet", 0.02, 2, { released: 13 }],
  ["Voice entry", 0, 0, { released: 11 }],
  ["Signature on the tablet", 0.04, 2, { released: 4 }],
  ["Shared baskets", 0.01, 1, { released: 2 }],
];

/** The features of the Broker Exchange. */
export const brokerExchange: readonly FeatureRow[] = [
  ["Submit a risk", 0.77, 12],
  ["Quote inbox", 0.69, 18],
  ["Bind cover", 0.48, 6],
  ["Commission statement", 0.43, 2.1],
  ["Policy documents for clients", 0.36, 7],
  ["Renewal list", 0.27, 4, { season: "winter" }],
  ["Ask the underwriter", 0.17, 5],
  ["Bulk upload of risks", 0.012, 26, { description: "A few wholesale brokers place most of their business with it." }],
  ["Client portal link", 0.062, 3, { released: 18, yearly: 1.4 }],
  ["Bordereau export", 0.045, 1.2, { season: "quarterEnd" }],
  ["Year-end commission certificate", 0.5, 1, { season: "yearEnd" }],
  ["Training videos", 0.03, 1.6, { yearly: 0.6 }],
  ["Co-branded leaflets", 0.011, 1.3, { yearly: 0.6 }],
  ["Marine annexes", 0.004, 2],
  ["Weather alerts", 0, 0, { released: 28 }],
  ["Broker forum", 0.006, 2, { yearly: 0.4 }],
];
