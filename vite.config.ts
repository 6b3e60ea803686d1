import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const target = "es2023";
const external = ["electron", ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

// Winnow never writes YAML, and reads it without types: every scalar is text.
function readYaml(): Plugin {
  const writer = /yaml\/browser\/dist\/stringify\/(stringify(?:Collection|Document|Number|Pair|String)?)\.js$/;
  const types = /yaml\/browser\/dist\/schema\/tags\.js$/;
  const untyped = ["map", "seq", "string"];
  return {
    name: "read-yaml",
    enforce: "pre",
    load: {
      filter: { id: [writer, types] },
      handler: (id) =>
        types.test(id)
          ? `${untyped.map((tag) => `import { ${tag} } from "./common/${tag}.js";`).join("\n")}
            export const coreKnownTags = {}, getTags = () => [${untyped.join(", ")}];`
          : `export const ${writer.exec(id)?.[1]} = () => "", createStringifyContext = () => ({});`,
    },
  };
}

const treeshake = { moduleSideEffects: [{ test: /node_modules\/yaml\//, sideEffects: false }] };

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
        plugins: [readYaml()],
        resolve: { alias: { yaml: fileURLToPath(new URL("node_modules/yaml/browser/index.js", import.meta.url)) } },
        build: {
          target,
          ssr: true,
          minify: true,
          outDir: "build/electron",
          emptyOutDir: false,
          rolldownOptions: {
            external,
            treeshake,
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
          minify: true,
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
        plugins: [readYaml(), englishControls(), react()],
        publicDir: "../assets/public",
        // What was said to the bundler is not for the reader of a bundle.
        worker: {
          format: "es",
          plugins: () => [readYaml()],
          rolldownOptions: { treeshake, output: { comments: { annotation: false, jsdoc: false } } },
        },
        build: {
          target,
          outDir: "../build/window",
          emptyOutDir: true,
          assetsInlineLimit: 0,
          modulePreload: false,
          cssCodeSplit: false,
          rolldownOptions: { treeshake },
        },
      };
  }
}

export default defineConfig(({ mode }) => forMode(mode));
