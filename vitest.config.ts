import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // All cores: one less, as usual, would leave a machine of two half idle.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "node",
          // Nothing here touches what is shared, so that files need not be kept from each other; nor in journeys.
          isolate: false,
          environment: "node",
          testTimeout: 30_000,
          include: ["test/{shared,electron,data}/**/*.test.ts", "test/*.test.ts"],
        },
      },
      {
        plugins: [react()],
        test: {
          name: "window",
          // Loading everything anew costs more than most files: the set-up brings back what they share.
          isolate: false,
          environment: "happy-dom",
          testTimeout: 60_000,
          include: ["test/renderer/**/*.test.{ts,tsx}"],
          setupFiles: ["test/support/window-setup.ts"],
        },
      },
      {
        test: {
          name: "journeys",
          isolate: false,
          environment: "node",
          include: ["test/journeys/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
