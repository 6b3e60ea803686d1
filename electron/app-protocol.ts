import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { documentPolicy, reactAriaStyle, stylesIn, windowPolicy } from "./content-policy.ts";

/** The origin of the window for all time: IndexedDB is tied to it. */
export const appOrigin = "app://winnow";
export const documentOrigin = "app://document";

const documentsKept = 8;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".csv": "text/csv; charset=utf-8",
  ".winnow": "application/octet-stream",
};

/** What an address asks for: a file of the window, a document shown once, or nothing that we have. */
export type Place =
  | { readonly kind: "window"; readonly path: string }
  | { readonly kind: "document"; readonly id: string }
  | null;

export type AppProtocol = {
  readonly answer: (method: string, place: Place) => Response;
  /** Keeps a document for one single reading; answers its id. */
  readonly keepDocument: (html: string) => string;
};

export type AppProtocolOptions = {
  /** The folder of the window's build. */
  readonly folder: string;
  /** The constant stylesheets that may stand in a page beside those of index.html. */
  readonly styles?: readonly string[];
  /** What browser mode adds to the head of the page. */
  readonly head?: string;
};

type BuiltFile = { readonly type: string; readonly bytes: Buffer };

/** Serves the built window and documents for printing: from a fixed map of files, so that no address can reach beyond it. */
export function createAppProtocol({ folder, styles = [], head = "" }: AppProtocolOptions): AppProtocol {
  const files = readBuild(folder);
  const index = files.get("/index.html")?.bytes.toString() ?? "";
  files.set("/index.html", {
    type: types[".html"] ?? "",
    bytes: Buffer.from(index.replace("<head>", `<head>${head}`)),
  });
  files.set("/", files.get("/index.html") ?? { type: "", bytes: Buffer.alloc(0) });
  const policy = windowPolicy([...stylesIn(index), reactAriaStyle, ...styles]);
  const documents = new Map<string, string>();

  return {
    answer: (method, place) => {
      if (place === null || (method !== "GET" && method !== "HEAD")) return notFound(policy);
      switch (place.kind) {
        case "window": {
          const file = files.get(place.path);
          return file === undefined ? notFound(policy) : respond(method, file, policy);
        }
        case "document": {
          const html = documents.get(place.id);
          if (html === undefined || method !== "GET") return notFound(policy);
          documents.delete(place.id);
          return respond(method, { type: types[".html"] ?? "", bytes: Buffer.from(html) }, documentPolicy(html));
        }
      }
    },
    keepDocument: (html) => {
      const [oldest] = documents.keys();
      if (documents.size >= documentsKept && oldest !== undefined) documents.delete(oldest);
      const id = randomUUID();
      documents.set(id, html);
      return id;
    },
  };
}

/** Reads an app:// address; anything but our two hosts, spelt exactly, is nothing. */
export function placeOf(address: string): Place {
  const [, host, path] = /^app:\/\/([^/?#]*)([^?#]*)/.exec(address) ?? [];
  if (path === undefined) return null;
  if (host === "winnow") return { kind: "window", path: path === "" ? "/" : path };
  if (host === "document") return { kind: "document", id: path.slice(1) };
  return null;
}

function respond(method: string, { type, bytes }: BuiltFile, policy: string): Response {
  const body = method === "HEAD" ? null : new Uint8Array(bytes);
  return new Response(body, { headers: { ...headers(policy), "content-type": type } });
}

function notFound(policy: string): Response {
  return new Response("Not found", { status: 404, headers: { ...headers(policy), "content-type": "text/plain" } });
}

function headers(policy: string): Record<string, string> {
  return {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  };
}

function readBuild(folder: string): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  const visit = (place: string, path: string) => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      const type = types[extname(entry.name)];
      if (entry.isDirectory()) visit(join(place, entry.name), `${path}${entry.name}/`);
      else if (type !== undefined) files.set(path + entry.name, { type, bytes: readFileSync(join(place, entry.name)) });
    }
  };
  visit(folder, "/");
  return files;
}
