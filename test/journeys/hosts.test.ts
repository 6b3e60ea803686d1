import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Bridge } from "#shared/bridge.ts";
import { type Head } from "#shared/domain/journal.ts";
import { startApp } from "../support/electron-stand-in/start-app.ts";
import {
  endHosts,
  freshFolder,
  freshFolders,
  goesRound,
  hostileOutcome,
  nothingRan,
  openSafekeeping,
  tracked,
} from "../support/hosts.ts";

endHosts();

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

  it("asks about a window that does not answer, and loads it again when told", async () => {
    const app = tracked(await startApp(freshFolders()));
    await useDesktop(app.page);
    await goesRound(app.page);
    await app.answerDialog("message", 1);
    const back = await app.hang();
    await useDesktop(back);
    expect((await app.seen()).dialogs.at(-1)).toMatchObject({ message: "The window does not answer." });
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
