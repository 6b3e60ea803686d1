import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Every source of the app, by its path. */
function sources(): readonly (readonly [path: string, source: string])[] {
  return ["electron", "renderer", "shared"].flatMap((room) => {
    const folder = new URL(`../../${room}/`, import.meta.url);
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return names
      .filter((name) => /\.(tsx?|mjs|html|css)$/.test(name))
      .map((name) => [`${room}/${name}`, readFileSync(new URL(name, folder), "utf8")] as const);
  });
}

const using = (what: RegExp) => sources().flatMap(([path, source]) => (what.test(source) ? [path] : []));

describe("the app's sources", () => {
  it("never turn text into elements or code", () => {
    expect(sources().length).toBeGreaterThan(300);
    const sinks =
      /dangerouslySetInnerHTML|\.(inner|outer)HTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|\beval\(|new Function\(|setTimeout\(\s*["'`]/;
    expect(using(sinks)).toEqual([]);
  });

  it("show a document in one place, in a frame that may do nothing", () => {
    const framed = using(/<iframe/);
    expect(framed).toEqual(["renderer/features/proposals/preview.tsx"]);
    const frames = sources().flatMap(([, source]) => source.match(/<iframe[^>]*>/g) ?? []);
    expect(frames).toEqual([expect.stringContaining('sandbox=""')]);
  });

  it("ask no other machine for anything", () => {
    expect(using(/\b(WebSocket|EventSource|XMLHttpRequest|sendBeacon|RTCPeerConnection|importScripts)\b/)).toEqual([]);
    expect(using(/autoUpdater|crashReporter|setSpellCheckerDictionaryDownloadURL/)).toEqual([]);
    expect(using(/@import|url\(\s*["']?(https?:)?\/\//)).toEqual([]);
    expect(using(/\bfetch\(\s*[`"']https?:\/\/(?!127\.0\.0\.1)/)).toEqual([]);
  });

  it("loosen no guard of the window", () => {
    expect(
      using(
        /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|bypassCSP|nodeIntegration: true|contextIsolation: false/,
      ),
    ).toEqual([]);
  });
});
