import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const settings = parse(readFileSync(new URL("../../electron-builder.yml", import.meta.url), "utf8")) as Record<
  string,
  unknown
>;

describe("electron-builder.yml", () => {
  it("sets every fuse as the safety paper wants it", () => {
    expect(settings["electronFuses"]).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it("packs the build only, into one archive, without rebuilding anything", () => {
    expect(settings).toMatchObject({ asar: true, npmRebuild: false });
    expect(settings["files"]).toEqual([
      "!**/*",
      "build/electron/**/*.{js,cjs}",
      "build/window/**/*",
      "!build/electron/loopback.js",
      "!build/**/*.map",
      "package.json",
    ]);
    expect(settings["publish"]).toBeNull();
  });

  it("opens .winnow files", () => {
    expect(settings["fileAssociations"]).toMatchObject([{ ext: "winnow" }]);
  });
});
