/** The tests that need nothing but Node: what coverage is counted on (npm run coverage), and what mutants are run against. */
import { defineConfig } from "vitest/config";
import { LAW_FILES } from "./scripts/law.mjs";

export default defineConfig({
  test: {
    include: ["tests/domain/**/*.test.ts"],
    testTimeout: 60_000,
    // Pure functions leave nothing behind: what they are made of is loaded once for all of their tests.
    pool: "threads",
    isolate: false,
    coverage: {
      provider: "v8",
      include: ["src/domain/**/*.ts"],
      reporter: [["text", { skipFull: true }]],
      thresholds: {
        branches: 95,
        // Of the law every branch is taken by some test: a refusal that nobody asks for is no refusal.
        ...Object.fromEntries(LAW_FILES.map((file) => [file, { branches: 100 }])),
      },
    },
  },
});
