import { Gunzip } from "fflate";
import { sizeInWords, joined, type Pull } from "./bytes.ts";
import { crc32 } from "./crc32.ts";
import { largestRatio, type Limits } from "./limits.ts";
import { ok, refuse, type Result } from "../result.ts";

const ratioJudgedFrom = 10 * 1024 * 1024;

type Packed = { readonly name: string; readonly limits: Limits };

/** Decompresses gzip bit by bit; refuses BROKEN_GZIP when it is cut off or its checksum is wrong, BOMB above the caps. */
export function gunzip(packed: Pull<Uint8Array>, { name, limits }: Packed): Pull<Uint8Array> {
  let parts: Uint8Array[] = [];
  let out = 0;
  let taken = 0;
  let moreMembers = 0;
  let checksum = 0;
  let tail: Uint8Array = new Uint8Array();
  let ended = false;
  const stream = new Gunzip((bytes) => {
    parts.push(bytes);
    out += bytes.length;
    checksum = crc32(bytes, checksum);
  });
  stream.onmember = () => {
    moreMembers += 1;
  };

  const broken = () =>
    refuse("BROKEN_GZIP", `The compressed file '${name}' is damaged or was cut off.`, "Fetch or compress it again.");

  const trailerFits = (): boolean => {
    // The checksums of files put one behind the other lie inside, where the library has already passed them.
    if (moreMembers > 0 || tail.length < 8) return moreMembers > 0;
    const view = new DataView(tail.buffer, tail.byteOffset + tail.length - 8, 8);
    return view.getUint32(0, true) === checksum && view.getUint32(4, true) === out % 2 ** 32;
  };

  const push = (bytes: Uint8Array, isLast: boolean): boolean => {
    try {
      stream.push(bytes, isLast);
      return true;
    } catch {
      return false;
    }
  };

  const next = async (): Promise<Result<Uint8Array | null>> => {
    while (!ended) {
      const piece = await packed();
      if (!piece.ok) return piece;
      ended = piece.value === null;
      const bytes = piece.value ?? new Uint8Array();
      taken += bytes.length;
      if (!ended) tail = joined([tail.subarray(-8), bytes], Math.min(8, tail.length) + bytes.length).subarray(-8);
      if (!push(bytes, ended)) return broken();
      if (out > limits.inflated) return tooMuch(name, `more than ${sizeInWords(limits.inflated)}`);
      if (out > ratioJudgedFrom && out > taken * largestRatio) {
        return tooMuch(name, `more than ${largestRatio} times its size`);
      }
      if (parts.length > 0) {
        const inflated = joined(
          parts,
          parts.reduce((sum, part) => sum + part.length, 0),
        );
        parts = [];
        if (inflated.length > 0) return ok(inflated);
      }
    }
    return trailerFits() ? ok(null) : broken();
  };
  return next;
}

function tooMuch(name: string, amount: string) {
  return refuse("BOMB", `The compressed file '${name}' grows to ${amount}.`, "Decompress and split it yourself.");
}
