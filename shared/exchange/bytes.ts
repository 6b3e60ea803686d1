import type { Result } from "../result.ts";

/** The next piece of something that is read bit by bit; null at its end. After a refusal it is not asked again. */
export type Pull<T> = () => Promise<Result<T | null>>;

/** Pieces of bytes put together. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A number of bytes in whole gigabytes or megabytes, for a sentence. */
export function sizeInWords(bytes: number): string {
  const megabytes = Math.round(bytes / (1024 * 1024));
  return megabytes % 1024 === 0 && megabytes > 0 ? `${megabytes / 1024} GB` : `${megabytes} MB`;
}
