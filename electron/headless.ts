import { codeOf } from "./files.ts";
import { runHeadless } from "./headless-run.ts";

// Whoever reads the output may stop reading, as `head` does.
process.stdout.on("error", (error) => {
  if (codeOf(error) !== "EPIPE") throw error;
});
process.exitCode = await runHeadless(process.argv.slice(2));
