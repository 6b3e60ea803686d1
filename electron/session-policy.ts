import { URL } from "node:url";
import { app, type Session, type WebContents } from "electron";
import { appOrigin, documentOrigin } from "./app-protocol.ts";
import type { Log } from "./log.ts";

/** Whether an address may be loaded at all: our own two origins, and what lives in memory only. */
export function isOurs(address: string): boolean {
  return [`${appOrigin}/`, `${documentOrigin}/`, "blob:app://winnow/", "data:"].some((start) =>
    address.startsWith(start),
  );
}

/** Whether an address is the window itself: parsed, so that look-alike hosts do not pass. */
export function isWindowAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === "app:" && url.host === "winnow" && url.username === "" && url.password === "";
}

/** Permissions that the window needs; every other one, known or to come, is denied. */
const granted: ReadonlySet<string> = new Set(["clipboard-sanitized-write", "persistent-storage"]);

/** No request leaves, no permission is granted but copying, nothing is downloaded past the bridge. */
export function restrictSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(granted.has(permission) && isWindowAddress(requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => granted.has(permission) && isWindowAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !isOurs(url) && !(url.startsWith("devtools:") && !app.isPackaged);
    if (cancel) log("request-refused");
    answer({ cancel });
  });
  session.on("will-download", (event) => event.preventDefault());
}

/** Pages stay where they were loaded: no navigation, no second window, no guest. */
export function restrictContents(contents: WebContents, log: Log): void {
  const refuse = (event: { readonly preventDefault: () => void }) => {
    log("navigation-refused");
    event.preventDefault();
  };
  contents.on("will-navigate", refuse);
  contents.on("will-redirect", refuse);
  contents.on("will-frame-navigate", (details) => {
    // A preview of a document is an iframe with srcdoc: that is the one frame there is.
    if (details.isMainFrame || details.url !== "about:srcdoc") refuse(details);
  });
  contents.on("will-attach-webview", refuse);
  contents.setWindowOpenHandler(() => {
    log("navigation-refused");
    return { action: "deny" };
  });
}
