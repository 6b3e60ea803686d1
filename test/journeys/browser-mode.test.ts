import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import type { Bridge } from "#shared/bridge.ts";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import { startBrowserMode, startHost } from "../support/electron-stand-in/start-browser-mode.ts";
import {
  endHosts,
  freshFolder,
  freshFolders,
  goesRound,
  hostileOutcome,
  nothingRan,
  openSafekeeping,
  tracked,
  valueOf,
} from "../support/hosts.ts";

endHosts();

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
