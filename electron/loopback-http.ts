import type { IncomingMessage, ServerResponse } from "node:http";
import { refuse, type Result } from "#shared/result.ts";
import { readFrame, writeFrame } from "#shared/bridge-frame.ts";

const frameLimit = 640 * 1024 * 1024;

/** Where the page and its server meet: who may ask, and the token of this start. */
export type Gate = { readonly port: number; readonly token: string };

/** Whether a request names this very host and, if it names an origin, our own: names that resolve to us do not pass. */
export function isForUs({ headers }: IncomingMessage, { port }: Gate): boolean {
  const own = `127.0.0.1:${port}`;
  return headers.host === own && (headers.origin === undefined || headers.origin === `http://${own}`);
}

/** Whether a call comes from our own page: its origin, and the token that only this page was given. */
export function mayCall(request: IncomingMessage, gate: Gate): Result<true> {
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (origin !== `http://127.0.0.1:${gate.port}` || (site !== undefined && site !== "same-origin")) {
    return refuse("WRONG_SENDER", "Only the page of Winnow may call the desktop.");
  }
  if (request.headers["x-winnow-token"] !== gate.token) {
    return refuse("STALE_PAGE", "Winnow was started again since this page was loaded.", "Load the page again.");
  }
  return { ok: true, value: true };
}

/** Reads the body of a call as a frame; refuses what is too large or no frame. */
export async function readCall(request: IncomingMessage): Promise<Result<unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > frameLimit) return refuse("TOO_LARGE", "This call is too large.");
    chunks.push(chunk);
  }
  try {
    return { ok: true, value: readFrame(new Uint8Array(Buffer.concat(chunks))) };
  } catch {
    return refuse("WRONG_ARGUMENTS", "The desktop cannot read this call.");
  }
}

/** Answers a call with a frame. */
export function sendFrame(response: ServerResponse, answer: unknown, status = 200): void {
  const frame = Buffer.from(writeFrame(answer).buffer);
  response.writeHead(status, {
    "content-type": "application/octet-stream",
    "content-length": frame.length,
    "cache-control": "no-store",
  });
  response.end(frame);
}

/** Passes a web response on. */
export async function sendResponse(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Sends the page to the one origin that holds its data. */
export function redirect(response: ServerResponse, address: string): void {
  response.writeHead(308, { location: address, "cache-control": "no-store" });
  response.end();
}
