import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createAppProtocol, placeOf } from "../../electron/app-protocol.ts";
import { freshFolder } from "./fixtures.ts";

function served() {
  const folder = join(freshFolder(), "window");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<!doctype html><html><head><style>p{}</style></head></html>");
  writeFileSync(join(folder, "assets", "a.js"), "1");
  writeFileSync(join(folder, "assets", "a.js.map"), "{}");
  writeFileSync(join(folder, "..", "secret.html"), "secret");
  return createAppProtocol({ folder, head: '<meta name="x">' });
}

describe("createAppProtocol", () => {
  it.each([
    ["app://winnow/", "text/html; charset=utf-8"],
    ["app://winnow/index.html", "text/html; charset=utf-8"],
    ["app://winnow/?recovered=crash#top", "text/html; charset=utf-8"],
    ["app://winnow/assets/a.js", "text/javascript; charset=utf-8"],
  ])("answers %s as %s under its policy", async (address, type) => {
    const answer = served().answer("GET", placeOf(address));
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    expect(answer.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-/,
    );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    "app://winnow/../secret.html",
    "app://winnow/%2e%2e/secret.html",
    "app://winnow/..%2fsecret.html",
    "app://winnow/..%5csecret.html",
    "app://winnow/%252e%252e/secret.html",
    "app://winnow//etc/passwd",
    "app://winnow/C:/secret.html",
    "app://winnow/assets/../../secret.html",
    "app://winnow/assets/",
    "app://winnow/assets/a.js.map",
    "app://winnow/%00",
    "app://winnow/index.html%00.js",
    "app://winnow/\\..\\secret.html",
    "app://winnow/INDEX.HTML",
    "app://winnow/__proto__",
    "app://WINNOW/",
    "app://winnow.evil/",
    "app://evil.winnow/",
    "app://winnow:80/",
    "app://user@winnow/",
    "app:winnow/index.html",
    "file:///etc/passwd",
    "https://winnow/",
    "app://document/",
    "app://document/../winnow/index.html",
    "app://document/unknown",
    `app://winnow/${"a".repeat(10_000)}`,
    "",
  ])("has nothing at %s", (address) => {
    expect(served().answer("GET", placeOf(address)).status).toBe(404);
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", ""])("answers nothing to %s", (method) => {
    expect(served().answer(method, placeOf("app://winnow/")).status).toBe(404);
  });

  it("answers HEAD without a body", async () => {
    const answer = served().answer("HEAD", placeOf("app://winnow/"));
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  it("adds what browser mode needs to the head, and hashes the styles of the page", async () => {
    expect(await served().answer("GET", placeOf("app://winnow/")).text()).toContain('<head><meta name="x"><style>');
  });

  it("shows a document once, without scripts, in an origin of its own", async () => {
    const protocol = served();
    const id = protocol.keepDocument("<style>h1{}</style><h1>Case</h1>");
    const address = `app://document/${id}`;
    expect(protocol.answer("POST", placeOf(address)).status).toBe(404);
    expect(protocol.answer("GET", placeOf(`app://winnow/${id}`)).status).toBe(404);
    const answer = protocol.answer("GET", placeOf(address));
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(await answer.text()).toContain("<h1>Case</h1>");
    expect(policy).toMatch(/^sandbox .*default-src 'none'; style-src 'sha256-[^ ]+';/);
    expect(policy).not.toContain("script-src");
    expect(policy).not.toContain("allow-scripts");
    expect(protocol.answer("GET", placeOf(address)).status).toBe(404);
  });

  it("keeps no more than eight documents", () => {
    const protocol = served();
    const ids = Array.from({ length: 9 }, () => protocol.keepDocument("x"));
    expect(ids.map((id) => protocol.answer("GET", { kind: "document", id }).status)).toEqual([
      404,
      ...Array(8).fill(200),
    ]);
  });
});
