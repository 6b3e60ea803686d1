import * as v from "valibot";
import { type BridgeAnswer, bridgeArguments, type BridgeMethod } from "#shared/bridge.ts";
import { refuse, type Result } from "#shared/result.ts";
import type { Log } from "./log.ts";

/** An answer for every bridge method; the arguments have been checked when it is asked. */
export type Handlers = {
  readonly [M in BridgeMethod]: (
    ...parameters: v.InferOutput<(typeof bridgeArguments)[M]>
  ) => Promise<Result<BridgeAnswer<M>>>;
};

/** Answers one call from the window, whatever it holds: unknown methods and wrong arguments are refused, never thrown. */
export async function answerCall(
  handlers: Handlers,
  method: string,
  parameters: unknown,
  log: Log,
): Promise<Result<unknown>> {
  if (!isBridgeMethod(method)) return refuse("UNKNOWN_METHOD", "The desktop has no such method.");
  try {
    const checked = v.safeParse(bridgeArguments[method], parameters);
    if (!checked.success) {
      log("call-refused", method);
      return refuse("WRONG_ARGUMENTS", `The desktop cannot read what ${method} was called with.`);
    }
    const answer = handlers[method] as (...checked: readonly unknown[]) => Promise<Result<unknown>>;
    return await answer(...checked.output);
  } catch (error) {
    log("bug", method);
    return refuse("BUG", `${method} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Whether the contract has such a method. */
export function isBridgeMethod(method: string): method is BridgeMethod {
  return Object.hasOwn(bridgeArguments, method);
}
