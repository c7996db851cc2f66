// Everything that must hold before a change lands, in one command: npm run check.
import { spawnSync } from "node:child_process";

// CI has just run the tests by README's own command, and need not run them twice.
const withTests = !process.argv.includes("--without-test");
const steps = [
  "lint",
  "types",
  "build",
  "unused",
  "publish-check",
  "coverage",
  ...(withTests ? ["test", "test:long"] : []),
];
for (const step of steps) {
  console.log(`\n== ${step}`);
  const { status } = spawnSync(process.platform === "win32" ? "npm.cmd" : "npm", ["run", "--silent", step], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error(`\nnpm run ${step} failed; nothing after it was run.`);
    process.exit(status ?? 1);
  }
}
console.log("\nAll checks passed.");
