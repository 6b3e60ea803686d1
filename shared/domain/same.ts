/** Whether two values say the same: as JSON, so that a member that is undefined counts as absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((member, n) => sameValue(member, b[n]));
  }
  const one = a as Readonly<Record<string, unknown>>;
  const other = b as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(one)) if (!sameValue(one[key], memberOf(other, key))) return false;
  for (const key of Object.keys(other)) if (other[key] !== undefined && memberOf(one, key) === undefined) return false;
  return true;
}

function memberOf(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
