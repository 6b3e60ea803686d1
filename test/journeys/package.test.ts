import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const archive = `${root}dist/linux-unpacked/resources/app.asar`;

const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

type Folder = { readonly files: Readonly<Record<string, Folder | { readonly size: number }>> };

/** The names in an asar archive: its header is a JSON text behind four lengths of four bytes. */
function filesIn(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const header = JSON.parse(bytes.toString("utf8", 16, 16 + bytes.readUInt32LE(12))) as Folder;
  const names = (folder: Folder, prefix: string): readonly string[] =>
    Object.entries(folder.files).flatMap(([name, entry]) =>
      "files" in entry ? names(entry, `${prefix}${name}/`) : [prefix + name],
    );
  return names(header, "");
}

describe.skipIf(process.platform !== "linux")("npm run package", () => {
  beforeAll(() => {
    rmSync(`${root}dist`, { recursive: true, force: true });
    const { status } = spawnSync(process.execPath, ["electron/start.mjs", "--package"], {
      cwd: root,
      stdio: "inherit",
    });
    if (status !== 0) throw new Error("The app could not be packed.");
  });

  it("packs the build and nothing else, in 3 MB or less", () => {
    const names = filesIn(archive);
    const allowed = /^(package\.json|build\/electron\/(assets\/)?[\w-]+\.(js|cjs)|build\/window\/.+)$/;
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
    expect(names.filter((name) => /\.map$|\.test\.|node_modules/.test(name))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining([
        "package.json",
        "build/electron/main.js",
        "build/electron/preload.cjs",
        "build/window/index.html",
      ]),
    );
    expect(statSync(archive).size).toBeLessThanOrEqual(3 * 1024 * 1024);
  });

  it("switches the fuses", () => {
    const binary = readFileSync(`${root}dist/linux-unpacked/winnow`);
    const wire = binary.subarray(binary.indexOf(sentinel) + sentinel.length);
    const [version, length] = wire;
    // Node as a runtime, cookies, NODE_OPTIONS, --inspect, integrity, only from the archive, own snapshot, file://.
    expect([version, wire.toString("latin1", 2, 10)]).toEqual([1, "01001100"]);
    expect(length).toBeGreaterThanOrEqual(8);
  });
});
