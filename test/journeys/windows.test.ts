import { describe, expect, it } from "vitest";
import { startApp, type StartedApp } from "../support/electron-stand-in/start-app.ts";
import { startBrowserMode, type BrowserMode } from "../support/electron-stand-in/start-browser-mode.ts";
import { canFillDisk, fillDisk, freeDisk } from "../support/fault-disk.ts";
import { endAfterEach } from "../support/journey-end.ts";
import { agreed, beginEmpty, freshHome, goTo, saved, setOften } from "../support/journey-window.ts";

const running: { current: BrowserMode | StartedApp | null } = { current: null };
endAfterEach(running);

describe("two windows", () => {
  it.skipIf(!canFillDisk)(
    "leave the writing where changes are not saved yet, and hand it over afterwards",
    async () => {
      const home = freshHome();
      const host = await startBrowserMode(home);
      running.current = host;
      const first = host.page;
      await beginEmpty(first);
      const second = await first.context().newPage();
      await second.goto(host.address);
      await second.getByText("This window only reads.").waitFor();
      fillDisk(home);
      await setOften(first, "35%");
      await first.getByText("Your change is kept in this window.").waitFor();
      await second.getByRole("button", { name: "Use here instead" }).click();
      await second.getByText(/^The other window has changes that are not saved yet/).waitFor();
      await first.getByText("Your change is kept in this window.").waitFor();
      freeDisk(home);
      await first.getByRole("button", { name: "Try again" }).click();
      await saved(first);
      await second.getByRole("button", { name: "Use here instead" }).click();
      await first.getByText("This window only reads.").waitFor();
      await goTo(second, "/settings?page=usage");
      const often = second.getByRole("textbox", { name: "Often used from" });
      expect(await often.inputValue()).toBe("35%");
      await often.fill("36%");
      await often.press("Tab");
      await agreed(second, home);
    },
  );

  it("let the second write when the first is gone without a word", async () => {
    const home = freshHome();
    const host = await startBrowserMode(home);
    running.current = host;
    await beginEmpty(host.page);
    const second = await host.page.context().newPage();
    await second.goto(host.address);
    await second.getByText("This window only reads.").waitFor();
    await host.page.goto("chrome://crash").catch(() => undefined);
    await second.getByRole("button", { name: "Use here instead" }).click();
    await setOften(second, "35%");
    await second
      .getByText(/Set 'Often used from' to 35%/)
      .first()
      .waitFor();
    expect(await agreed(second, home)).toBe(2);
  });
});

describe("two starts", () => {
  it("of the desktop app: the second is told that the folder is in use, and the first goes on", async () => {
    const home = freshHome();
    const app = await startApp(home);
    running.current = app;
    await beginEmpty(app.page);
    const other = freshHome();
    await expect(startApp({ ...home, profile: other.profile })).rejects.toThrow(/already open/);
    await app.secondStart(["winnow"], "/");
    await setOften(app.page, "35%");
    await agreed(app.page, home);
  });
});
