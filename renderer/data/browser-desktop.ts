import {
  type Bridge,
  type BridgeAnswer,
  bridgeArguments,
  type BridgeEvents,
  type BridgeMethod,
} from "#shared/bridge.ts";
import { readFrame, writeFrame } from "#shared/bridge-frame.ts";
import { ok, refuse, type Result } from "#shared/result.ts";

const retryAfter = 2_000;
const addressKept = 60_000;
const loadingLimit = 10_000;

const hostGone = refuse(
  "HOST_GONE",
  "Winnow's own program on this machine does not answer.",
  "Start it again with npm start. What was shown as saved is safe.",
);

type EventName = keyof BridgeEvents;
type Listener = (detail: never) => void;

/** The desktop in a plain browser: folders by HTTP to the loopback host, dialogs and printing by the browser. */
export function browserDesktop(): Bridge {
  const listeners = new Map<EventName, Set<Listener>>();
  const ask =
    (method: string) =>
    (...parameters: unknown[]) =>
      call(method, parameters);
  const methods = Object.keys(bridgeArguments) as BridgeMethod[];
  const answered = Object.fromEntries(methods.map((method) => [method, ask(method)])) as unknown as Omit<Bridge, "on">;
  let listening = false;

  return {
    ...answered,
    saveFile: ({ suggestedName, bytes }) => saveInBrowser(suggestedName, bytes),
    savePdf: (document) => printInBrowser(document),
    openExternal: async (address) => openInNewTab(address),
    showCommands: async () => ok(true),
    on: (event, listener) => {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      if (!listening) {
        listening = true;
        void listenToHost((name, detail) => listeners.get(name)?.forEach((each) => each(detail)));
      }
      return () => {
        known.delete(listener);
      };
    },
  };
}

async function call<T>(method: string, parameters: readonly unknown[]): Promise<Result<T>> {
  const answer = await post(method, writeFrame(parameters));
  if (answer === null) return hostGone;
  return readFrame(new Uint8Array(await answer.arrayBuffer())) as Result<T>;
}

async function post(method: string, body: Uint8Array<ArrayBuffer>): Promise<Response | null> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="winnow-token"]')?.content ?? "";
  try {
    const headers = { "x-winnow-token": token, "content-type": "application/octet-stream" };
    const answer = await fetch(`/bridge/${method}`, { method: "POST", headers, body });
    return answer.headers.get("content-type")?.startsWith("application/") ? answer : null;
  } catch {
    return null;
  }
}

// The host writes one line an event; when the line breaks off, it may have been started again meanwhile.
async function listenToHost(tell: (event: EventName, detail: never) => void): Promise<void> {
  for (;;) {
    const answer = await post("events", new Uint8Array());
    if (answer?.status === 403) return;
    const lines = answer?.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const piece = await lines?.read().catch(() => undefined);
      if (piece?.value === undefined) break;
      const complete = (rest + piece.value).split("\n");
      rest = complete.pop() ?? "";
      for (const line of complete.filter((each) => each !== "")) {
        const { event, detail } = JSON.parse(line) as { readonly event: EventName; readonly detail: never };
        tell(event, detail);
      }
    }
    await new Promise((done) => setTimeout(done, retryAfter));
  }
}

type Picker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

async function saveInBrowser(suggestedName: string, bytes: Uint8Array): Promise<Result<BridgeAnswer<"saveFile">>> {
  const content = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const picker = (window as { readonly showSaveFilePicker?: Picker }).showSaveFilePicker;
  if (picker === undefined) return download(suggestedName, content);
  try {
    const file = await picker.call(window, { suggestedName });
    const writing = await file.createWritable();
    await writing.write(content);
    await writing.close();
    return ok({ name: file.name });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return ok(null);
    // Pickers need a click that is still fresh; after a long preparation the download folder has to do.
    if (error instanceof DOMException && error.name === "SecurityError") return download(suggestedName, content);
    return refuse("NOT_WRITABLE", "The browser could not write this file.", "Choose another folder.");
  }
}

function download(suggestedName: string, content: Blob): Result<BridgeAnswer<"saveFile">> {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = suggestedName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), addressKept);
  return ok({ name: suggestedName });
}

// Whether the person then saved the PDF only the browser knows, so the answer claims nothing.
async function printInBrowser(wanted: Parameters<Bridge["savePdf"]>[0]): Promise<Result<BridgeAnswer<"savePdf">>> {
  const tab = window.open("about:blank", "_blank");
  if (tab === null) {
    return refuse("TAB_BLOCKED", "The browser did not let Winnow open the document.", "Allow pop-ups for this page.");
  }
  const kept = await call<string>("keepDocument", [wanted]);
  if (!kept.ok) {
    tab.close();
    return kept;
  }
  const path = `/document/${kept.value}`;
  tab.location.replace(path);
  for (let waited = 0; waited < loadingLimit && !tab.closed; waited += 50) {
    await new Promise((done) => setTimeout(done, 50));
    if (tab.location.pathname === path && tab.document.readyState === "complete") {
      tab.print();
      break;
    }
  }
  return ok(null);
}

function openInNewTab(address: string): Result<true> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !["https:", "mailto:"].includes(url.protocol) || url.username !== "" || url.password !== "") {
    return refuse("ADDRESS_REFUSED", "Only https and mailto links are opened.", "Copy the address into your browser.");
  }
  window.open(url.href, "_blank", "noopener,noreferrer");
  return ok(true);
}
