/** Mutants of the law and of the figures, against the tests of the domain: npm run mutate. Takes hours; one file: -- --mutate FILE. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MUTATED_FILES } from "./scripts/law.mjs";

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.unit.config.ts" },
  mutate: MUTATED_FILES,
  coverageAnalysis: "perTest",
  concurrency: 1,
  // Outside the folder, so that nothing here sees a second copy of the sources.
  tempDirName: join(tmpdir(), "sop-mutants"),
  // Stryker rewrites a tsconfig.json by an interface that TypeScript 7 no longer has; the tests run without one.
  ignorePatterns: ["dist", "demo", "coverage", "bench", "docs", "tsconfig.json"],
  reporters: ["clear-text"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
