// Runs the app's real main script on the stand-in, in a process of its own, and takes orders from the test.
import { register } from "node:module";

const standIn = new URL("electron.mjs", import.meta.url).href;
const resolve = `export const resolve = (name, context, next) => name === "electron" ? { url: ${JSON.stringify(standIn)}, shortCircuit: true } : next(name, context)`;
register(`data:text/javascript,${encodeURIComponent(resolve)}`);

const { profile, chrome, stage, main } = JSON.parse(process.env.STAND_IN);
Object.defineProperty(process, "versions", { value: { ...process.versions, chrome, electron: "45.4.1" } });
const { app, backstage, BrowserWindow, setFolders } = await import(standIn);
setFolders(profile);
backstage.stage = stage;

const items = (entries = []) => entries.flatMap((entry) => [entry, ...items(entry.submenu)]);

const orders = {
  answerDialog: ({ kind, answer }) => void backstage.answers[kind].push(answer),
  menu: () =>
    items(backstage.menu)
      .filter(({ id }) => id)
      .map(({ id, label, enabled, accelerator }) => ({ id, label, enabled, accelerator })),
  choose: (id) =>
    items(backstage.menu)
      .find((entry) => entry.id === id)
      .click(),
  seen: () => ({
    dialogs: backstage.dialogs,
    external: backstage.external,
    refused: backstage.refused,
    windows: backstage.windows,
  }),
  secondStart: ({ words, folder }) => void app.emit("second-instance", {}, words, folder),
  openFile: (path) => void app.emit("open-file", { preventDefault: () => undefined }, path),
  crash: () => void BrowserWindow.getAllWindows()[0].webContents.forcefullyCrashRenderer(),
  hang: () => void BrowserWindow.getAllWindows()[0].emit("unresponsive"),
  close: () => void BrowserWindow.getAllWindows()[0].close(),
};

process.on("message", ({ id, order, detail }) => process.send({ id, answer: orders[order](detail) ?? null }));

await import(main);
backstage.becomeReady();
app.emit("ready");
process.send({ evaluated: true });
