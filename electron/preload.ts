import { contextBridge, ipcRenderer } from "electron";
import { bridgeArguments, type BridgeEvents, type BridgeMethod } from "#shared/bridge.ts";
import { bridgeEvents, callChannel, eventChannel } from "./channels.ts";

const methods = Object.keys(bridgeArguments) as BridgeMethod[];
const calls = methods.map((method) => {
  return [method, (...parameters: unknown[]) => ipcRenderer.invoke(callChannel(method), ...parameters)] as const;
});

contextBridge.exposeInMainWorld("desktop", {
  ...Object.fromEntries(calls),
  on: (event: keyof BridgeEvents, listener: (detail: unknown) => void) => {
    if (!bridgeEvents.includes(event)) throw new TypeError("There is no such event.");
    const pass = (_event: unknown, detail: unknown) => listener(detail);
    ipcRenderer.on(eventChannel(event), pass);
    return () => {
      ipcRenderer.removeListener(eventChannel(event), pass);
    };
  },
});
