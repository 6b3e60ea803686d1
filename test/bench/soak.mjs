// What `npm run soak -- --minutes 20` runs: the app in use for a while, and what stays behind. Fails when something grows.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const words = process.argv.slice(2);
const minutes = Number(words[words.indexOf("--minutes") + 1] ?? "");
const root = fileURLToPath(new URL("../../", import.meta.url));
const { module } = await runnerImport(fileURLToPath(new URL("soak.ts", import.meta.url)), {
  root,
  configFile: false,
  logLevel: "error",
});
process.exitCode = (await module.soak(words.includes("--minutes") && minutes > 0 ? minutes : 20)) ? 0 : 1;
