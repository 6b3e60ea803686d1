import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Bridge, Safekeeping } from "#shared/bridge.ts";
import { sealEntry, type Head, type WrittenEntry } from "#shared/domain/journal.ts";
import { schemaVersion } from "#shared/domain/migrations.ts";
import type { Result } from "#shared/result.ts";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import { startBrowserMode, startHost } from "../support/electron-stand-in/start-browser-mode.ts";

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface Window {
    readonly desktop?: Bridge;
    bridge: Bridge;
    violations: string[];
    heard: unknown[];
  }
}

const folders: string[] = [];
const open: { readonly kill: () => Promise<void> }[] = [];

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "winnow-host-"));
  folders.push(folder);
  return folder;
}

function freshFolders() {
  const folder = freshFolder();
  return { safekeeping: join(folder, "safekeeping"), profile: join(folder, "profile") };
}

function tracked<T extends { readonly kill: () => Promise<void> }>(started: T): T {
  open.push(started);
  return started;
}

function valueOf<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.message}`);
  return answer.value;
}

async function entryAfter(head: Head | null, label: string): Promise<WrittenEntry> {
  const draft = {
    installation: "installation-1",
    lamport: 1,
    id: `entry-${label}`,
    at: 1,
    by: "Ada",
    label,
    touches: [],
  };
  return sealEntry(draft, [JSON.stringify({ changes: [label] })], head);
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.kill().catch(() => undefined)));
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function openSafekeeping(page: Page): Promise<Safekeeping> {
  return valueOf(await page.evaluate((schema) => window.bridge.openSafekeeping({ schema }), schemaVersion));
}

/** What both hosts promise, asked from within the page. */
async function goesRound(page: Page): Promise<Head> {
  const { head } = await openSafekeeping(page);
  const entry = await entryAfter(head, `after ${head?.seq ?? 0}`);
  const appended = valueOf(
    await page.evaluate(
      ({ envelope, body }) => window.bridge.appendEntry({ envelope, body: [...(body ?? [])] }),
      entry,
    ),
  );
  expect(appended).toEqual({ seq: (head?.seq ?? 0) + 1, hash: entry.envelope.hash });
  const read = valueOf(
    await page.evaluate((afterSeq) => window.bridge.readEntries({ afterSeq, limit: 10 }), head?.seq ?? 0),
  );
  expect(read).toEqual([entry]);
  const bytesBack = await page.evaluate(async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251);
    const saved = await window.bridge.saveSnapshot({ reason: "byHand", records: 3, bytes });
    if (!saved.ok) return saved.problem.code;
    const read = await window.bridge.readSnapshot(saved.value.id);
    return read.ok && read.value.length === bytes.length && read.value.every((byte, at) => byte === bytes[at]);
  });
  expect(bytesBack).toBe(true);
  return appended;
}

/** What comes of everything that a page must not be able to do. */
async function hostileOutcome(page: Page) {
  return page.evaluate(async () => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.src = "https://example.invalid/x.png";
    document.body.append(image);
    document.body.insertAdjacentHTML("beforeend", '<p style="color: red">styled</p>');
    const fetched = await fetch("https://example.invalid/").then(
      () => "answered",
      () => "refused",
    );
    await new Promise((done) => setTimeout(done, 200));
    return { ran: "ran" in window, fetched, violations: [...new Set(window.violations)].sort() };
  });
}

const nothingRan = {
  ran: false,
  fetched: "refused",
  violations: ["connect-src", "img-src", "script-src-elem", "style-src-attr"],
};

describe("Electron (main, preload and window on the stand-in)", () => {
  const useDesktop = (page: Page) =>
    page.evaluate(() => {
      window.bridge = window.desktop as Bridge;
    });

  it("starts, answers the bridge, closes and finds everything again", async () => {
    const where = freshFolders();
    const first = tracked(await startApp(where));
    await useDesktop(first.page);
    await openSafekeeping(first.page);
    const head = await goesRound(first.page);
    await first.page.evaluate(() => window.bridge.on("closing", () => void window.bridge.closed()));
    await first.close();

    const second = tracked(await startApp(where));
    await useDesktop(second.page);
    const found = await openSafekeeping(second.page);
    expect(found).toMatchObject({ head, openedBefore: true, cut: null, broken: null, newer: null });
    expect(found.snapshots.map(({ reason, records }) => ({ reason, records }))).toEqual([
      { reason: "byHand", records: 3 },
    ]);
  });

  it("loses no answered entry to a kill", async () => {
    const where = freshFolders();
    let expected: Head | null = null;
    for (let round = 0; round < 2; round += 1) {
      const app = tracked(await startApp(where));
      await useDesktop(app.page);
      const found = await openSafekeeping(app.page);
      expect(found.head).toEqual(expected);
      expected = await goesRound(app.page);
      await app.kill();
    }
  });

  it("runs no inline script, loads nothing foreign and stays where it is", async () => {
    const app = tracked(await startApp(freshFolders()));
    expect(await hostileOutcome(app.page)).toEqual(nothingRan);
    const address = app.page.url();
    await app.page.evaluate(() => {
      const link = document.createElement("a");
      link.href = "https://example.invalid/";
      document.body.append(link);
      link.click();
      window.open("https://example.invalid/");
    });
    await app.page.waitForTimeout(300);
    expect(app.page.url()).toBe(address);
    await expect.poll(() => app.page.context().pages().length, { timeout: 10_000 }).toBe(1);
    expect(await app.page.evaluate(() => ["require", "process", "Buffer"].filter((name) => name in window))).toEqual(
      [],
    );
  });

  it("serves only its build, under its policy", async () => {
    const app = tracked(await startApp(freshFolders()));
    const answers = await app.page.evaluate(async () => {
      const paths = ["/index.html", "/../package.json", "/%2e%2e/package.json", "/..%5cpackage.json", "/nothing.js"];
      return Promise.all(
        paths.map(async (path) => {
          const answer = await fetch(path);
          return [answer.status, answer.headers.get("content-security-policy")?.startsWith("default-src 'none'")];
        }),
      );
    });
    expect(answers).toEqual([
      [200, true],
      [404, true],
      [404, true],
      [404, true],
      [404, true],
    ]);
  });

  it("saves by a dialog, prints to PDF and cancels", async () => {
    const where = freshFolders();
    const app = tracked(await startApp(where));
    await useDesktop(app.page);
    const folder = freshFolder();
    await app.answerDialog("save", join(folder, "list.csv"));
    await app.answerDialog("save", join(folder, "case.pdf"));
    const answers = await app.page.evaluate(async () => [
      await window.bridge.saveFile({ suggestedName: "a/b.csv", bytes: new TextEncoder().encode("x") }),
      await window.bridge.savePdf({ suggestedName: "case.pdf", html: "<h1>Case</h1><script>1</script>" }),
      await window.bridge.saveFile({ suggestedName: "b.csv", bytes: new TextEncoder().encode("x") }),
    ]);
    expect(answers).toEqual([
      { ok: true, value: { name: "list.csv" } },
      { ok: true, value: { name: "case.pdf" } },
      { ok: true, value: null },
    ]);
    expect(readFileSync(join(folder, "list.csv"), "utf8")).toBe("x");
    expect(readFileSync(join(folder, "case.pdf"), "latin1")).toMatch(/^%PDF-/);
    const { dialogs } = await app.seen();
    expect(dialogs.map(({ defaultPath }) => String(defaultPath).split("/").at(-1))).toEqual([
      "a-b.csv",
      "case.pdf",
      "b.csv",
    ]);
  });

  it("passes menu commands to the window and takes labels from it", async () => {
    const app = tracked(await startApp(freshFolders()));
    await useDesktop(app.page);
    await app.page.evaluate(() => {
      window.heard = [];
      window.bridge.on("command", (id) => window.heard.push(id));
    });
    await app.choose("view.palette");
    await app.page.waitForFunction(() => window.heard.includes("view.palette"));
    await app.page.evaluate(() =>
      window.bridge.showCommands([{ id: "edit.undo", label: "Undo move", enabled: false }]),
    );
    expect((await app.menu()).find(({ id }) => id === "edit.undo")).toMatchObject({
      label: "Undo move",
      enabled: false,
    });
  });

  it("opens a web page only after a click", async () => {
    const app = tracked(await startApp(freshFolders()));
    await useDesktop(app.page);
    const ask = () => app.page.evaluate(() => window.bridge.openExternal("https://example.org/a"));
    expect(await ask()).toMatchObject({ ok: false, problem: { code: "NO_CLICK" } });
    await app.page.mouse.click(20, 20);
    expect(await ask()).toEqual({ ok: true, value: true });
    expect((await app.seen()).external).toEqual(["https://example.org/a"]);
  });

  it("hands over the file it was started with, once, and one that arrives later", async () => {
    const file = join(freshFolder(), "plan.winnow");
    writeFileSync(file, "content");
    const app = tracked(await startApp({ ...freshFolders(), words: [file] }));
    await useDesktop(app.page);
    const fetched = () =>
      app.page.evaluate(async () => {
        const answer = await window.bridge.openedFile();
        return answer.ok && answer.value !== null ? [answer.value.name, answer.value.bytes.length] : null;
      });
    expect(await fetched()).toEqual(["plan.winnow", 7]);
    expect(await fetched()).toBeNull();
    await app.page.evaluate(() => {
      window.heard = [];
      window.bridge.on("fileOpened", (told) => window.heard.push(told));
    });
    await app.secondStart(["winnow", file], "/");
    await app.page.waitForFunction(() => window.heard.length > 0);
    expect(await fetched()).toEqual(["plan.winnow", 7]);
  });

  it("brings the window back after a crash", async () => {
    const app = tracked(await startApp(freshFolders()));
    await useDesktop(app.page);
    await goesRound(app.page);
    const back = await app.crash();
    await useDesktop(back);
    expect(new URL(back.url()).search).toBe("?recovered=crash");
    expect((await openSafekeeping(back)).head).toMatchObject({ seq: 1 });
  });

  it("refuses a folder that a newer Chromium has written, before anything is opened", async () => {
    const where = freshFolders();
    const newer = tracked(await startApp({ ...where, chrome: "160.0.0.0" }));
    await useDesktop(newer.page);
    await openSafekeeping(newer.page);
    await newer.kill();
    const before = readFileSync(join(where.safekeeping, "profile.json"), "utf8");
    await expect(startApp({ ...where, chrome: "150.0.0.0" })).rejects.toThrow(/newer Chromium/);
    expect(readFileSync(join(where.safekeeping, "profile.json"), "utf8")).toBe(before);
  });
});

describe("browser mode (loopback host in Chromium)", () => {
  let client = "";

  beforeAll(async () => {
    const outputs = await build({
      configFile: false,
      logLevel: "error",
      build: {
        write: false,
        lib: { entry: "renderer/data/browser-desktop.ts", formats: ["iife"], name: "client" },
      },
    });
    const [output] = Array.isArray(outputs) ? outputs : [outputs];
    if (output === undefined || !("output" in output)) throw new Error("nothing was built");
    client = output.output[0].code;
  });

  const useBrowser = (page: Page) => page.evaluate(`${client}; window.bridge = client.browserDesktop(); undefined`);

  it("answers the same bridge and holds the folder alone", async () => {
    const where = freshFolders();
    const host = tracked(await startBrowserMode(where));
    await useBrowser(host.page);
    expect(valueOf(await host.page.evaluate(() => window.bridge.about())).host).toBe("browser");
    await goesRound(host.page);
    await expect(startApp({ ...where, profile: freshFolder() })).rejects.toThrow(/browser mode/);
  });

  it("finds what the desktop app wrote", async () => {
    const where = freshFolders();
    const app = tracked(await startApp(where));
    await app.page.evaluate(() => {
      window.bridge = window.desktop as Bridge;
    });
    const head = await goesRound(app.page);
    await app.kill();
    const host = tracked(await startBrowserMode({ ...where, profile: freshFolder() }));
    await useBrowser(host.page);
    expect(await openSafekeeping(host.page)).toMatchObject({ head });
  });

  it("runs no inline script and loads nothing foreign", async () => {
    const host = tracked(await startBrowserMode(freshFolders()));
    expect(await hostileOutcome(host.page)).toEqual(nothingRan);
  });

  it("refuses foreign hosts, origins, tokens and addresses", async () => {
    const host = tracked(await startBrowserMode(freshFolders()));
    const { port } = new URL(host.address);
    const raw = async (path: string, headers: Record<string, string>, method = "POST") => {
      const { request } = await import("node:http");
      return new Promise<number>((resolve, reject) => {
        request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
          .on("error", reject)
          .end();
      });
    };
    const own = { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` };
    expect(await raw("/bridge/about", own)).toBe(403);
    expect(await raw("/bridge/about", { ...own, "x-winnow-token": "wrong" })).toBe(403);
    expect(await raw("/bridge/about", { host: own.host })).toBe(403);
    expect(await raw("/bridge/about", { ...own, origin: "http://evil.example" })).toBe(404);
    expect(await raw("/", { host: `evil.example:${port}` }, "GET")).toBe(404);
    expect(await raw("/", { host: `localhost:${port}` }, "GET")).toBe(308);
    for (const path of ["/../package.json", "/%2e%2e/package.json", "//etc/passwd", "/document/x", "/C:/x", "/%00"]) {
      expect([path, await raw(path, { host: own.host }, "GET")]).toEqual([path, 404]);
    }
    expect(await raw("/", { host: own.host }, "POST")).toBe(404);
    expect(await raw("/", { host: own.host }, "GET")).toBe(200);
  });

  it("opens the running host on a second start, and says when another program has the port", async () => {
    const where = freshFolders();
    const host = tracked(await startBrowserMode(where));
    const port = Number(new URL(host.address).port);
    const second = await startHost({ safekeeping: where.safekeeping, port });
    await second.ended;
    expect(second.printed()).toContain(host.address);

    const { createServer } = await import("node:http");
    const other = createServer((_request, answer) => answer.end("hello")).listen(0, "127.0.0.1");
    await new Promise((done) => other.once("listening", done));
    const taken = (other.address() as { readonly port: number }).port;
    const refused = await startHost({ safekeeping: freshFolders().safekeeping, port: taken });
    await refused.ended;
    other.close();
    expect(refused.printed()).toContain(`Another program uses port ${taken}`);
    expect(refused.child.exitCode).toBe(1);
  });

  it("prints a document at an address of its own, once and without scripts", async () => {
    const host = tracked(await startBrowserMode(freshFolders()));
    await useBrowser(host.page);
    const opened = host.page.context().waitForEvent("page");
    const answer = await host.page.evaluate(() =>
      window.bridge.savePdf({
        suggestedName: "case.pdf",
        html: "<style>h1 { color: rgb(1, 2, 3) }</style><h1>Case</h1><script>document.title = 'ran'</script>",
      }),
    );
    expect(answer).toEqual({ ok: true, value: null });
    const document = await opened;
    expect(await document.textContent("h1")).toBe("Case");
    expect(await document.evaluate(() => getComputedStyle(window.document.querySelector("h1") as Element).color)).toBe(
      "rgb(1, 2, 3)",
    );
    expect(await document.title()).toBe("");
    expect((await host.page.request.get(document.url())).status()).toBe(404);
  });

  it("asks the page to finish before the host stops", async () => {
    const where = freshFolders();
    const host = tracked(await startBrowserMode(where));
    await host.page.getByLabel("Your name").fill("Robin Vale");
    await host.page.getByText("Start empty").click();
    await host.page.getByLabel("Name of the portfolio").fill("Tools");
    await host.page.getByRole("button", { name: "Continue" }).click();
    await host.page
      .getByText(/^Saved/)
      .first()
      .waitFor();
    await host.close();
    expect(readdirSync(join(where.safekeeping, "snapshots")).some((name) => name.includes("quit"))).toBe(true);
    expect(existsSync(join(where.safekeeping, "lock"))).toBe(false);
  });
});
