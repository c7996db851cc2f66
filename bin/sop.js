#!/usr/bin/env node
"use strict";
const { existsSync, mkdirSync, realpathSync, statSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { dirname, join } = require("node:path");

// On Windows, programs are never looked for in the folder of a record that somebody else has made.
process.env.NoDefaultCurrentDirectoryInExePath = "1";
// Load the program; if even that fails, it is a bug or a broken installation, never "findings" (exit 1).
run().catch((error) => {
  process.stderr.write(`sop: cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.stderr.write("Built from source? Run `npm ci && npm run build` first.\n");
  process.exitCode = 70;
});

async function run() {
  // Node 20 cannot keep what it compiled.
  if (enableCompileCache !== undefined) await keepCompiled();
  await (await import("../dist/main.mjs")).start();
}

/**
 * Lets Node keep what it compiled. That is code which is run: it lies in a folder that is this person's alone and in no
 * repository. Node's own choice is the temporary folder, where another user may have laid code of his own.
 */
async function keepCompiled() {
  const { cacheIn } = await import("../dist/person-folders.mjs");
  const caches = cacheIn(process.env);
  if (caches === undefined || isInRepository(caches)) return;
  try {
    mkdirSync(join(caches, "sop", "compiled"), { recursive: true, mode: 0o700 });
    const folder = realpathSync(join(caches, "sop", "compiled"));
    if (isOwn(folder) && !isInRepository(folder)) enableCompileCache(folder);
  } catch {
    // Where nothing can be kept, nothing is lost but time.
  }
}

function isOwn(folder) {
  const { uid, mode } = statSync(folder);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function isInRepository(folder) {
  return existsSync(join(folder, ".git")) || (dirname(folder) !== folder && isInRepository(dirname(folder)));
}
