/** The identity of a record: sortable by the time it was made, unique without coordination. */
export type Id = string;

/** An instant in UTC, in milliseconds since 1970. */
export type Instant = number;

/** A day between two instants, in milliseconds. */
export const dayLength = 24 * 60 * 60 * 1000;

/**
 * What a command may know of the moment it runs in: who acts, when, and the seed from which the ids of new records grow.
 * The same stamp gives the same ids, so a command is a pure function.
 */
export type Stamp = { readonly at: Instant; readonly by: string; readonly seed: Id };

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

function base32(value: number, length: number): string {
  let text = "";
  for (let rest = value, left = length; left > 0; left -= 1, rest = Math.floor(rest / 32)) {
    text = alphabet[rest % 32] + text;
  }
  return text;
}

/** A seed for a stamp: 10 characters of time, then 10 drawn from the given random bytes (at least 10). */
export function seedAt(at: Instant, random: Uint8Array): Id {
  let text = base32(at, 10);
  for (const byte of random.subarray(0, 10)) text += alphabet[byte % 32];
  return text;
}

/** The id of the n-th record that a command makes (n from 0); ids of one stamp sort in the order they were made. */
export function idOf(stamp: Stamp, n: number): Id {
  return `${stamp.seed}${base32(n, 4)}`;
}
