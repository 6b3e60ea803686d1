import { builtinModules } from "node:module";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const target = "es2023";
const external = ["electron", ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

// React Aria brings its few words in thirty languages; the window speaks English.
function englishControls(): Plugin {
  const ofOtherLanguage = /react-aria.*\/intl\/\w+\/(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;
  return {
    name: "english-controls",
    enforce: "pre",
    load: { filter: { id: ofOtherLanguage }, handler: () => `export { default } from "./en-US.mjs";` },
  };
}

function forMode(mode: string): UserConfig {
  switch (mode) {
    case "desktop":
      return {
        ssr: { noExternal: true },
        build: {
          target,
          ssr: true,
          minify: true,
          outDir: "build/electron",
          emptyOutDir: false,
          rolldownOptions: {
            external,
            input: {
              main: "electron/main.ts",
              loopback: "electron/loopback.ts",
              headless: "electron/headless.ts",
            },
          },
        },
      };
    case "preload":
      return {
        ssr: { noExternal: true },
        build: {
          target,
          ssr: true,
          outDir: "build/electron",
          emptyOutDir: false,
          rolldownOptions: {
            external: ["electron"],
            input: { preload: "electron/preload.ts" },
            output: { format: "cjs", entryFileNames: "[name].cjs" },
          },
        },
      };
    default:
      return {
        root: "renderer",
        base: "./",
        plugins: [englishControls(), react()],
        publicDir: "../assets/public",
        worker: { format: "es" },
        build: { target, outDir: "../build/window", emptyOutDir: true, assetsInlineLimit: 0, modulePreload: false },
      };
  }
}

export default defineConfig(({ mode }) => forMode(mode));
