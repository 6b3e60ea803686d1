import type { FeatureRow } from "./feature-row.ts";

/** The features of the Member Portal. */
export const memberPortal: readonly FeatureRow[] = [
  [
    "Sign in",
    0.94,
    6.2,
    { marks: [["essentialPath", "Nothing else works without it.", "Head of member service", 12]] },
  ],
  ["Policy overview", 0.81, 4.1],
  ["Letters and documents", 0.57, 3.3],
  [
    "Pay a premium",
    0.46,
    1.4,
    { season: "office", marks: [["essentialPath", "The way members pay.", "Head of finance", 12]] },
  ],
  ["Claim status", 0.23, 4.6, { season: "winter" }],
  ["Certificate of cover", 0.15, 1.2],
  ["Report a claim", 0.14, 1.1, { season: "winter" }],
  ["Write to us", 0.13, 1.3],
  ["Change of address", 0.12, 1.05, { season: "summer" }],
  ["Claim photographs", 0.08, 3.7, { season: "winter", released: 26 }],
  ["Chat with an adviser", 0.072, 1.9, { released: 15, yearly: 1.5 }],
  ["Dark colours", 0.066, 11, { released: 19 }],
  ["No-claims bonus estimate", 0.055, 1.6, { yearly: 0.7 }],
  ["Household overview", 0.046, 2.1],
  ["Go paperless", 0.03, 1],
  ["Tax statement", 0.31, 1.2, { season: "taxSeason" }],
  [
    "Vote at the members' assembly",
    0.22,
    1,
    {
      season: "assembly",
      cadence: "yearly",
      marks: [["seasonal", "Held once a year in May.", "Members' council", 8]],
    },
  ],
  ["Travel cover for a fortnight", 0.019, 1.3, { season: "summer" }],
  ["Recommend us", 0.008, 1.1, { yearly: 0.6 }],
  ["Insurance card to print", 0.006, 1.4, { yearly: 0.7 }],
  [
    "Letters in large print",
    0.004,
    1.2,
    { marks: [["legal", "Accessible letters are owed by law.", "Compliance Office", 6]] },
  ],
  [
    "Emergency card",
    0.002,
    1.1,
    { marks: [["safety", "Read by first responders, who are not counted.", "Head of assistance", 7]] },
  ],
  ["Refund by cheque", 0.0004, 1, { yearly: 0.5 }],
  ["Calendar of due dates", 0.0003, 2, { yearly: 0.8 }],
  ["Smart speaker answers", 0, 0, { released: 30, description: "Reads out the next due date when asked." }],
  ["Pet cover assistant", 0.05, 1.8, { released: 3 }],
];

/** The features of the Roadside App, which counts uses only. */
export const roadsideApp: readonly FeatureRow[] = [
  ["Call for help", 0.9, 1.4, { season: "winter" }],
  ["Where is my patrol", 0.8, 5.5, { season: "winter" }],
  ["Share my position", 0.62, 1.2, { season: "winter" }],
  ["Garage finder", 0.3, 1.6],
  ["Breakdown checklist", 0.21, 1.4],
  ["Fuel prices nearby", 0.2, 4.2],
  ["Cover abroad", 0.11, 1.3, { season: "summer" }],
  ["Rate the patrol", 0.09, 1],
  ["Parking reminder", 0.07, 3.1, { yearly: 0.7 }],
  ["Tyre change booking", 0.05, 1.1, { season: "quarterEnd" }],
  [
    "Accident report form",
    0.02,
    1,
    { marks: [["safety", "Needed rarely, and then at once.", "Head of assistance", 10]] },
  ],
  ["Trip log", 0.0004, 1.5, { yearly: 0.5 }],
  ["Star map for night stops", 0.0001, 1],
  ["Watch companion", 0, 0, { released: 34 }],
  ["Bicycle towing", 0, 0, { released: 22 }],
];
