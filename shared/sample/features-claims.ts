import type { FeatureRow } from "./feature-row.ts";

/** The features of the Claims Desk. */
export const claimsDesk: readonly FeatureRow[] = [
  ["Find a claim", 0.91, 120],
  ["Open a claim", 0.84, 26, { season: "winter" }],
  ["Set reserves", 0.62, 14],
  ["Letters from templates", 0.55, 22],
  ["Order a payment", 0.48, 17, { season: "office" }],
  ["Photograph viewer", 0.42, 19],
  ["Send an expert", 0.27, 6, { season: "winter" }],
  ["Glass claim in one step", 0.19, 11],
  ["Recover from a third party", 0.13, 7],
  [
    "Fraud cross-check",
    0.032,
    46,
    { description: "A dozen investigators work in it all day.", segment: ["Clerks and investigators", 1] },
  ],
  ["Merge duplicate claims", 0.084, 2],
  ["Medical coding", 0.09, 4],
  ["Bulk reassignment", 0.03, 1.4],
  ["Dictation", 0.025, 6, { yearly: 0.7 }],
  ["Storm map", 0.045, 2, { season: "winter" }],
  ["Year-end reserve close", 0.42, 3, { season: "yearEnd" }],
  [
    "Loss return for the regulator",
    0.02,
    1,
    {
      season: "quarterEnd",
      cadence: "quarterly",
      marks: [["compliance", "A quarterly return that the supervisor asks for.", "Compliance Office", 4]],
    },
  ],
  ["Catastrophe mode", 0, 0, { cadence: "emergency", description: "Opens claims in bulk after a flood or storm." }],
  [
    "Restore a deleted claim",
    0.006,
    1,
    { marks: [["disasterRecovery", "The only way back after a mistaken deletion.", "Claims Systems lead", 6]] },
  ],
  [
    "Freeze for litigation",
    0.012,
    1.2,
    { marks: [["legalHold", "Courts may ask for frozen claims until they are decided.", "Compliance Office", 3]] },
  ],
  ["Old claim screen", 0.04, 3, { silent: 5, description: "Its counter stopped when the desktop was renewed." }],
  ["Macro recorder", 0.008, 4, { yearly: 0.6 }],
  ["Print queue monitor", 0.005, 2],
  ["Translation of letters", 0, 0, { released: 27 }],
  ["Voice notes", 0, 0, { uncounted: true }],
];

/** The features of the Fax Gateway: twenty eligible clerks for each one that still faxes. */
export const faxGateway: readonly FeatureRow[] = [
  ["Receive a fax", 0.013, 3, { yearly: 0.6 }],
  ["Send a letter as fax", 0.008, 2, { yearly: 0.5 }],
  ["Fax to claim file", 0.008, 2.5, { yearly: 0.6 }],
  ["Cover sheets", 0.004, 2, { yearly: 0.5 }],
  ["Group fax to garages", 0.003, 1, { yearly: 0.4 }],
  ["Delivery receipts by post", 0, 0],
  ["Fax over satellite", 0, 0],
];

/** The features of the Document Archive, reported by quarter. */
export const documentArchive: readonly FeatureRow[] = [
  ["Full-text search", 0.61, 30],
  ["View a document", 0.79, 48],
  ["File a letter", 0.44, 21],
  ["Redact a document", 0.13, 5],
  ["Retention calendar", 0.04, 2],
  [
    "Export for a court",
    0.016,
    1.1,
    { marks: [["legal", "Courts may order it at any time.", "Compliance Office", 9]] },
  ],
  ["Microfilm index", 0.007, 1.3, { yearly: 0.6 }],
  ["Colour separation", 0, 0],
  ["Bulk scan import", 0.03, 14, { segment: ["Scanning room", 0.6] }],
];
