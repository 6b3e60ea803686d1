import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          testTimeout: 30_000,
          include: ["test/{shared,electron,data}/**/*.test.ts", "test/*.test.ts"],
        },
      },
      {
        plugins: [react()],
        test: {
          name: "window",
          environment: "happy-dom",
          testTimeout: 30_000,
          include: ["test/renderer/**/*.test.{ts,tsx}"],
          setupFiles: ["test/support/window-setup.ts"],
        },
      },
      {
        test: {
          name: "journeys",
          environment: "node",
          include: ["test/journeys/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
