// What `npm start` runs: sets up what is missing, builds what is stale, opens Winnow. Plain JavaScript without a dependency.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "build", "stamp");
const electron = join(root, "node_modules", "electron");
const downloadLimit = 20_000;
const sources = ["electron", "renderer", "shared", "assets", "package-lock.json", "package.json", "vite.config.ts"];
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

const [flag, ...rest] = process.argv.slice(2);

function run(command, words, options = {}) {
  const { status } = spawnSync(command, words, {
    cwd: root,
    stdio: "inherit",
    shell: command.endsWith(".cmd"),
    ...options,
  });
  if (status !== 0) process.exit(status ?? 1);
}

function setUp() {
  if (existsSync(join(root, "node_modules", ".package-lock.json"))) return;
  console.error("Setting up what is missing, which takes a minute…");
  // Warnings about packages mean nothing to whoever only wants to start Winnow.
  run(npm, ["ci", "--loglevel=error", "--no-audit", "--no-fund"], { stdio: ["ignore", 2, 2] });
}

function filesIn(path) {
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
}

function sourcesHash() {
  const hash = createHash("sha256");
  for (const source of sources) {
    const path = join(root, source);
    const files = source.includes(".") ? [path] : existsSync(path) ? filesIn(path).sort() : [];
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function build() {
  const wanted = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  rmSync(join(root, "build"), { recursive: true, force: true });
  // Answers go to the error stream, so that the output of a terminal command stays its own.
  // Whatever a shell or a test says of its own environment, what is built is the app as it is used.
  const env = { ...process.env, NODE_ENV: "production" };
  run(npm, ["run", "--silent", "build"], { stdio: ["ignore", 2, 2], env });
  writeFileSync(stamp, wanted);
}

function electronBinary() {
  const named = join(electron, "path.txt");
  const path = existsSync(named) ? join(electron, "dist", readFileSync(named, "utf8")) : null;
  return path !== null && existsSync(path) ? path : null;
}

function electronOrNothing() {
  if (electronBinary() === null) {
    console.log("Downloading Electron…");
    spawnSync(process.execPath, [join(electron, "install.js")], { cwd: root, stdio: "ignore", timeout: downloadLimit });
  }
  return electronBinary();
}

function become(command, words, folder = root) {
  const child = spawn(command, words, { cwd: folder, stdio: "inherit" });
  // Ctrl+C reaches the child by itself; this process only has to outlive it.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (status) => process.exit(status ?? 1));
  child.on("error", () => process.exit(1));
}

function openBrowserMode(words) {
  become(process.execPath, [join(root, "build", "electron", "loopback.js"), "--open", ...words]);
}

// electron-builder packs any folder that looks like Electron, which shows what goes into the app where no binary can be had.
// The wire of fuses (a marker, its version, its length, a digit a fuse) is there to be switched as in the real binary.
function standInDistribution() {
  const folder = mkdtempSync(join(tmpdir(), "winnow-electron-"));
  mkdirSync(join(folder, "locales"));
  writeFileSync(join(folder, "locales", "en-US.pak"), "");
  for (const name of ["electron", "version", "LICENSE", "LICENSES.chromium.html", "chrome-sandbox", "resources.pak"]) {
    writeFileSync(
      join(folder, name),
      name === "electron" ? "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101100111" : "",
    );
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

function pack(words) {
  const builder = join(root, "node_modules", "electron-builder", "cli.js");
  if (electronBinary() !== null || words.length > 0) {
    run(process.execPath, [builder, ...(words.length > 0 ? words : ["--dir"])]);
    return;
  }
  console.log("Electron's binary is absent: packing the app around a stand-in, to show what it holds.");
  const folder = standInDistribution();
  run(process.execPath, [builder, "--linux", "dir", `--config.electronDist=${folder}`]);
  rmSync(folder, { recursive: true });
}

setUp();
build();
switch (flag) {
  case "--build":
    break;
  case "--browser":
    openBrowserMode(rest);
    break;
  case "--headless":
    // The paths that a terminal command names are seen from where it was typed; npm changes the folder and says which it was.
    become(
      process.execPath,
      [join(root, "build", "electron", "headless.js"), ...rest],
      process.env["npm_lifecycle_event"] === "headless" ? process.env["INIT_CWD"] : process.cwd(),
    );
    break;
  case "--package":
    pack(rest);
    break;
  default: {
    const words = process.argv.slice(2);
    const binary = electronOrNothing();
    if (binary === null) {
      console.log("Electron's binary could not be downloaded, so Winnow opens in your browser instead.");
      openBrowserMode(words);
    } else become(binary, [root, ...words]);
  }
}
