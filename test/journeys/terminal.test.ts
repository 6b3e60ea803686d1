import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { retirementCandidates, type RetirementCandidate } from "#shared/domain/candidates.ts";
import { portfolioOverview } from "#shared/domain/overview.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { guessReading } from "#shared/exchange/guess.ts";
import { readPortfolioFile } from "#shared/exchange/portfolio-file.ts";
import { writeReading } from "#shared/exchange/reading.ts";
import { sniff } from "#shared/exchange/sniff.ts";
import { built, buildWhenStale } from "../support/electron-stand-in/build.ts";
import { imported, journeyFiles, settled, sourceOf } from "../support/imported.ts";

const folder = mkdtempSync(join(tmpdir(), "winnow-terminal-"));
const asOf = "2025-08";
const catalogue = ["", "customers/", "operations/", "legacy/"].map((place) => `catalog/${place}catalog-info.yaml`);
const tables = ["usage.csv", "costs.csv", "values.csv"];

function winnow(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [built("electron/headless.js"), ...words], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function mainJob(...words: readonly string[]) {
  const files = ["--catalog", "catalog", "--usage", "usage.csv", "--costs", "costs.csv", "--values", "values.csv"];
  const named = files.map((word) => (word.startsWith("--") ? word : join(journeyFiles, word)));
  return winnow("propose", ...named, "--as-of", asOf, "--alike", "same", "--by", "Tester", ...words);
}

function keyOf(product: string, feature: string | null): string {
  return `${product}/${feature ?? ""}`;
}

type CandidateJson = Readonly<Record<string, unknown>> & { readonly product: string; readonly feature: string | null };

function filesIn(place: string): readonly string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))
    .sort();
}

beforeAll(() => buildWhenStale());
afterAll(() => rmSync(folder, { recursive: true }));

describe("propose", () => {
  const out = join(folder, "out");
  let done: ReturnType<typeof winnow>;
  let json: { readonly candidates: readonly CandidateJson[]; readonly proposals: readonly { folder: string }[] };
  let expected: ReadonlyMap<string, RetirementCandidate>;

  beforeAll(async () => {
    done = mainJob("--out", out);
    json = JSON.parse(readFileSync(join(out, "candidates.json"), "utf8")) as typeof json;
    let portfolio = await imported(emptyPortfolio, catalogue);
    for (const name of tables) portfolio = await imported(portfolio, [name]);
    const overview = portfolioOverview(portfolio, asOf, Date.now());
    expected = new Map(
      Array.from(retirementCandidates(portfolio, overview), (candidate) => [
        keyOf(candidate.line.product.name, candidate.feature?.name ?? null),
        candidate,
      ]),
    );
  });

  it("ends with 0, prints the candidates as a table and says how many proposals it wrote", () => {
    expect(done.status).toBe(0);
    expect(done.stdout).toMatch(/^VERDICT +PRODUCT \/ FEATURE +ENDS A MONTH +WORTH +PAYS IN +SCORE +USE/m);
    expect(done.stdout).toMatch(/^Flag +letter-gateway +€4,240 /m);
    expect(done.stdout).toMatch(/^Blocked +night-transfer /m);
    expect(done.stderr).toContain("4 proposals written to");
  });

  it("judges exactly as the domain does for the window", () => {
    const found = new Map(json.candidates.map((each) => [keyOf(each.product, each.feature), each]));
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [key, candidate] of expected) {
      const npv = candidate.worked.result?.npv;
      expect(found.get(key)).toMatchObject({
        verdict: candidate.verdict,
        codes: candidate.codes,
        triggers: candidate.triggers,
        guards: candidate.guards,
        avoidableMonthly: candidate.monthly === null ? null : Math.round(candidate.monthly),
        npv: npv === undefined || npv === null ? null : Math.round(npv),
        probabilityPositive: candidate.worked.simulation?.pPositive ?? null,
        usage: { class: candidate.usage.class, reach: candidate.usage.reach, interval: candidate.usage.ci },
      });
    }
  });

  it("prints with --json what it writes into the folder", () => {
    const printed = mainJob("--json");
    expect(printed.status).toBe(0);
    expect(JSON.parse(printed.stdout)).toEqual(json);
    expect(Object.keys(json)).toEqual([
      "format",
      "version",
      "asOf",
      "currency",
      "moneyFrom",
      "moneyTo",
      "products",
      "features",
      "imports",
      "candidates",
      "proposals",
      "leftOut",
    ]);
    expect(json).toMatchObject({
      format: "winnow-candidates",
      version: 1,
      asOf,
      currency: "EUR",
      products: 9,
      features: 60,
    });
  });

  it("writes for every proposal a document in two forms and its evidence, with the same worth in each", () => {
    expect(json.proposals).toHaveLength(4);
    for (const { folder: place } of json.proposals) {
      const markdown = readFileSync(join(out, place, "proposal.md"), "utf8");
      const html = readFileSync(join(out, place, "proposal.html"), "utf8");
      const [, worth = ""] = /^- Worth today \(net present value\): (€[\d,.]+)$/m.exec(markdown) ?? [];
      expect(worth).not.toBe("");
      expect(html).toContain(worth);
      expect(readdirSync(join(out, place, "evidence"))).toEqual(expect.arrayContaining(["usage.csv", "costs.csv"]));
    }
  });

  it("writes a portfolio that is sound, can be opened and holds the drafts", async () => {
    const read = settled(await readPortfolioFile(new Uint8Array(readFileSync(join(out, "portfolio.winnow")))));
    expect([...allOf(read.portfolio.proposals)].map(({ stage, figures }) => [stage, figures?.asOf])).toEqual(
      Array.from({ length: 4 }, () => ["draft", asOf]),
    );
    expect(winnow("check", join(out, "portfolio.winnow")).status).toBe(0);
  });

  it("lists the SHA-256 of every file that it wrote", () => {
    const sums = readFileSync(join(out, "SHA256SUMS"), "utf8").trim().split("\n");
    const listed = sums.map((line) => line.split("  "));
    const paths = listed.flatMap(([, path = ""]) => path);
    expect(paths.sort()).toEqual(filesIn(out).filter((path) => path !== "SHA256SUMS"));
    for (const [sum, path] of listed) {
      expect(
        createHash("sha256")
          .update(readFileSync(join(out, path ?? "")))
          .digest("hex"),
      ).toBe(sum);
    }
  });

  it("begins with a portfolio file and finds nothing new in the same files", () => {
    const again = mainJob("--json", "--portfolio", join(out, "portfolio.winnow"));
    expect(again.status).toBe(0);
    const found = JSON.parse(again.stdout) as typeof json & { imports: readonly { counts: Record<string, number> }[] };
    for (const { counts } of found.imports) expect([counts["new"], counts["update"]]).toEqual([0, 0]);
    const verdicts = (each: readonly CandidateJson[]) =>
      each.map(({ product, feature, verdict }) => [product, feature, verdict]);
    expect(verdicts(found.candidates)).toEqual(verdicts(json.candidates));
  });

  it("does not write into a folder that holds something, and replaces its own only when told", () => {
    const other = join(folder, "other");
    mkdirSync(other);
    writeFileSync(join(other, "letter.txt"), "Dear reader");
    expect(mainJob("--out", other).status).toBe(1);
    expect(mainJob("--out", other, "--replace").status).toBe(1);
    expect(filesIn(other)).toEqual(["letter.txt"]);
    expect(mainJob("--out", out).status).toBe(1);
    expect(mainJob("--out", out, "--replace", "--subject", "letter-gateway").status).toBe(0);
    expect(filesIn(out).filter((path) => path.endsWith("proposal.md"))).toEqual([
      join("letter-gateway", "proposal.md"),
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("reads a file by the recipe that the window exported", async () => {
    writeFileSync(join(folder, "counts.csv"), "what;when;how often\nSign in;2025-08;1.200,0\n");
    const { reading } = guessReading(settled(await sniff(sourceOf("usage.csv"))));
    const recipe = {
      ...reading,
      text: { ...reading.text, delimiter: ";" },
      decimal: ",",
      columns: { feature: ["what"], month: ["when"], uses: ["how often"] },
      constants: { product: "meter-portal" },
    } as const;
    writeFileSync(join(folder, "counts.recipe.json"), writeReading(recipe));
    const words = ["propose", "--usage", "counts.csv", "--recipe", "counts.recipe.json", "--json", "--as-of", asOf];
    const found = JSON.parse(winnow(...words).stdout) as { imports: readonly Record<string, unknown>[] };
    expect(found.imports[0]).toMatchObject({
      counts: { rows: 1, new: 1 },
      created: { product: ["meter-portal"], feature: ["Sign in"] },
    });
  });

  it("ends with 1 for a bad file, names line and remedy, and leaves nothing behind", () => {
    writeFileSync(
      join(folder, "bad.csv"),
      "product,feature,month,uses\nportal,Search,2025-07,12\nportal,Search,2025-13,12\n",
    );
    const place = join(folder, "never");
    const stopped = winnow("propose", "--usage", "bad.csv", "--out", place, "--json");
    expect(stopped.status).toBe(1);
    expect(stopped.stderr).toContain("bad.csv:3: month: found '2025-13'");
    expect(stopped.stderr).toContain("Correct the cell.");
    expect(stopped.stderr).toContain("Nothing was written.");
    expect(JSON.parse(stopped.stdout)).toMatchObject({
      format: "winnow-refusal",
      problem: { code: "STOPPED_ROWS" },
      stopped: [{ file: "bad.csv", line: 3, row: 2, column: "month", found: "2025-13" }],
    });
    expect(existsSync(place)).toBe(false);
  });

  it("ends with 1 for files that are missing, no text or a recipe that fits nothing", () => {
    writeFileSync(join(folder, "picture.csv"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    expect(winnow("propose", "--usage", "nowhere.csv")).toMatchObject({ status: 1, stdout: "" });
    expect(winnow("propose", "--usage", "picture.csv")).toMatchObject({ status: 1, stdout: "" });
    expect(winnow("propose", "--usage", "bad.csv", "--recipe", "counts.recipe.json").stderr).toContain(
      "No file has the columns",
    );
  });

  it("ends with 2 for a command line that it does not understand, and says where help is", () => {
    for (const words of [
      [],
      ["prpose"],
      ["propose", "--usge", "x"],
      ["propose", "--usage", "x", "--as-of", "August"],
    ]) {
      expect(winnow(...words)).toMatchObject({ status: 2, stdout: "" });
    }
    expect(winnow("propose").stderr).toContain("propose --help");
  });

  it("ends with 3 where there is nothing to propose, and writes nothing", () => {
    const place = join(folder, "empty-handed");
    const nothing = winnow("propose", "--usage", join(journeyFiles, "usage.csv"), "--as-of", asOf, "--out", place);
    expect(nothing.status).toBe(3);
    expect(nothing.stderr).toContain("There is nothing to propose.");
    expect(existsSync(place)).toBe(false);
  });
});

describe("check", () => {
  it("finds a damaged portfolio file, and says what is in a sound one", () => {
    const sound = join(folder, "out", "portfolio.winnow");
    const bytes = readFileSync(sound);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(join(folder, "damaged.winnow"), bytes);
    writeFileSync(join(folder, "letter.winnow"), "Dear reader");
    expect(winnow("check", "damaged.winnow")).toMatchObject({ status: 1, stdout: "" });
    expect(winnow("check", "letter.winnow").status).toBe(1);
    const both = winnow("check", sound, "damaged.winnow", "--json");
    expect(both.status).toBe(1);
    expect(JSON.parse(both.stdout)).toMatchObject({
      format: "winnow-check",
      checked: [{ sound: true, tables: { products: 9, features: 60 } }, { sound: false }],
    });
  });
});

describe("the app with --headless", () => {
  it("does the same work before any window, and ends with the same code", () => {
    const child = fileURLToPath(new URL("../support/electron-stand-in/child.mjs", import.meta.url));
    const words = ["--headless", "check", "damaged.winnow", join(folder, "out", "portfolio.winnow")];
    const profile = join(folder, "profile");
    const { status, stdout, stderr } = spawnSync(process.execPath, [child, ...words], {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...process.env,
        WINNOW_SAFEKEEPING: join(folder, "safekeeping"),
        WINNOW_PROFILE: profile,
        STAND_IN: JSON.stringify({ profile, chrome: "150.0.0.0", main: built("electron/main.js") }),
      },
    });
    expect(status).toBe(1);
    expect(stdout).toContain("portfolio.winnow: sound");
    expect(stderr).toContain("damaged.winnow: ");
    expect(existsSync(join(folder, "safekeeping"))).toBe(false);
  });
});

describe("help", () => {
  it.each([[["--help"]], [["propose", "--help"]], [["check", "--help"]]])("is printed for %j", (words) => {
    const { status, stdout, stderr } = winnow(...words);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("winnow --headless");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it("names the version that package.json names", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(winnow("--version").stdout).toBe(`Winnow ${version}\n`);
  });
});
