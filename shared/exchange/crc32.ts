const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** The CRC-32 of gzip and ZIP over bytes, going on from what came before them. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let checksum = ~before;
  for (let at = 0; at < bytes.length; at += 1) {
    checksum = (checksum >>> 8) ^ (table[(checksum ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  }
  return ~checksum >>> 0;
}
