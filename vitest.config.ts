import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/machine.ts"],
    // CI counts from this; a person sees the usual output all the same.
    reporters: process.env.SOP_TEST_REPORT
      ? ["default", ["json", { outputFile: process.env.SOP_TEST_REPORT }]]
      : ["default"],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
