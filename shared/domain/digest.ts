const rounds = 64;
const constants = new Uint32Array(rounds);
const start = new Uint32Array(8);

/** The first 32 bits of the fraction of a root, as SHA-256 takes them from the first primes. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

for (let candidate = 2, found = 0; found < rounds; candidate += 1) {
  let isPrime = true;
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) isPrime &&= candidate % divisor !== 0;
  if (!isPrime) continue;
  constants[found] = fraction(Math.cbrt(candidate));
  if (found < 8) start[found] = fraction(Math.sqrt(candidate));
  found += 1;
}

/**
 * SHA-256 of a text (as UTF-8), as 64 lower-case hexadecimal digits, worked out at once: for what a command freezes. Large
 * contents go to `sha256`, which does not hold up the caller (FIPS 180-4).
 */
export function digestOf(text: string): string {
  const content = new TextEncoder().encode(text);
  const padded = new Uint8Array((((content.length + 8) >> 6) + 1) * 64);
  padded.set(content);
  padded[content.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor((content.length * 8) / 2 ** 32));
  view.setUint32(padded.length - 4, (content.length * 8) >>> 0);
  const state = Uint32Array.from(start);
  const words = new Uint32Array(rounds);
  for (let block = 0; block < padded.length; block += 64) {
    for (let n = 0; n < 16; n += 1) words[n] = view.getUint32(block + n * 4);
    for (let n = 16; n < rounds; n += 1) words[n] = scheduled(words, n);
    mix(state, words);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function scheduled(words: Uint32Array, n: number): number {
  const near = words[n - 2] ?? 0;
  const far = words[n - 15] ?? 0;
  const fromNear = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
  const fromFar = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
  return (words[n - 16] ?? 0) + fromFar + (words[n - 7] ?? 0) + fromNear;
}

function mix(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let n = 0; n < rounds; n += 1) {
    const choice = (e & f) ^ (~e & g);
    const upper = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + upper + choice + (constants[n] ?? 0) + (words[n] ?? 0)) >>> 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority;
    [h, g, f, e] = [g, f, e, (d + first) >>> 0];
    [d, c, b, a] = [c, b, a, (first + second) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = (state[at] ?? 0) + word;
  });
}
