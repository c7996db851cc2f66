/** The tests that need nothing but Node: what coverage is counted on, and what mutants are run against. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/domain/**/*.test.ts", "tests/oracle/**/*.test.ts"],
  },
});
