import { portalBacklog } from "./backlog-portal.ts";
import type { BacklogMore, BacklogRow } from "./backlog-row.ts";

const shown: BacklogMore["outcome"] = ["kept", "Used by more members than were expected, still after two months."];

/** The backlog of the sample, by product and in the order made by hand. */
export const backlogRows: Readonly<Record<string, readonly BacklogRow[]>> = {
  "member-portal": portalBacklog,
  "claims-desk": [
    [
      "Next claim by urgency, not by date",
      "feature",
      "doing",
      {
        estimates: { costOfDelay: [3_000, 5_200, 7_000], duration: [5, 7, 12] },
        labels: ["claims"],
        days: [140, 48],
        tickets: 30,
        reversible: "With effort",
      },
    ],
    [
      "Read-only while the ledger is down",
      "risk",
      "ready",
      {
        estimates: {
          costOfDelay: [1_000, 2_400, 6_000],
          duration: [2, 3, 6],
          cost: [15_000, 24_000, 50_000],
          value: [40_000, 90_000, 260_000],
        },
        days: [70],
        reversible: "Easily",
      },
    ],
    [
      "Remove the print queue monitor",
      "retirement",
      "idea",
      {
        estimates: { duration: [0.5, 1, 2] },
        feature: "Print queue monitor",
        labels: ["less"],
        days: [55],
        reversible: "Easily",
      },
    ],
    [
      "Annual solvency figures from the desk",
      "feature",
      "ready",
      {
        mandate: "Supervisor's letter: figures by line of business.",
        urgency: "filing",
        estimates: { costOfDelay: [0, 0, 2_000], duration: [4, 5, 8] },
        days: [88],
        dueIn: 70,
      },
    ],
    ["Search by number plate", "feature", "released", { days: [190, 90, 71], tickets: 44 }],
    ["Duplicate claims shown side by side", "feature", "measured", { days: [280, 170, 150], outcome: shown }],
    [
      "Lost keystrokes in the notes",
      "defect",
      "deployed",
      { estimates: { costOfDelay: [300, 500, 900], duration: 1 }, days: [60, 52], madeIn: "build", foundIn: "test" },
    ],
    [
      "Voice notes by adjusters",
      "feature",
      "dropped",
      { days: [420], dropped: "Three adjusters tried it for a month; none went on." },
    ],
  ],
  "roadside-app": [
    [
      "Where is my recovery truck",
      "feature",
      "doing",
      {
        estimates: { costOfDelay: [2_500, 4_000, 9_000], duration: [6, 8, 14] },
        urgency: "winter",
        days: [100, 35],
        reversible: "With effort",
      },
    ],
    [
      "Works without a signal",
      "enabler",
      "idea",
      { estimates: { costOfDelay: [300, 1_200, 3_000], duration: [4, 9, 16] }, days: [260] },
    ],
    [
      "Battery drain while waiting",
      "defect",
      "ready",
      {
        estimates: { costOfDelay: [200, 450, 800], duration: [1, 1, 3] },
        days: [24],
        madeIn: "design",
        foundIn: "production",
      },
    ],
  ],
  "broker-exchange": [
    [
      "Live interface to the ledger",
      "enabler",
      "doing",
      {
        estimates: { costOfDelay: [2_000, 3_500, 6_000], duration: [10, 14, 24] },
        labels: ["nightly export"],
        days: [240, 130],
        reversible: "Hardly",
      },
    ],
    [
      "Bordereaux checked on arrival",
      "feature",
      "ready",
      {
        estimates: { costOfDelay: [400, 900, 1_300], duration: [2, 3, 4] },
        after: ["Live interface to the ledger"],
        days: [75],
      },
    ],
  ],
  "fax-gateway": [
    [
      "Switch the Fax Gateway off",
      "retirement",
      "ready",
      {
        estimates: { duration: [2, 4, 8] },
        proposal: "proposal.fax-gateway",
        labels: ["less"],
        days: [50],
        reversible: "With effort",
      },
    ],
    [
      "Replace the fax card",
      "risk",
      "idea",
      {
        estimates: {
          costOfDelay: [100, 400, 2_500],
          duration: [1, 2, 6],
          value: [0, 8_000, 60_000],
          cost: [9_000, 14_000, 20_000],
        },
        after: ["Switch the Fax Gateway off"],
        days: [380],
        reversible: "Hardly",
      },
    ],
  ],
  "policy-ledger": [
    [
      "Extend the vendor's support",
      "risk",
      "doing",
      { estimates: { costOfDelay: [0, 3_000, 20_000], duration: [4, 6, 10] }, days: [85, 40], dueIn: 90 },
    ],
    [
      "Green-screen terminal out of use",
      "retirement",
      "idea",
      { feature: "Green-screen terminal", labels: ["less"], days: [130], reversible: "Hardly" },
    ],
  ],
  "payments-hub": [
    [
      "Instant refunds",
      "feature",
      "ready",
      {
        estimates: {
          costOfDelay: [600, 1_400, 2_200],
          duration: [3, 4, 7],
          userBusinessValue: 5,
          timeCriticality: 3,
          riskReductionOpportunity: 1,
          jobSize: 3,
        },
        days: [110],
        tickets: 18,
      },
    ],
  ],
};
