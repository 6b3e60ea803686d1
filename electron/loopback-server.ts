import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import * as v from "valibot";
import { bridgeArguments, type BridgeEvents } from "#shared/bridge.ts";
import { documentStyle } from "#shared/document-style.ts";
import { ok, refuse, type Result } from "#shared/result.ts";
import { type AppProtocol, createAppProtocol, type Place } from "./app-protocol.ts";
import { answerCall, type Handlers } from "./calls.ts";
import type { Log } from "./log.ts";
import { type Gate, isForUs, mayCall, readCall, redirect, sendFrame, sendResponse } from "./loopback-http.ts";

/** How a running host is known to a second start. */
export const hostPath = "/winnow-host";

const eventsPath = "/bridge/events";
const documentPath = "/bridge/keepDocument";

export type LoopbackServer = {
  readonly address: string;
  readonly tell: <E extends keyof BridgeEvents>(event: E, detail: BridgeEvents[E]) => void;
  readonly pages: () => number;
  readonly close: () => Promise<void>;
};

export type LoopbackOptions = {
  readonly port: number;
  readonly windowFolder: string;
  readonly handlers: Handlers;
  readonly log: Log;
};

/** Serves the window and its bridge on 127.0.0.1; rejects with EADDRINUSE when the port is taken. */
export async function serveLoopback({ port, windowFolder, handlers, log }: LoopbackOptions): Promise<LoopbackServer> {
  const token = randomBytes(24).toString("hex");
  const files = createAppProtocol({
    folder: windowFolder,
    styles: [documentStyle],
    head: `<meta name="winnow-token" content="${token}">`,
  });
  const listeners = new Set<ServerResponse>();
  const server = createServer();
  await listen(server, port);
  const gate: Gate = { port: (server.address() as AddressInfo).port, token };
  const address = `http://127.0.0.1:${gate.port}/`;

  async function call(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const allowed = mayCall(request, gate);
    if (!allowed.ok) {
      log("call-refused", allowed.problem.code);
      sendFrame(response, allowed, 403);
      return;
    }
    if (path === eventsPath) {
      listenOn(response);
      return;
    }
    const sent = await readCall(request);
    if (!sent.ok) sendFrame(response, sent);
    else if (path === documentPath) sendFrame(response, keepDocument(files, sent.value));
    else sendFrame(response, await answerCall(handlers, path.slice("/bridge/".length), sent.value, log));
  }

  function listenOn(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
    response.write("\n");
    listeners.add(response);
    response.on("close", () => listeners.delete(response));
  }

  server.on("request", (request, response) => {
    const path = (request.url ?? "").replace(/[?#][^]*$/, "");
    const answered = (async () => {
      if (request.headers.host === `localhost:${gate.port}` && request.method === "GET")
        redirect(response, address.slice(0, -1) + path);
      else if (!isForUs(request, gate)) await sendResponse(response, files.answer("GET", null));
      else if (path === hostPath) sendFrame(response, ok("winnow"));
      else if (path.startsWith("/bridge/") && request.method === "POST") await call(request, response, path);
      else await sendResponse(response, files.answer(request.method ?? "", placeOfPath(path)));
    })();
    answered.catch(() => {
      log("bug", "loopback");
      response.destroy();
    });
  });

  return {
    address,
    tell: (event, detail) => {
      for (const listener of listeners) listener.write(`${JSON.stringify({ event, detail })}\n`);
    },
    pages: () => listeners.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}

/** Keeps a document that the page wants printed; the page opens it at its own address. */
function keepDocument(files: AppProtocol, parameters: unknown): Result<string> {
  const checked = v.safeParse(bridgeArguments.savePdf, parameters);
  return checked.success
    ? ok(files.keepDocument(checked.output[0].html))
    : refuse("WRONG_ARGUMENTS", "The desktop cannot read this document.");
}

function placeOfPath(path: string): Place {
  return path.startsWith("/document/")
    ? { kind: "document", id: path.slice("/document/".length) }
    : { kind: "window", path };
}
