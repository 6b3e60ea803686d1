import { runHeadless } from "./headless-run.ts";

process.exitCode = await runHeadless(process.argv.slice(2));
