// The few words that belong to the controls themselves, whatever they show.
export const controlWords = {
  close: "Close",
  dismiss: "Dismiss",
  clear: "Clear",
  cancel: "Cancel",
  more: "More",
  increase: "Increase",
  decrease: "Decrease",
  nextMonth: "Next month",
  previousMonth: "Previous month",
  monthNotRead: "Write the month as YYYY-MM, for example 2026-11.",
  numberNotRead: "Write a number with a decimal point, for example 1,250.5.",
  wholeNotRead: "Write a whole number, for example 12.",
  dayNotRead: "Write the day as YYYY-MM-DD, for example 2026-11-30.",
  required: "required",
  needed: "It cannot be empty.",
  showTable: "Show as table",
  showChart: "Show as chart",
  unknown: "not known",
  low: "low",
  high: "high",
  chooseOne: "Choose…",
  noMatch: "Nothing matches.",
  nothingChanged: "Nothing was changed:",
  andMore: (count: number) => `and ${count} more`,
  readOnlyCell: "this cell cannot be edited.",
  outsideGrid: (count: number) => `${count} pasted cell${count === 1 ? " lies" : "s lie"} outside the table.`,
  outside: (low: string | undefined, high: string | undefined, onwards: { above: string; below: string }) =>
    low !== undefined && high !== undefined
      ? `Choose one from ${low} to ${high}.`
      : low !== undefined
        ? `Choose ${low} or ${onwards.above}.`
        : `Choose ${high ?? ""} or ${onwards.below}.`,
  ofTime: { above: "later", below: "earlier" },
  ofNumber: { above: "more", below: "less" },
} as const;
