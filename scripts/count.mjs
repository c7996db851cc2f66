// Says how a test run ended, in one plain line, from vitest's own JSON report.
import { readFile } from "node:fs/promises";

const [, , file = ""] = process.argv;
const {
  numPassedTests = 0,
  numFailedTests = 0,
  numPendingTests = 0,
  numTodoTests = 0,
} = JSON.parse((await readFile(file, "utf8")) || "{}");
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`);
