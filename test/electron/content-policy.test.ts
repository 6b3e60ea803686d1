import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentPolicy, reactAriaStyle, windowPolicy } from "../../electron/content-policy.ts";

describe("windowPolicy", () => {
  it("allows no inline code, no eval and nothing foreign", () => {
    const policy = windowPolicy([]);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    for (const directive of ["base-uri", "form-action", "frame-ancestors", "object-src", "default-src"]) {
      expect(policy).toContain(`${directive} 'none'`);
    }
  });
});

describe("reactAriaStyle", () => {
  it("is what the installed library puts into the page", () => {
    const source = readFileSync(
      new URL("../../node_modules/react-aria/dist/private/interactions/usePress.mjs", import.meta.url),
      "utf8",
    );
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? "";
    const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1] ?? "";
    expect(template.replace(/\$\{[^}]+\}/, attribute).trim()).toBe(reactAriaStyle);
  });
});

describe("documentPolicy", () => {
  it("allows the document's own styles and no other", () => {
    expect(documentPolicy("<p>")).toContain("style-src 'none'");
    expect(documentPolicy("<STYLE media=print>a</STYLE><style>b</style>").match(/sha256-/g)).toHaveLength(2);
  });
});
