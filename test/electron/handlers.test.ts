import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { bridgeArguments, type BridgeMethod } from "#shared/bridge.ts";
import { ok } from "#shared/result.ts";
import { answerCall, type Handlers } from "../../electron/calls.ts";
import { chain, freshFolder } from "./fixtures.ts";

vi.mock("electron", () => import("../support/electron-stand-in/electron.mjs"));
const { answerWindow, isFromWindow } = await import("../../electron/handlers.ts");
const { callChannel } = await import("../../electron/channels.ts");
const { externalAddress } = await import("../../electron/dialogs.ts");
const { backstage } = await import("../support/electron-stand-in/electron.mjs");

const methods = Object.keys(bridgeArguments) as BridgeMethod[];
const quiet = () => undefined;

function countingHandlers() {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    methods.map((method) => [
      method,
      async () => {
        reached.push(method);
        return ok(null);
      },
    ]),
  ) as unknown as Handlers;
  return { handlers, reached };
}

const cyclic: unknown[] = [];
cyclic.push(cyclic);
const hostile: readonly unknown[] = [
  undefined,
  null,
  cyclic,
  10n,
  Symbol("x"),
  () => undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  2 ** 53,
  "../../etc/passwd",
  "x".repeat(100_000),
  new Uint8Array(structuredClone(new ArrayBuffer(8))),
  new Proxy({}, {}),
  {
    get schema() {
      throw new Error("read");
    },
  },
  JSON.parse('{"__proto__": {"schema": 1}, "schema": 1}'),
  JSON.parse('{"schema": 1, "constructor": 1}'),
  { schema: "1" },
  { seq: -1 },
  { seq: 1.5 },
  { afterSeq: 0, limit: 1001 },
  { suggestedName: "", bytes: new Uint8Array() },
  { suggestedName: "a", bytes: [1, 2] },
  { suggestedName: "a", html: 1 },
  { reason: "other", records: 1, bytes: new Uint8Array() },
  [{ id: "a", label: "b", enabled: "yes" }],
  new Map(),
  new Date(),
];

describe("answerCall", () => {
  it("refuses 10,000 wrong calls with a problem, and reaches no handler", async () => {
    const { handlers, reached } = countingHandlers();
    const wrong = fc.oneof(
      fc.constantFrom(...hostile),
      fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
    );
    const call = fc.tuple(
      fc.oneof(
        fc.constantFrom<string>(...methods),
        fc.constantFrom("__proto__", "constructor", "toString", "then"),
        fc.string(),
      ),
      fc.oneof(fc.array(wrong, { minLength: 1, maxLength: 3 }), wrong),
    );
    await fc.assert(
      fc.asyncProperty(call, async ([method, parameters]) => {
        // A random word may be a good name or address; whatever is well formed belongs to the handlers.
        fc.pre(
          !["readSnapshot", "openExternal"].includes(method) || typeof (parameters as unknown[])?.[0] !== "string",
        );
        fc.pre(
          method !== "showCommands" ||
            !Array.isArray((parameters as unknown[])?.[0]) ||
            (parameters as unknown[][])[0]?.length !== 0,
        );
        fc.pre(!Array.isArray(parameters) || parameters.length > 0);
        const answer = await answerCall(handlers, method, parameters, quiet);
        expect(answer).toMatchObject({
          ok: false,
          problem: { code: expect.stringMatching(/^(UNKNOWN_METHOD|WRONG_ARGUMENTS|BUG)$/) },
        });
      }),
      { numRuns: 10_000, seed: 17 },
    );
    expect(reached).toEqual([]);
  }, 120_000);

  it.each(["__proto__", "constructor", "on", "", "about "])("knows no method %j", async (method) => {
    const { handlers } = countingHandlers();
    expect(await answerCall(handlers, method, [], quiet)).toMatchObject({
      ok: false,
      problem: { code: "UNKNOWN_METHOD" },
    });
  });

  it("takes well-formed calls", async () => {
    const { handlers, reached } = countingHandlers();
    const [entry] = await chain(1);
    const good: readonly (readonly [BridgeMethod, readonly unknown[]])[] = [
      ["about", []],
      ["openSafekeeping", [{ schema: 1 }]],
      ["appendEntry", [{ envelope: entry?.envelope, body: entry?.body }]],
      ["readEntries", [{ afterSeq: 0, limit: 1000 }]],
      ["saveSnapshot", [{ reason: "quit", records: 0, bytes: new Uint8Array(3) }]],
      ["saveFile", [{ suggestedName: "a", bytes: Buffer.from("b") }]],
      ["showCommands", [[{ id: "edit.undo", label: "Undo", enabled: true }]]],
    ];
    for (const [method, parameters] of good)
      expect(await answerCall(handlers, method, parameters, quiet)).toEqual(ok(null));
    expect(reached).toEqual(good.map(([method]) => method));
  });

  it("answers a bug as a problem that names the method", async () => {
    const { handlers } = countingHandlers();
    const failing: Handlers = { ...handlers, about: async () => Promise.reject(new TypeError("x is undefined")) };
    expect(await answerCall(failing, "about", [], quiet)).toEqual({
      ok: false,
      problem: { code: "BUG", message: "about failed: x is undefined" },
    });
  });
});

describe("answerWindow", () => {
  it("registers exactly the methods of the bridge, each behind the check of its sender", async () => {
    const { handlers, reached } = countingHandlers();
    const folder = freshFolder();
    answerWindow(handlers, quiet);
    expect([...backstage.handlers.keys()].toSorted()).toEqual(methods.map(callChannel).toSorted());
    const senders = [
      null,
      { url: "https://evil.example/", parent: null },
      { url: "app://winnow/", parent: {} },
      { url: "app://winnow.evil/", parent: null },
    ];
    for (const senderFrame of senders) {
      for (const answer of backstage.handlers.values()) {
        expect(await answer({ senderFrame })).toMatchObject({ ok: false, problem: { code: "WRONG_SENDER" } });
      }
    }
    expect(reached).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    expect(
      await backstage.handlers.get(callChannel("about"))?.({ senderFrame: { url: "app://winnow/", parent: null } }),
    ).toEqual(ok(null));
  });
});

describe("isFromWindow", () => {
  it("refuses a frame that is gone", () => {
    expect(isFromWindow({ senderFrame: null })).toBe(false);
  });
});

describe("externalAddress", () => {
  it.each(["https://example.org/a?b#c", "mailto:ada@example.org"])("takes %s", (address) => {
    expect(externalAddress(address)).toBe(address);
  });

  it.each([
    "http://example.org/",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    " https://example.org/",
    "https://example.org/\u0000",
    "file:///etc/passwd",
    "smb://host/share",
    "ms-msdt:/id",
    "vbscript:x",
    "data:text/html,x",
    "\\\\host\\share",
    "https:\\\\example.org",
    "//example.org",
    "https://ada:secret@example.org/",
    "https://ada@example.org/",
    "app://winnow/",
    "blob:https://example.org/1",
    "about:blank",
    "chrome://crash",
    "ftp://example.org/",
    "tel:123",
    "",
    "x",
  ])("refuses %j", (address) => {
    expect(externalAddress(address)).toBeNull();
  });
});
