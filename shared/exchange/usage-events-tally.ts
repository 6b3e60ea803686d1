/** A set of whole numbers from 0 to 2^32 − 2. */
type NumberSet = { slots: Uint32Array; count: number; shift: number };

/** A set of whole numbers from 0 to 2^53 − 2, for pairs that do not fit into 32 bits. */
type WideSet = { slots: Float64Array; count: number };

type Totals = { uses: number; readonly line: number; readonly row: number; readonly users: NumberSet };

/** What was counted in one month: by feature number, and by product number. */
type MonthTally = {
  uses: Float64Array;
  users: Uint32Array;
  /** Physical line and row of the first event of each feature. */
  lines: Float64Array;
  rows: Float64Array;
  readonly narrow: NumberSet;
  readonly wide: WideSet;
  readonly products: (Totals | undefined)[];
};

/** Counts of events by month (number), feature and product, with exact distinct users. */
export type Tally = { readonly months: (MonthTally | undefined)[] };

const userBits = 17;
const mostNarrowUsers = 2 ** userBits - 1;
const mostNarrowFeatures = 2 ** (32 - userBits);
const golden = 0x9e3779b1;

/** A tally of nothing. */
export function noTally(): Tally {
  return { months: [] };
}

function noNumbers(): NumberSet {
  return { slots: new Uint32Array(64), count: 0, shift: 26 };
}

/** Adds a number; says whether it is new. Numbers are kept plus one: an empty slot is 0. */
function add(set: NumberSet, number: number): boolean {
  const { slots } = set;
  const mask = slots.length - 1;
  const kept = number + 1;
  let slot = Math.imul(number, golden) >>> set.shift;
  for (;;) {
    // `!`: the slot is inside the array, and a fallback would slow the innermost loop of the reading.
    const found = slots[slot]!;
    if (found === kept) return false;
    if (found === 0) break;
    slot = (slot + 1) & mask;
  }
  slots[slot] = kept;
  set.count += 1;
  if (set.count * 4 > slots.length * 3) respread(set);
  return true;
}

function respread(set: NumberSet): void {
  const slots = new Uint32Array(set.slots.length * 2);
  const mask = slots.length - 1;
  set.shift -= 1;
  for (const kept of set.slots) {
    if (kept === 0) continue;
    let slot = Math.imul(kept - 1, golden) >>> set.shift;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = kept;
  }
  set.slots = slots;
}

function wideSlot(number: number, mask: number): number {
  return (Math.imul(number % 0x1_0000_0000, golden) ^ Math.imul(number / 0x1_0000_0000, 0x85ebca6b)) & mask;
}

function addWide(set: WideSet, number: number): boolean {
  const mask = set.slots.length - 1;
  const kept = number + 1;
  let slot = wideSlot(number, mask);
  while (set.slots[slot] !== 0) {
    if (set.slots[slot] === kept) return false;
    slot = (slot + 1) & mask;
  }
  set.slots[slot] = kept;
  set.count += 1;
  if (set.count * 4 > set.slots.length * 3) {
    const slots = new Float64Array(set.slots.length * 2);
    for (const each of set.slots) {
      if (each === 0) continue;
      let to = wideSlot(each - 1, slots.length - 1);
      while (slots[to] !== 0) to = (to + 1) & (slots.length - 1);
      slots[to] = each;
    }
    set.slots = slots;
  }
  return true;
}

function noMonth(): MonthTally {
  return {
    uses: new Float64Array(256),
    users: new Uint32Array(256),
    lines: new Float64Array(256),
    rows: new Float64Array(256),
    narrow: noNumbers(),
    wide: { slots: new Float64Array(64), count: 0 },
    products: [],
  };
}

function makeRoom(month: MonthTally, feature: number): void {
  const size = 2 ** Math.ceil(Math.log2(feature + 1));
  const users = new Uint32Array(size);
  users.set(month.users);
  month.users = users;
  for (const column of ["uses", "lines", "rows"] as const) {
    const longer = new Float64Array(size);
    longer.set(month[column]);
    month[column] = longer;
  }
}

/** One event, by numbers: month, product, feature and user (-1 where there is none), with its place in the file. */
export type CountedEvent = {
  month: number;
  product: number;
  feature: number;
  user: number;
  line: number;
  row: number;
};

/** Counts one event. Distinct users are exact whatever the order of the events and the number of features and users. */
export function count(tally: Tally, event: CountedEvent): void {
  const { feature, user, line, row } = event;
  let month = tally.months[event.month];
  if (month === undefined) tally.months[event.month] = month = noMonth();
  let product = month.products[event.product];
  if (product === undefined) month.products[event.product] = product = { uses: 0, line, row, users: noNumbers() };
  product.uses += 1;
  if (feature < 0) {
    if (user >= 0) add(product.users, user);
    return;
  }
  if (feature >= month.uses.length) makeRoom(month, feature);
  if (month.uses[feature] === 0) {
    month.lines[feature] = line;
    month.rows[feature] = row;
  }
  month.uses[feature]! += 1;
  if (user < 0) return;
  const isNew =
    feature < mostNarrowFeatures && user < mostNarrowUsers
      ? add(month.narrow, ((feature << userBits) | user) >>> 0)
      : addWide(month.wide, feature * 0x1_0000_0000 + user);
  if (!isNew) return;
  month.users[feature]! += 1;
  add(product.users, user);
}
