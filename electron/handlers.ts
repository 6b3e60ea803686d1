import { ipcMain, type IpcMainInvokeEvent } from "electron";
import * as v from "valibot";
import { type BridgeAnswer, bridgeArguments, type BridgeMethod } from "#shared/bridge.ts";
import { refuse, type Result } from "#shared/result.ts";
import { callChannel } from "./channels.ts";
import type { Log } from "./log.ts";
import { isWindowAddress } from "./session-policy.ts";

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

/** Listens to the window: every call passes the check of its sender and `answerCall`. */
export function answerWindow(handlers: Handlers, log: Log): void {
  for (const method of Object.keys(bridgeArguments).filter(isBridgeMethod)) {
    ipcMain.handle(callChannel(method), (event, ...parameters: unknown[]) => {
      if (!isFromWindow(event)) {
        log("call-refused", "sender");
        return refuse("WRONG_SENDER", "Only the window of Winnow may call the desktop.");
      }
      return answerCall(handlers, method, parameters, log);
    });
  }
}

/** Whether a call comes from the main frame of our own origin; a frame that is already gone does not. */
export function isFromWindow({ senderFrame }: Pick<IpcMainInvokeEvent, "senderFrame">): boolean {
  return senderFrame !== null && senderFrame.parent === null && isWindowAddress(senderFrame.url);
}

function isBridgeMethod(method: string): method is BridgeMethod {
  return Object.hasOwn(bridgeArguments, method);
}
