import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/machine.ts"],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
