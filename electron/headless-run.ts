import { userInfo } from "node:os";
import { check } from "./headless/check.ts";
import { exitCodes } from "./headless/exit-codes.ts";
import { helpOf } from "./headless/help.ts";
import { readOrder } from "./headless/order.ts";
import { propose } from "./headless/propose.ts";
import { guardedTerminal, type Terminal } from "./headless/terminal.ts";
import { appVersion } from "./headless/version.ts";

const realTerminal: Terminal = {
  print: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
  now: Date.now,
  personName: () => userInfo().username,
};

/** Does what a command line asks for, without any window; answers the exit code. */
export async function runHeadless(words: readonly string[], terminal: Terminal = realTerminal): Promise<number> {
  const guarded = guardedTerminal(terminal);
  try {
    return await obey(words, guarded);
  } catch (error) {
    guarded.tell(
      `This is a bug in Winnow.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return exitCodes.bug;
  }
}

async function obey(words: readonly string[], terminal: Terminal): Promise<number> {
  const read = readOrder(words);
  if (!read.ok) {
    terminal.tell(`${read.problem.message}\n${read.problem.fix ?? ""}\n`);
    return exitCodes.wrongCommand;
  }
  const order = read.value;
  switch (order.command) {
    case "help":
      terminal.print(helpOf(order.about));
      return exitCodes.done;
    case "version":
      terminal.print(`Winnow ${appVersion()}\n`);
      return exitCodes.done;
    case "check":
      return check(order, terminal);
    case "propose":
      return propose(order, terminal);
  }
}
