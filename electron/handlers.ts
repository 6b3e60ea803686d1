import { ipcMain, type IpcMainInvokeEvent } from "electron";
import { bridgeArguments } from "#shared/bridge.ts";
import { refuse } from "#shared/result.ts";
import { answerCall, type Handlers, isBridgeMethod } from "./calls.ts";
import { callChannel } from "./channels.ts";
import type { Log } from "./log.ts";
import { isWindowAddress } from "./session-policy.ts";

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
