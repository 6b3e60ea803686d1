// Stands in for the `electron` module: a window is a Chromium page, a protocol is a route, a message is a binding.
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { executablePath, flags, storeStages } from "./chromium.mjs";

/** What a test may look at and steer; the app never sees it. */
export const backstage = {
  dialogs: [],
  answers: { save: [], open: [], message: [] },
  external: [],
  refused: [],
  windows: [],
  switches: [],
  menu: null,
  handlers: new Map(),
  protocols: new Map(),
  privileged: [],
  policy: {},
  becomeReady: () => undefined,
  context: null,
  stage: "usual",
};

const paths = { userData: "", sessionData: "", documents: "", temp: "" };
const ready = new Promise((resolve) => {
  backstage.becomeReady = resolve;
});

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  whenReady: () => ready,
  getPath: (name) => paths[name],
  setPath: (name, path) => {
    paths[name] = path;
  },
  getVersion: () => process.env.npm_package_version ?? "0.1.0",
  requestSingleInstanceLock: () => true,
  enableSandbox: () => backstage.switches.push("sandbox"),
  quit: () => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
    if (BrowserWindow.getAllWindows().length === 0) void leave(0);
  },
  exit: (code) => void leave(code),
});

async function leave(code) {
  app.emit("quit");
  await backstage.context?.close();
  process.exit(code);
}

export const ipcMain = { handle: (channel, answer) => backstage.handlers.set(channel, answer) };

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => backstage.privileged.push(...schemes),
  handle: (scheme, answer) => backstage.protocols.set(scheme, answer),
};

const nextAnswer = (kind, options) => {
  backstage.dialogs.push({ kind, ...options });
  return backstage.answers[kind].shift() ?? null;
};

export const dialog = {
  showSaveDialog: async (_window, options) => {
    const filePath = nextAnswer("save", options);
    return { canceled: filePath === null, filePath: filePath ?? "" };
  },
  showOpenDialog: async (_window, options) => {
    const path = nextAnswer("open", options);
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  showMessageBox: async (_window, options) => ({ response: nextAnswer("message", options) ?? 0 }),
  showErrorBox: (title, message) => {
    backstage.dialogs.push({ kind: "error", title, message });
    process.send?.({ shown: { title, message } });
  },
};

export const shell = { openExternal: async (address) => void backstage.external.push(address) };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };

export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu: (template) => {
    backstage.menu = template;
  },
};

const keep = (name) => (answer) => {
  backstage.policy[name] = answer;
};

export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: keep("permissionRequest"),
    setPermissionCheckHandler: keep("permissionCheck"),
    setDevicePermissionHandler: keep("devicePermission"),
    setDisplayMediaRequestHandler: keep("displayMedia"),
    setSpellCheckerEnabled: keep("spellChecker"),
    webRequest: { onBeforeRequest: keep("request") },
  }),
};

// The two origins of app:// as Chromium knows them; *.localhost is a secure context, as app:// is.
const outside = (address) => address.replace(/^app:\/\/(\w+)/, "http://$1.localhost");
const inside = (address) => address.replace(/^http:\/\/(winnow|document)\.localhost/, "app://$1");

function preventable(more) {
  const event = { ...more, defaultPrevented: false, preventDefault: () => undefined };
  event.preventDefault = () => {
    event.defaultPrevented = true;
  };
  return event;
}

async function isCancelled(address) {
  if (backstage.policy.request === undefined) return false;
  const { cancel } = await new Promise((answer) => backstage.policy.request({ url: address }, answer));
  return cancel === true;
}

// A page that was opened by a page has no frame yet when it asks for its address; it is about to be closed.
function frameOf(request) {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

async function answerRequest(route) {
  const request = route.request();
  const address = inside(request.url());
  const frame = frameOf(request);
  if (frame === null) return route.abort("aborted");
  const window = [...windows].find(({ page }) => page === frame.page());
  const isMainFrame = request.isNavigationRequest() && frame.parentFrame() === null;
  if (isMainFrame && address !== window?.loading) {
    const event = preventable({ url: address, isMainFrame });
    window?.webContents.emit("will-navigate", event, address);
    if (event.defaultPrevented) return route.abort("aborted");
  }
  if (await isCancelled(address)) {
    backstage.refused.push(address);
    return route.abort("blockedbyclient");
  }
  const answer = backstage.protocols.get("app");
  if (answer === undefined) return route.abort("failed");
  const response = await answer(new Request(address, { method: request.method() }));
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

async function openChromium() {
  const { chromium } = await import("playwright-core");
  const context = await chromium.launchPersistentContext(dirname(paths.sessionData), {
    executablePath,
    headless: true,
    args: [
      ...flags,
      ...storeStages[backstage.stage],
      `--profile-directory=${basename(paths.sessionData)}`,
      "--remote-debugging-port=0",
    ],
    viewport: { width: 1280, height: 860 },
  });
  await context.route("**/*", answerRequest);
  await context.exposeBinding("__call", ({ frame }, channel, parameters) => {
    const answer = backstage.handlers.get(channel);
    if (answer === undefined) throw new Error(`No handler registered for '${channel}'`);
    const parent = frame.parentFrame() === null ? null : {};
    return answer({ senderFrame: { url: inside(frame.url()), parent } }, ...parameters);
  });
  await context.exposeBinding("__input", ({ page }, type) => {
    [...windows].find((window) => window.page === page)?.webContents.emit("input-event", {}, { type });
  });
  context.on("page", (page) => {
    if ([...windows].some((window) => window.page === page || window.opening)) return;
    const [opener] = windows;
    opener?.webContents.openHandler?.({ url: page.url() });
    page.close().catch(() => undefined);
  });
  return context;
}

// What Electron does before a page's own scripts: the preload sees the messages, the page sees what the preload exposes.
const beforePage = (preload) => `(() => {
  const call = window.__call, input = window.__input;
  delete window.__call; delete window.__input;
  if (window !== window.top) return;
  addEventListener("pointerdown", () => input("mouseDown"), true);
  addEventListener("keydown", () => input("keyDown"), true);
  const listeners = new Map();
  Object.defineProperty(window, Symbol.for("deliver"), {
    value: (channel, detail) => listeners.get(channel)?.forEach((listener) => listener({}, detail)),
  });
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value: Object.freeze(value) }) },
    ipcRenderer: {
      invoke: (channel, ...parameters) => call(channel, parameters),
      on: (channel, listener) => listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
      removeListener: (channel, listener) => listeners.get(channel)?.delete(listener),
    },
  };
  const module = { exports: {} };
  ((require, module, exports) => {
    ${preload}
  })(() => electron, module, module.exports);
})()`;

const windows = new Set();

export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => [...windows];

  constructor(options) {
    super();
    this.options = options;
    this.page = null;
    this.opening = false;
    this.loading = "";
    this.bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.webContents = Object.assign(new EventEmitter(), {
      crashed: false,
      openHandler: null,
      isCrashed: () => this.webContents.crashed,
      setWindowOpenHandler: (handler) => {
        this.webContents.openHandler = handler;
      },
      send: (channel, detail) => {
        const deliver = ([name, what]) => window[Symbol.for("deliver")]?.(name, what);
        this.page?.evaluate(deliver, [channel, detail]).catch(() => undefined);
      },
      setZoomFactor: (factor) => {
        this.zoomFactor = factor;
      },
      printToPDF: (wanted) =>
        this.page.pdf({
          printBackground: wanted.printBackground,
          preferCSSPageSize: wanted.preferCSSPageSize,
          tagged: wanted.generateTaggedPDF,
          outline: wanted.generateDocumentOutline,
        }),
      forcefullyCrashRenderer: () => void this.page?.goto("chrome://crash").catch(() => undefined),
    });
    windows.add(this);
    backstage.windows.push(options);
    app.emit("web-contents-created", {}, this.webContents);
  }

  async loadURL(address) {
    backstage.context ??= await openChromium();
    this.loading = address;
    if (this.page === null || this.webContents.crashed) await this.openPage();
    const answer = await this.page.goto(outside(address));
    if (answer !== null && answer.status() >= 400)
      throw new Error(`ERR_FAILED (${answer.status()}) loading '${address}'`);
    this.emit("ready-to-show");
  }

  async openPage() {
    const { preload } = this.options.webPreferences;
    const dead = this.page;
    this.opening = true;
    const [first] = backstage.context.pages();
    this.page = first !== undefined && first.url() === "about:blank" ? first : await backstage.context.newPage();
    this.opening = false;
    this.webContents.crashed = false;
    if (preload !== undefined) await this.page.addInitScript(beforePage(readFileSync(preload, "utf8")));
    this.page.on("crash", () => {
      this.webContents.crashed = true;
      this.webContents.emit("render-process-gone", {}, { reason: "crashed" });
    });
    dead?.close().catch(() => undefined);
  }

  close() {
    const event = preventable({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy() {
    if (!windows.delete(this)) return;
    const gone = this.page?.close().catch(() => undefined);
    this.emit("closed");
    const last = windows.size === 0;
    void Promise.resolve(gone).then(() => last && app.emit("window-all-closed"));
  }

  isDestroyed = () => !windows.has(this);
  isMaximized = () => false;
  isMinimized = () => false;
  getNormalBounds = () => this.bounds;
  setBounds(bounds) {
    this.bounds = { ...this.bounds, ...bounds };
  }
  maximize() {}
  restore() {}
  show() {}
  focus() {
    this.emit("focus");
  }
}

/** The folders that Electron would know by itself. */
export function setFolders(userData) {
  Object.assign(paths, { userData, sessionData: join(userData, "chromium"), documents: userData, temp: userData });
}
