import { zipSync, unzipSync, strToU8, strFromU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, sha256 } from "#shared/domain/canonical.ts";
import { emptyPortfolio, type Portfolio } from "#shared/domain/portfolio.ts";
import { defaultSettings } from "#shared/domain/settings.ts";
import { onShelf } from "#shared/domain/shelves.ts";
import { mulberry32 } from "#shared/maths/prng.ts";
import { readPortfolioFile, writePortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { arbitraryPortfolio } from "../../support/arbitraries.ts";
import { tries } from "../../support/long-runs.ts";

const about = { appVersion: "0.1.0", installation: "installation", at: 1_790_000_000_000, head: null };

const team = { id: "t1", createdAt: 1, updatedAt: 2, by: "Ada", name: "Platform", dayRate: 80_000 };
const small: Portfolio = {
  ...emptyPortfolio,
  settings: new Map([["", new Map([["settings", defaultSettings]])]]),
  teams: new Map([["", new Map([["t1", team]])]]),
};

const mutants = tries(200, 5000);

/** Something that happens to the bytes of a file: flipped, cut off, cut out, said twice, in another order, blank. */
const anyMutation = fc
  .record({
    kind: fc.constantFrom("flip", "flip", "flip", "end", "gap", "twice", "swap", "blank"),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.integer({ min: 1, max: 400 }),
    by: fc.integer({ min: 1, max: 255 }),
  })
  .map(({ kind, at, length, by }) => (bytes: Uint8Array): Uint8Array => {
    const from = Math.floor(at * bytes.length);
    const [before, piece, after] = [bytes.slice(0, from), bytes.slice(from, from + length), bytes.slice(from + length)];
    switch (kind) {
      case "flip":
        return joined(
          before,
          piece.slice(0, 1).map((byte) => byte ^ by),
          piece.slice(1),
          after,
        );
      case "end":
        return before;
      case "gap":
        return joined(before, after);
      case "twice":
        return joined(before, piece, piece, after);
      case "swap":
        return joined(after, piece, before);
      case "blank":
        return joined(before, piece.fill(0), after);
    }
  });

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

type Parts = Record<string, Uint8Array>;

/** A file with some parts replaced and its manifest sealed anew, as a careful forger would do it. */
async function forged(change: (parts: Parts) => Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const { "manifest.json": manifest, ...written } = unzipSync(await writePortfolioFile(small, about));
  const parts: Parts = { ...written };
  for (const [name, part] of Object.entries(change(parts)))
    parts[name] = typeof part === "string" ? strToU8(part) : part;
  const { hash: _, ...rest } = JSON.parse(strFromU8(manifest!)) as Record<string, unknown>;
  const draft = {
    ...rest,
    parts: await Promise.all(
      Object.entries(parts).map(async ([name, bytes]) => {
        return { name, size: bytes.length, count: 1, sha256: await sha256(bytes) };
      }),
    ),
  };
  const sealed = { ...draft, hash: await sha256(canonicalJson(draft)) };
  return zipSync({ "manifest.json": strToU8(canonicalJson(sealed)), ...parts });
}

async function withManifest(change: (manifest: Record<string, unknown>) => object): Promise<Uint8Array> {
  const parts = unzipSync(await writePortfolioFile(small, about));
  const manifest = change(JSON.parse(strFromU8(parts["manifest.json"]!)) as Record<string, unknown>);
  return zipSync({ ...parts, "manifest.json": strToU8(canonicalJson(manifest)) });
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const read = await readPortfolioFile(bytes);
  return read.ok ? "accepted" : `${read.problem.code}: ${read.problem.message}`;
}

const teamLine = (fields: object) => `${canonicalJson({ ...team, ...fields })}\n`;
const inTeams = (text: string) => forged(() => ({ "records/teams.ndjson": text }));

describe("writePortfolioFile", () => {
  it("is read back as the same portfolio, and written again as the same bytes", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPortfolio, async (portfolio) => {
        const bytes = await writePortfolioFile(portfolio, about);
        const read = await readPortfolioFile(bytes);
        expect(read.ok ? "read" : read.problem.message).toBe("read");
        if (!read.ok) return;
        expect(read.value.portfolio).toEqual(portfolio);
        expect(await writePortfolioFile(read.value.portfolio, about)).toEqual(bytes);
      }),
      { numRuns: tries(25, 1000) },
    );
  });

  it("keeps members that have the names of object methods", async () => {
    const extra = { toString: "x", valueOf: "y" };
    const portfolio = { ...small, teams: new Map([["", new Map([["t1", { ...team, extra }]])]]) };
    const read = await readPortfolioFile(await writePortfolioFile(portfolio, about));
    expect(read.ok && read.value.portfolio).toEqual(portfolio);
  });
});

describe("readPortfolioFile", () => {
  it("tells what a file holds", async () => {
    const head = { seq: 7, hash: "a".repeat(64) };
    const read = await readPortfolioFile(await writePortfolioFile(small, { ...about, head }));
    expect(read.ok && read.value.manifest).toMatchObject({
      format: "winnow",
      version: 1,
      records: 2,
      head,
      portfolioName: "Portfolio",
      installation: "installation",
    });
  });

  it("refuses what is no portfolio file", async () => {
    for (const bytes of [new Uint8Array(), strToU8("name,team\n"), strToU8("\x89PNG\r\n\x1a\n".padEnd(5000, "x"))]) {
      expect(await readPortfolioFile(bytes)).toMatchObject({ ok: false, problem: { code: "DAMAGED_FILE" } });
    }
    expect(await readPortfolioFile(zipSync({ "a.json": strToU8("{}") }))).toMatchObject({ ok: false });
  });

  it(`accepts none of ${mutants} mutants with other contents`, { timeout: 600_000 }, async () => {
    const portfolios = fc.sample(arbitraryPortfolio, { numRuns: mutants / 10, seed: 7 });
    let accepted = 0;
    for (const [n, portfolio] of portfolios.entries()) {
      const bytes = await writePortfolioFile(portfolio, about);
      for (const mutate of fc.sample(anyMutation, { numRuns: 10, seed: n })) {
        const read = await readPortfolioFile(mutate(bytes));
        if (!read.ok) continue;
        accepted += 1;
        expect(read.value.portfolio).toEqual(portfolio);
      }
    }
    expect(accepted).toBeLessThan(mutants / 2);
  });

  it("refuses a newer version, another program's file and a changed manifest", async () => {
    expect(await refusal(await withManifest((manifest) => ({ ...manifest, version: 2, more: true })))).toMatch(
      /^NEWER_VERSION/,
    );
    expect(await refusal(await withManifest(() => ({ format: "other" })))).toMatch(/^NOT_A_PORTFOLIO/);
    expect(await refusal(await withManifest((manifest) => ({ ...manifest, at: 1 })))).toMatch(/^WRONG_HASH/);
    expect(await refusal(await withManifest((manifest) => ({ ...manifest, version: 1, parts: 3 })))).toMatch(
      /^BAD_MANIFEST: manifest.json: parts/,
    );
  });

  it("refuses parts that are not as the manifest says", async () => {
    const parts = unzipSync(await writePortfolioFile(small, about));
    const teams = strFromU8(parts["records/teams.ndjson"]!);
    const changed = { ...parts, "records/teams.ndjson": strToU8(teams.replace("Platform", "Platfork")) };
    expect(await refusal(zipSync(changed))).toBe("WRONG_HASH: records/teams.ndjson was changed after it was written.");
    const { "records/teams.ndjson": _, ...missing } = parts;
    expect(await refusal(zipSync(missing))).toMatch(/^DAMAGED_FILE.*records\/teams.ndjson is missing/);
    expect(await refusal(zipSync({ ...parts, "usage/9.bin": new Uint8Array(19) }))).toMatch(
      /^DAMAGED_FILE.*not in its manifest/,
    );
  });

  it("refuses an unknown table and unsafe names", async () => {
    expect(await refusal(await forged(() => ({ "records/secrets.ndjson": "" })))).toMatch(/^UNKNOWN_TABLE.*secrets/);
    expect(await refusal(await forged(() => ({ "records/constructor.ndjson": "" })))).toMatch(/^UNKNOWN_TABLE/);
    for (const name of ["../evil.json", "/etc/passwd.json", "a\\b.json", "C:/x.json", "records/../x.json", "run.exe"]) {
      const parts = unzipSync(await writePortfolioFile(small, about));
      expect(await refusal(zipSync({ ...parts, [name]: strToU8("{}") }))).toMatch(/^UNSAFE_NAME/);
    }
  });

  it("refuses a part that occurs twice, and overlapping parts", async () => {
    const bytes = zipSync({ "records/a.ndjson": strToU8("1"), "records/b.ndjson": strToU8("2") }, { level: 0 });
    const text = strFromU8(bytes, true);
    expect(await refusal(strToU8(text.replaceAll("records/b", "records/a"), true))).toMatch(/^DUPLICATE_PART/);
    const second = text.lastIndexOf("PK\x01\x02");
    const overlapping = bytes.slice();
    overlapping.set([0, 0, 0, 0], second + 42);
    expect(await refusal(overlapping)).toMatch(/^DAMAGED_FILE.*overlaps/);
  });

  it("refuses a wrong CRC", async () => {
    const bytes = await writePortfolioFile(small, about);
    const text = strFromU8(bytes, true);
    bytes[text.indexOf("PK\x01\x02") + 16]! ^= 1;
    expect(await refusal(bytes)).toMatch(/^WRONG_CRC/);
  });

  it("does not unpack a bomb", async () => {
    const parts = unzipSync(await writePortfolioFile(small, about));
    const bomb = zipSync({ "manifest.json": parts["manifest.json"]!, "usage/1.bin": new Uint8Array(16 * 1024 ** 2) });
    const lying = bomb.slice();
    const directory = strFromU8(bomb, true).lastIndexOf("PK\x01\x02");
    new DataView(lying.buffer).setUint32(directory + 24, 1000, true);
    expect(await refusal(lying)).toMatch(/^DAMAGED_FILE/);
    const greedy = bomb.slice();
    new DataView(greedy.buffer).setUint32(directory + 24, 0x7fff_ffff, true);
    expect(await refusal(greedy)).toMatch(/^(TOO_LARGE|DAMAGED_FILE)/);
  });

  it("refuses a bad record with part, line and field", async () => {
    expect(await refusal(await inTeams(`${teamLine({})}${teamLine({ id: "t2", name: " " })}`))).toBe(
      "BAD_RECORD: records/teams.ndjson, line 2: name: a name is needed.",
    );
    expect(await refusal(await inTeams(teamLine({ salary: 1 })))).toMatch(/line 1: salary/);
    expect(await refusal(await inTeams(teamLine({ dayRate: 2 ** 53 })))).toMatch(/line 1: dayRate/);
    expect(await refusal(await inTeams("{broken\n"))).toMatch(/line 1: not JSON/);
    expect(await refusal(await inTeams(teamLine({}).trimEnd()))).toMatch(/line 1: the line does not end/);
    expect(await refusal(await inTeams(`${"[".repeat(500_000)}\n`))).toMatch(/line 1: not JSON/);
    expect(await refusal(await inTeams(`${"[".repeat(50_000)}${"]".repeat(50_000)}\n`))).toMatch(/line 1: /);
    expect(
      await refusal(await forged(() => ({ "records/teams.ndjson": Uint8Array.of(0x22, 0xff, 0x22, 10) }))),
    ).toMatch(/line 1: not JSON in UTF-8/);
  });

  it("refuses a record that says one thing twice or reaches for the prototype", async () => {
    const line = teamLine({});
    expect(await refusal(await inTeams(line.replace('"name":', '"name":"First","name":')))).toMatch(
      /not written the way/,
    );
    expect(await refusal(await inTeams(line.replace('"by"', '"__proto__":{"isAdmin":true},"by"')))).toMatch(
      /^BAD_RECORD/,
    );
    expect(await refusal(await inTeams(teamLine({ extra: JSON.parse('{"__proto__":"x"}') })))).toMatch(/^BAD_RECORD/);
    expect(await refusal(await inTeams(teamLine({ extra: { constructor: "Acme" } })))).toMatch(
      /line 1: extra: nothing is kept under the name/,
    );
    expect(await refusal(await inTeams(teamLine({ extra: "text" })))).toMatch(/line 1: extra: /);
    expect(await refusal(await inTeams(line.replace("80000", "-0")))).toMatch(/^BAD_RECORD/);
    expect(await refusal(await inTeams(`${line}${line}`))).toMatch(/line 2: the id t1 occurs twice/);
  });

  it("refuses a reference that leads nowhere, with its place", async () => {
    const feature = { id: "f1", createdAt: 1, updatedAt: 1, by: "", productId: "gone", name: "Fax", description: "" };
    const rest = { releasedMonth: null, instrumentedFrom: null, cadence: null, eligibleSegment: "", marks: [] };
    const line = `${canonicalJson({ ...feature, ...rest })}\n`;
    const bytes = await forged(() => ({ "records/features.ndjson": line, "records/teams.ndjson": "" }));
    expect(await refusal(bytes)).toBe(
      "DANGLING_REFERENCE: records/features.ndjson, line 1: productId names 'gone', which is not among the products.",
    );
  });

  it("refuses usage that cannot be usage", async () => {
    const index = { id: "p1", part: "usage/1.bin", firstMonth: "2026-01", months: 1, subjects: ["p1"], sources: [] };
    const usage = (cell: Uint8Array, line: object = index) =>
      forged(() => ({ "usage/index.ndjson": `${canonicalJson(line)}\n`, "usage/1.bin": cell }));
    const cell = (change: (view: DataView) => void) => {
      const bytes = new Uint8Array(19);
      change(new DataView(bytes.buffer));
      return bytes;
    };
    expect(await refusal(await usage(new Uint8Array(18)))).toMatch(/18 bytes where 1 cells need 19/);
    expect(await refusal(await usage(cell((view) => view.setFloat64(0, NaN, true))))).toMatch(/NaN uses/);
    expect(await refusal(await usage(cell((view) => view.setFloat64(0, -1, true))))).toMatch(/-1 uses/);
    expect(await refusal(await usage(cell((view) => view.setUint8(16, 32))))).toMatch(/unknown state/);
    expect(await refusal(await usage(cell((view) => view.setUint8(18, 4))))).toMatch(/a source that is not listed/);
    expect(await refusal(await usage(cell((view) => view.setUint8(16, 2))))).toMatch(
      /records, its manifest says|DANGLING/,
    );
    expect(await refusal(await usage(new Uint8Array(19), { ...index, part: "usage/2.bin" }))).toMatch(/not the part/);
  });
});

describe("writePortfolioFile, given much", () => {
  it("packs large parts so that they are read back", async () => {
    const random = mulberry32(7);
    const note = () =>
      Array.from({ length: 400 }, () => String.fromCharCode(32 + Math.floor(random() ** 3 * 90))).join("");
    const teams = Array.from({ length: 2500 }, (_, n) => ({ ...team, id: `t${n}`, name: `Team ${n}`, note: note() }));
    const large: Portfolio = { ...small, teams: new Map([["", new Map(teams.map((known) => [known.id, known]))]]) };
    const read = await readPortfolioFile(await writePortfolioFile(large, about));
    expect(read.ok && [...onShelf(read.value.portfolio.teams, "").values()].length).toBe(2500);
  });
});
