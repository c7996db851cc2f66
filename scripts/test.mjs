// Runs one suite of the tests (vitest.config.ts): node scripts/test.mjs quick|long [vitest's own arguments].
import { spawnSync } from "node:child_process";

const [, , suite = "quick", ...rest] = process.argv;
const { status } = spawnSync("vitest", ["run", ...rest], {
  stdio: "inherit",
  env: { ...process.env, SOP_TEST_SUITE: suite },
  shell: process.platform === "win32",
});
process.exit(status ?? 1);
