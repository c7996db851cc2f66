import { configDefaults, defineConfig } from "vitest/config";

/** Journeys that take half a minute and more each, or that wait for LibreOffice or Chromium. `npm run test:long` runs them; CI runs both. */
const LONG = [
  "tests/attacks/derived-content.test.ts",
  "tests/attacks/order-lines.test.ts",
  "tests/attacks/way-back.test.ts",
  "tests/ui/cli/bad-input.test.ts",
  "tests/ui/cli/cycles.test.ts",
  "tests/ui/cli/official.test.ts",
  "tests/ui/cli/registrar.test.ts",
  "tests/ui/cli/transcripts.test.ts",
  "tests/adapters/excel/beside.test.ts",
  "tests/adapters/excel/corpus.test.ts",
  "tests/adapters/excel/correction.test.ts",
  "tests/adapters/excel/foreign.test.ts",
  "tests/adapters/excel/mutations.test.ts",
  "tests/adapters/git/signatures.test.ts",
  "tests/app/commands/office/heal.test.ts",
  "tests/app/comments.test.ts",
  "tests/app/crash.test.ts",
  "tests/app/commands/sharing/many-computers.test.ts",
  "tests/app/ledger/memory.test.ts",
  "tests/app/patterns.test.ts",
  "tests/app/rules-version.test.ts",
  "tests/app/one-deadline.test.ts",
  "tests/app/refused-early.test.ts",
  "tests/app/three-years.test.ts",
  "tests/oracle/oracle.test.ts",
  "tests/ui/render/paper/papers.test.ts",
  "tests/ui/render/html/report.test.ts",
];

/** quick: all but those; long: those alone; all: every test. */
const suite = process.env.SOP_TEST_SUITE ?? "all";

export default defineConfig({
  test: {
    include: suite === "long" ? LONG : ["tests/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...(suite === "quick" ? LONG : [])],
    globalSetup: ["tests/support/machine.ts"],
    // CI counts from this; a person sees the usual output all the same.
    reporters: process.env.SOP_TEST_REPORT
      ? ["default", ["json", { outputFile: process.env.SOP_TEST_REPORT }]]
      : ["default"],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
