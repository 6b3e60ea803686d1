import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFrame, writeFrame } from "#shared/bridge-frame.ts";

describe("writeFrame and readFrame", () => {
  it("carry values and bytes there and back", () => {
    const value = {
      ok: true,
      value: { name: "é", parts: [new Uint8Array([1, 2]), { bytes: new Uint8Array() }], none: null },
    };
    expect(readFrame(writeFrame(value))).toEqual(value);
  });

  it("carry any bytes anywhere in any JSON", () => {
    const bytes = fc.uint8Array({ maxLength: 50 });
    const value = fc.letrec((tie) => ({
      tree: fc.oneof(
        bytes,
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.record({ a: tie("tree"), b: tie("tree") }),
      ),
    })).tree;
    fc.assert(
      fc.property(value, (each) => {
        expect(readFrame(writeFrame([each]))).toEqual([each]);
      }),
    );
  });

  it("throw on a frame that is cut off anywhere", () => {
    const frame = writeFrame([{ bytes: new Uint8Array([1, 2, 3]) }]);
    for (let end = 0; end < frame.length; end += 1) expect(() => readFrame(frame.slice(0, end))).toThrow(/./);
  });

  it("never read beyond the frame, whatever it claims", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (at, size) => {
        const json = new TextEncoder().encode(JSON.stringify([{ $bytes: [at, size] }]));
        const frame = new Uint8Array(4 + json.length + 8);
        new DataView(frame.buffer).setUint32(0, json.length);
        frame.set(json, 4);
        const fits = at >= 0 && size >= 0 && at + size <= 8;
        const read = () => (readFrame(frame) as [Uint8Array])[0].length;
        if (fits) return read() === size;
        expect(read).toThrow(RangeError);
        return true;
      }),
    );
  });
});
