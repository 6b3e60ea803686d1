const bytesMark = "$bytes";

/**
 * Writes a value and the bytes in it as one frame for HTTP: the length of the JSON (4 bytes), the JSON with a mark in place
 * of each Uint8Array, then all bytes one after the other; no base64, so large snapshots cost no more than their size.
 */
export function writeFrame(value: unknown): Uint8Array<ArrayBuffer> {
  const contents: Uint8Array[] = [];
  let size = 0;
  const text = JSON.stringify(value, (_, member: unknown) => {
    if (!(member instanceof Uint8Array)) return member;
    const mark = { [bytesMark]: [size, member.length] };
    contents.push(member);
    size += member.length;
    return mark;
  });
  const json = new TextEncoder().encode(text);
  const frame = new Uint8Array(4 + json.length + size);
  new DataView(frame.buffer).setUint32(0, json.length);
  frame.set(json, 4);
  let position = 4 + json.length;
  for (const content of contents) {
    frame.set(content, position);
    position += content.length;
  }
  return frame;
}

/** Reads a frame back; throws when it is cut off or its JSON cannot be read. The bytes are views of the frame. */
export function readFrame(frame: Uint8Array): unknown {
  const length = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0);
  const start = 4 + length;
  if (start > frame.length) throw new RangeError("the frame is cut off");
  const text = new TextDecoder("utf-8", { fatal: true }).decode(frame.subarray(4, start));
  return JSON.parse(text, (_, member: unknown) => {
    const place = markOf(member);
    if (place === null) return member;
    const [at, size] = place;
    if (at < 0 || size < 0 || start + at + size > frame.length) throw new RangeError("the frame is cut off");
    return frame.subarray(start + at, start + at + size);
  });
}

function markOf(member: unknown): readonly [number, number] | null {
  if (typeof member !== "object" || member === null || !Object.hasOwn(member, bytesMark)) return null;
  const place: unknown = (member as { readonly [bytesMark]: unknown })[bytesMark];
  if (!Array.isArray(place) || place.length !== 2 || !place.every(Number.isSafeInteger)) return null;
  return [Number(place[0]), Number(place[1])];
}
