import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { bridgeArguments } from "#shared/bridge.ts";
import { readFrame, writeFrame } from "#shared/bridge-frame.ts";
import { ok } from "#shared/result.ts";
import type { Handlers } from "../../electron/calls.ts";
import { readCall } from "../../electron/loopback-http.ts";
import { hostPath, serveLoopback } from "../../electron/loopback-server.ts";
import { freshFolder } from "./fixtures.ts";

async function served() {
  const folder = freshFolder();
  mkdirSync(join(folder, "window"));
  writeFileSync(join(folder, "window", "index.html"), "<!doctype html><html><head></head></html>");
  writeFileSync(join(folder, "secret.json"), "{}");
  const reached: string[] = [];
  const logged: string[] = [];
  const handlers = Object.fromEntries(
    Object.keys(bridgeArguments).map((method) => [
      method,
      async () => {
        reached.push(method);
        return ok(null);
      },
    ]),
  ) as unknown as Handlers;
  const log = (event: string, code: string | number = "") => logged.push(`${event} ${code}`);
  const server = await serveLoopback({ port: 0, windowFolder: join(folder, "window"), handlers, log });
  onTestFinished(() => server.close());
  const { host, port } = new URL(server.address);
  const page = await asked(port, { path: "/", headers: { host } });
  const token = /winnow-token" content="([0-9a-f]{48})"/.exec(page.text)?.[1] ?? "";
  const own = { host, origin: `http://${host}`, "x-winnow-token": token };
  return { server, port, host, own, reached, logged };
}

type Asked = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly method?: string;
};

type Answered = { readonly status: number; readonly text: string; readonly frame: unknown };

function asked(port: string, { path, headers, body, method = body ? "POST" : "GET" }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("end", () => {
        const bytes = Buffer.concat(pieces);
        const isFrame = answer.headers["content-type"] === "application/octet-stream";
        const frame = isFrame ? readFrame(new Uint8Array(bytes)) : null;
        resolve({ status: answer.statusCode ?? 0, text: bytes.toString(), frame });
      });
    });
    sent.on("error", reject).end(body);
  });
}

const refused = (code: string) => ({ ok: false, problem: { code } });

describe("serveLoopback", () => {
  it("listens on this machine only and takes calls of its own page", async () => {
    const { server, port, own, reached } = await served();
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const answer = await asked(port, { path: "/bridge/about", headers: own, body: writeFrame([]) });
    expect([answer.status, answer.frame, reached]).toEqual([200, ok(null), ["about"]]);
  });

  it("refuses every call that lacks or changes host, origin, site or token, and reaches no handler", async () => {
    const { port, host, own, reached } = await served();
    const { origin, "x-winnow-token": token, ...bare } = own;
    const wrong: readonly (readonly [Record<string, string>, number])[] = [
      [bare, 403],
      [{ ...bare, origin }, 403],
      [{ ...bare, "x-winnow-token": token }, 403],
      [{ ...own, origin: "null" }, 404],
      [{ ...own, origin: `http://localhost:${port}` }, 404],
      [{ ...own, origin: `https://${host}` }, 404],
      [{ ...own, origin: `http://${host}.evil.example` }, 404],
      [{ ...own, origin: `http://${host}/` }, 404],
      [{ ...own, host: "evil.example" }, 404],
      [{ ...own, host: `evil.example:${port}` }, 404],
      [{ ...own, host: `127.0.0.1.evil.example:${port}` }, 404],
      [{ ...own, host: "127.0.0.1" }, 404],
      [{ ...own, host: `[::1]:${port}` }, 404],
      [{ ...own, "sec-fetch-site": "cross-site" }, 403],
      [{ ...own, "sec-fetch-site": "same-site" }, 403],
      [{ ...own, "sec-fetch-site": "none" }, 403],
      [{ ...own, "x-winnow-token": "" }, 403],
      [{ ...own, "x-winnow-token": token.slice(1) }, 403],
      [{ ...own, "x-winnow-token": token.toUpperCase().replace(/\d/g, "0") }, 403],
      [{ ...own, "x-winnow-token": `${token} ${token}` }, 403],
    ];
    for (const path of ["/bridge/appendEntry", "/bridge/events", "/bridge/keepDocument"]) {
      for (const [headers, status] of wrong) {
        const answer = await asked(port, { path, headers, body: writeFrame([]) });
        expect([path, headers, answer.status]).toEqual([path, headers, status]);
      }
    }
    expect(reached).toEqual([]);
  });

  it("tells the token to nobody but a page that asks for this very host", async () => {
    const { port, own } = await served();
    const token = own["x-winnow-token"];
    for (const headers of [{ host: "evil.example" }, { host: `evil.example:${port}` }, { host: `localhost:${port}` }]) {
      expect((await asked(port, { path: "/", headers })).text).not.toContain(token);
    }
    const foreign = { host: own.host, origin: "http://evil.example" };
    expect((await asked(port, { path: "/", headers: foreign })).text).not.toContain(token);
  });

  it("refuses bodies that are no frame, and names no method that the bridge has not", async () => {
    const { port, own, reached, logged } = await served();
    const frame = (text: string, length = text.length) => {
      const bytes = new Uint8Array(4 + text.length);
      new DataView(bytes.buffer).setUint32(0, length);
      bytes.set(new TextEncoder().encode(text), 4);
      return bytes;
    };
    const broken = [
      new Uint8Array(1),
      new Uint8Array([0, 0, 0, 9]),
      frame("[]", 2 ** 32 - 1),
      frame("not json"),
      frame('[{"$bytes":[0,9]}]'),
      frame('[{"$bytes":[-1,1]}]'),
      frame("[".repeat(100_000)),
    ];
    for (const body of broken) {
      const answer = await asked(port, { path: "/bridge/about", headers: own, body });
      expect(answer.frame).toMatchObject(refused("WRONG_ARGUMENTS"));
    }
    for (const name of ["__proto__", "constructor", "on", "", "about/", "../about", "About", "%61bout"]) {
      const answer = await asked(port, { path: `/bridge/${name}`, headers: own, body: writeFrame([]) });
      expect([name, answer.frame]).toMatchObject([name, refused("UNKNOWN_METHOD")]);
    }
    expect(reached).toEqual([]);
    expect(logged.join("\n")).not.toContain("proto");
  });

  it("has nothing beside its build, whatever the address", async () => {
    const { port, host } = await served();
    const hostile = [
      "/../secret.json",
      "/%2e%2e/secret.json",
      "/..%2fsecret.json",
      "/..%5csecret.json",
      "/%252e%252e/secret.json",
      "//etc/passwd",
      "/C:/x",
      "/%00",
      "/index.html%00.js",
      "/\\..\\secret.json",
      "/document/",
      "/document/../index.html",
      `/${"a".repeat(10_000)}`,
      "/__proto__",
      "/bridge/about",
    ];
    for (const path of hostile) {
      expect([path, (await asked(port, { path, headers: { host } })).status]).toEqual([path, 404]);
    }
  });

  it("answers others while requests stand half sent, and lets them go when it closes", async () => {
    const { server, port, own } = await served();
    const halves = [
      "GET / HTTP/1.1\r\nHost: ",
      `POST /bridge/about HTTP/1.1\r\nHost: ${own.host}\r\nContent-Length: 99\r\n`,
    ];
    const sockets = Array.from({ length: 50 }, (_, n) => {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => undefined).write(halves[n % 2] ?? "");
      return new Promise<void>((gone) => socket.once("close", () => gone()));
    });
    expect((await asked(port, { path: hostPath, headers: { host: own.host } })).frame).toEqual(ok("winnow"));
    await server.close();
    await Promise.all(sockets);
  });

  it("says when a stranger has the port", async () => {
    const { port, own } = await served();
    expect(own.host).toContain(port);
    const second = serveLoopback({
      port: Number(port),
      windowFolder: freshFolder(),
      handlers: {} as Handlers,
      log: () => undefined,
    });
    await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

describe("readCall", () => {
  it("stops reading a body that has grown too large", async () => {
    const piece = Buffer.alloc(64 * 1024 * 1024);
    let given = 0;
    const endless = {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          given += 1;
          yield piece;
        }
      },
    };
    expect(await readCall(endless as unknown as Parameters<typeof readCall>[0])).toMatchObject(refused("TOO_LARGE"));
    expect(given).toBe(11);
  });
});
