import { openBytes, readHead, type ByteSource } from "./byte-source.ts";
import type { Pull } from "./bytes.ts";
import { eventLimits } from "./limits.ts";
import type { Reading } from "./reading.ts";
import { encodingOfMark, notATable, notText, openText } from "./text.ts";
import type { Watch } from "./watch.ts";
import { ok, type Result } from "../result.ts";

const headSize = 4096;

/** The bytes of a file in UTF-8, whatever it is written in; refuses NOT_TEXT and WEB_PAGE. */
export async function openUtf8(source: ByteSource, reading: Reading, watch: Watch): Promise<Result<Pull<Uint8Array>>> {
  const head = await readHead(source, headSize, eventLimits);
  if (!head.ok) return head;
  const encoding = encodingOfMark(head.value) ?? reading.text.encoding;
  if (encoding === "utf-8") {
    const start = new TextDecoder().decode(head.value);
    const problem = notText(head.value, source.name) ?? notATable(start, source.name);
    return problem === null ? openBytes(source, eventLimits, watch) : { ok: false, problem };
  }
  const text = await openText(source, encoding, eventLimits, watch);
  if (!text.ok) return text;
  const encoder = new TextEncoder();
  return ok(async () => {
    const piece = await text.value();
    return piece.ok && piece.value !== null ? ok(encoder.encode(piece.value)) : (piece as Result<null>);
  });
}
