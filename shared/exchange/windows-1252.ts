// The 32 places in which Windows-1252 differs from Latin-1; our own table, because Node's strict decoder leaves them out.
const special = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
  0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
  0x017e, 0x0178,
];

const stretch = 8192;

/** Bytes in Windows-1252 as text; every byte has a letter. */
export function windows1252Text(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += stretch) {
    const codes = Array.from(bytes.subarray(from, from + stretch), (byte) => special[byte - 0x80] ?? byte);
    text += String.fromCharCode(...codes);
  }
  return text;
}
