import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bytesSource, openBytes, textSource, type ByteSource } from "#shared/exchange/byte-source.ts";
import { tableLimits, type Limits } from "#shared/exchange/limits.ts";
import { readText } from "#shared/exchange/text.ts";
import { readUsageTable } from "#shared/exchange/usage-table.ts";
import { blankReading } from "#shared/exchange/reading.ts";
import { unwatched } from "#shared/exchange/watch.ts";

const small: Limits = { bytes: 2_000_000, inflated: 3_000_000, rows: 10 };

async function readAll(source: ByteSource, limits: Limits = tableLimits): Promise<string> {
  const text = await readText(source, "utf-8", limits, unwatched);
  return text.ok ? text.value : text.problem.code;
}

describe("openBytes", () => {
  it("reads a browser's File and bytes in memory alike", async () => {
    const file = new File(["häßlich"], "words.csv");
    const source: ByteSource = {
      name: file.name,
      size: file.size,
      slice: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    };
    expect(await readAll(source)).toBe("häßlich");
    expect(await readAll(textSource("x", "häßlich"))).toBe("häßlich");
  });

  it("decompresses gzip of one and of several members", async () => {
    const text = "line of text\n".repeat(100_000);
    const packed = gzipSync(new TextEncoder().encode(text));
    expect((await readAll(bytesSource("a.csv.gz", packed))) === text).toBe(true);
    const twice = new Uint8Array([...packed, ...packed]);
    expect((await readAll(bytesSource("a.csv.gz", twice))) === text + text).toBe(true);
  });

  it("refuses files above its caps, before and after decompression", async () => {
    expect(await readAll(bytesSource("big", new Uint8Array(2_000_001).fill(97)), small)).toBe("TOO_LARGE");
    const noise = Uint8Array.from({ length: 3_100_000 }, (_, at) => 97 + (((at * at) >> 5) % 23));
    expect(await readAll(bytesSource("big.gz", gzipSync(noise)), small)).toBe("BOMB");
  });

  it("refuses a file that became shorter while it was read", async () => {
    const source: ByteSource = {
      name: "x",
      size: 100,
      slice: (from, to) => Promise.resolve(new Uint8Array(Math.min(to, 50) - from).fill(97)),
    };
    expect(await readAll(source)).toBe("CHANGED");
  });

  it("tells progress to the last byte", async () => {
    const seen: number[] = [];
    const watch = { onProgress: (bytesRead: number) => seen.push(bytesRead), isCancelled: () => false };
    const opened = await openBytes(bytesSource("x", new Uint8Array(2_500_000)), tableLimits, watch);
    if (!opened.ok) throw new Error(opened.problem.message);
    while ((await opened.value()).ok && seen.at(-1) !== 2_500_000);
    expect(seen).toEqual([0, 1_048_576, 2_097_152, 2_500_000]);
  });
});

describe("readUsageTable, cancelled", () => {
  it("takes nothing", async () => {
    let calls = 0;
    const watch = { onProgress: () => (calls += 1), isCancelled: () => calls > 1 };
    const source = textSource("x.csv", `feature,month,uses\n${"a,2025-01,1\n".repeat(300_000)}`);
    const reading = {
      ...blankReading("usageTable"),
      columns: { feature: ["feature"], month: ["month"], uses: ["uses"] },
      constants: { product: "Shop" },
    };
    expect(await readUsageTable([source], reading, watch)).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
  });
});
