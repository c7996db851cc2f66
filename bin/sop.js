#!/usr/bin/env node
"use strict";
// On Windows, programs are never looked for in the folder of a record that somebody else has made.
process.env.NoDefaultCurrentDirectoryInExePath = "1";
// Load the program; if even that fails, it is a bug or a broken installation, never "findings" (exit 1).
try {
  require("../dist/main.js").start().catch(broken);
} catch (error) {
  broken(error);
}

function broken(error) {
  process.stderr.write(`sop: cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.stderr.write("Built from source? Run `npm ci && npm run build` first.\n");
  process.exitCode = 70;
}
