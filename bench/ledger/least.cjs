// The least that a second audit can take on this Node: to load what hashes and unpacks, and to ask the file system about
// every governed file, each once. Nothing is judged. `least.cjs FOLDER`
const { createHash } = require("node:crypto");
const { lstatSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
require("node:zlib");

const [, , folder] = process.argv;
const kept = readFileSync(join(folder, ".git", "sop", "seen"));
/** Bytes of the seal, which stands before what was seen. */
const SEAL_BYTES = 32;
const { paths } = JSON.parse(kept.subarray(SEAL_BYTES).toString());
let bytes = 0;
for (const path of paths) bytes += lstatSync(`${folder}/${path}`).size;
process.stdout.write(`${bytes} ${createHash("sha256").update(kept).digest("hex")}\n`, () => process.exit());
