import { monthAt } from "../domain/month.ts";

/** The months of a time zone: which month an instant lies in, and when that month begins and ends there. */
export type ZoneMonths = {
  readonly name: string;
  /** The month (number) of an instant, and the instants between which the answer stays the same. */
  readonly at: (instant: number) => { readonly month: number; readonly from: number; readonly to: number };
};

type Edge = { readonly at: number; readonly month: number };

const hour = 3_600_000;
const widestOffset = 26 * hour;
const step = hour / 4;
const offsetPattern = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/;

/** When a month (number) begins in UTC. */
export function monthStart(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1);
}

/**
 * The months of a zone: an IANA name, UTC, or an offset such as +02:00. Exact also where clocks change around midnight
 * of the first day. Null when the zone is not known here.
 */
export function monthsOfZone(zone: string): ZoneMonths | null {
  const name = zone.trim();
  const offset = offsetPattern.exec(name);
  if (name === "UTC" || name === "Z" || offset !== null) {
    const [, sign, hours = "0", minutes = "0"] = offset ?? [];
    const shift = (sign === "-" ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60_000);
    if (Math.abs(shift) > 18 * hour || Number(minutes) > 59) return null;
    return remembering(name, (month) => [{ at: monthStart(month) - shift, month }]);
  }
  const monthAtInstant = calendar(name);
  return monthAtInstant === null ? null : remembering(name, (month) => edgesAround(month, monthAtInstant));
}

function calendar(zone: string): ((instant: number) => number) | null {
  try {
    const format = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
      timeZone: zone,
      year: "numeric",
      month: "numeric",
    });
    return (instant) => {
      let year = 0;
      let month = 0;
      for (const { type, value } of format.formatToParts(instant)) {
        if (type === "year") year = Number(value);
        if (type === "month") month = Number(value);
      }
      return 12 * year + month - 1;
    };
  } catch {
    return null;
  }
}

/** Every instant around the beginning of a month at which the zone's calendar turns to another month (usually one). */
function edgesAround(month: number, monthAtInstant: (instant: number) => number): readonly Edge[] {
  const edges: Edge[] = [];
  const start = monthStart(month);
  let before = monthAtInstant(start - widestOffset);
  for (let to = start - widestOffset + step; to <= start + widestOffset; to += step) {
    const after = monthAtInstant(to);
    if (after !== before) edges.push({ at: turn(to - step, to, monthAtInstant), month: after });
    before = after;
  }
  return edges;
}

function turn(from: number, to: number, monthAtInstant: (instant: number) => number): number {
  const before = monthAtInstant(from);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (monthAtInstant(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function remembering(name: string, edgesOf: (month: number) => readonly Edge[]): ZoneMonths {
  const known = new Map<number, readonly Edge[]>();
  const edges = (month: number) => {
    const found = known.get(month) ?? edgesOf(month);
    known.set(month, found);
    return found;
  };
  let last = { month: 0, from: 0, to: 0 };
  return {
    name,
    at: (instant) => {
      if (instant >= last.from && instant < last.to) return last;
      const date = new Date(instant);
      const near = 12 * date.getUTCFullYear() + date.getUTCMonth();
      const around = [near - 1, near, near + 1, near + 2].flatMap(edges);
      const next = around.findIndex((edge) => edge.at > instant);
      const from = around[next - 1];
      const to = around[next];
      if (from === undefined || to === undefined) throw new Error(`No edge around ${monthAt(near)} in ${name}`);
      last = { month: from.month, from: from.at, to: to.at };
      return last;
    },
  };
}
