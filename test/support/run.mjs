// What `npm test` runs: sets up what is missing, then every check and test. Plain JavaScript without a dependency.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const bin = join(root, "node_modules", ".bin");
const isWindows = process.platform === "win32";
const isLong = process.argv.includes("--long");
const needsBrowser = Boolean(process.env.CI) || process.env.WINNOW_REQUIRE_BROWSER === "1";
const reports = mkdtempSync(join(tmpdir(), "winnow-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const times = [];
const faults = [];

// What is run many times by hand and a few times always; each test reads its own number.
const longRuns = { LONG: "1", FUZZ: "10000" };

function run(command, settings = {}) {
  const { output = "inherit", env = {} } = settings;
  return spawnSync(command, {
    cwd: root,
    shell: true,
    stdio: ["ignore", output, "inherit"],
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      ...(isLong ? longRuns : {}),
      ...env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      npm_config_update_notifier: "false",
    },
  });
}

function timed(name, work) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const sound = work();
  times.push(`${name} ${Math.round((performance.now() - start) / 1000)} s`);
  if (!sound) faults.push(name);
}

function step(name, command) {
  timed(name, () => {
    const sound = run(command).status === 0;
    total[sound ? "passed" : "failed"] += 1;
    return sound;
  });
}

/** Runs tests and adds what they report; tests that could not even be read count as one failed. */
function tests(name, command, env) {
  timed(name, () => {
    const report = join(reports, `${times.length}.json`);
    const { status } = run(`${command} --reporter=default --reporter=json --outputFile.json="${report}"`, { env });
    if (!existsSync(report)) {
      total.failed += 1;
      return false;
    }
    const found = JSON.parse(readFileSync(report, "utf8"));
    const unread = found.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
    );
    total.passed += found.numPassedTests;
    total.failed += found.numFailedTests + unread.length;
    total.skipped += found.numPendingTests + found.numTodoTests;
    if (status !== 0 && found.numFailedTests + unread.length === 0) total.failed += 1;
    return status === 0;
  });
}

/** Whether what is installed is what the lockfile says; npm leaves a lockfile of its own among the modules. */
function isSetUp() {
  const hidden = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, "utf8")).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages);
  return wanted.every(([path, { version, optional, devOptional, link }]) => {
    if (path === "" || link) return true;
    const found = installed[path];
    return found === undefined ? optional === true || devOptional === true : found.version === version;
  });
}

function setUp() {
  if (isSetUp()) return;
  console.log("Setting up what is missing…");
  if (run("npm ci").status === 0) return;
  console.log("npm ci failed.\n0 passed, 1 failed, 0 skipped");
  process.exit(1);
}

const browserNames = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
  "brave-browser",
];
const browserPlaces = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ...[process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, "Chromium", "Application", "chrome.exe"),
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser of the Chromium family: the one that CHROMIUM names, else the first there is; null when there is none. */
function findBrowser() {
  if (process.env.CHROMIUM) return isProgram(process.env.CHROMIUM) ? process.env.CHROMIUM : null;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const named = isWindows ? [] : browserNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ...browserPlaces].find(isProgram) ?? null;
}

const journeys = join("test", "journeys");

function journeyFiles() {
  const files = readdirSync(join(root, journeys)).filter((name) => name.endsWith(".test.ts"));
  const isInBrowser = (name) =>
    /electron-stand-in\/start|playwright-core/.test(readFileSync(join(root, journeys, name), "utf8"));
  const paths = (names) => names.map((name) => `${journeys}/${name}`.replaceAll("\\", "/"));
  return { inBrowser: paths(files.filter(isInBrowser)), without: paths(files.filter((name) => !isInBrowser(name))) };
}

function withoutBrowser({ inBrowser, without }) {
  const listed = run(`vitest list --project journeys --json ${inBrowser.join(" ")}`, { output: "pipe" });
  const start = listed.stdout.indexOf("[");
  const count = listed.status === 0 && start !== -1 ? JSON.parse(listed.stdout.slice(start)).length : inBrowser.length;
  const said = `There is no browser of the Chromium family here: ${count} tests of journeys were not run. Install one, or name it in CHROMIUM.`;
  console.log(`\n${said}`);
  if (needsBrowser) {
    total.failed += count;
    faults.push("journeys, which need a browser");
  } else total.skipped += count;
  if (without.length > 0) tests("journeys without a browser", `vitest run --project journeys ${without.join(" ")}`);
}

/** The parts of `npm run check`, so that one that fails does not hide the others. */
function check() {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const command of scripts.check.split(" && ")) {
    if (command.startsWith("vitest ")) tests("tests", command);
    else step(command, command);
  }
}

function finish() {
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${times.join(" · ")}`);
  if (faults.length > 0) console.log(`Failed: ${faults.join(", ")}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

setUp();
check();
step("build", `"${process.execPath}" electron/start.mjs --build`);
const browser = findBrowser();
const files = journeyFiles();
if (browser === null) withoutBrowser(files);
else tests("journeys", "vitest run --project journeys", { CHROMIUM: browser });
finish();
