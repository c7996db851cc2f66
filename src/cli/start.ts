/**
 * Loads the program's files, and keeps what V8 made of them: a verb that ran before starts without being compiled again.
 * Newer Node does this by itself (`module.enableCompileCache`), a file at a time; here one file serves a whole verb.
 * Not part of the program it loads: the bundler puts it in front.
 */
import { createHash } from "node:crypto";
import {
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

type Load = (id: string) => unknown;

interface Known {
  /** How many runs have added to it. */
  readonly runs: number;
  /** What V8 made of the file of this name; undefined where that is not known, or not whole. */
  readonly compiled: (id: string) => Buffer | undefined;
}

/** What stands before the compiled files: of which program they are, and how long each is, with its digest. */
interface Head {
  readonly of: string;
  readonly runs: number;
  readonly parts: readonly (readonly [id: string, length: number, sha256: string])[];
}

/** Runs after which a verb has shown what it needs: the first may have had nothing to do. */
const ENOUGH = 3;
/** Bytes of the length of the head, and of its digest, which stand before it. */
const LENGTH_BYTES = 4;
const DIGEST_BYTES = 32;
/** Bytes of one part at most: more is not of our making. */
const LIMIT = 32 << 20;
const NOTHING: Known = { runs: 0, compiled: () => undefined };
/**
 * How much of a function V8 runs before it makes it faster, four times its own measure: a command is mostly over before
 * that pays, and on a busy machine it competes with the command itself. Only for the engine that it was measured on
 * (bench/); another may not know the word.
 */
const PATIENCE = process.versions.v8.startsWith("11.3.") ? "--interrupt-budget=264000" : "";
/** Which program this is, to the byte, and for which engine its code was compiled. */
const OF = `${process.env.SOP_PROGRAM} ${process.version} ${process.arch} ${PATIENCE}`;

/**
 * Loads a program.
 * @param folder where its files are
 * @param first the one that it begins with, as `./name.js`
 * @param builtin Node's own `require`, for what the program does not bring itself
 * @returns what the first file exports
 * @throws whatever the program throws while it is loaded; never for what was kept or could not be
 */
export function load(folder: string, first: string, builtin: Load): unknown {
  if (PATIENCE !== "") setFlagsFromString(PATIENCE);
  const place = keptAt(process.env, process.argv[2]);
  const known = place === undefined ? NOTHING : read(place);
  const scripts = new Map<string, Script>();
  const modules = new Map<string, { exports: unknown }>();
  const required: Load = (id) => {
    if (!id.startsWith("./")) return builtin(id);
    const before = modules.get(id);
    if (before !== undefined) return before.exports;
    const filename = join(folder, id);
    const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(filename, "utf8")}\n})`;
    const cachedData = known.compiled(id);
    const script = new Script(source, cachedData === undefined ? { filename } : { filename, cachedData });
    scripts.set(id, script);
    const module = { exports: {} };
    modules.set(id, module);
    script.runInThisContext().call(module.exports, module.exports, required, module, filename, folder);
    return module.exports;
  };
  if (place !== undefined && known.runs < ENOUGH)
    process.once("exit", (code) => {
      // What ended otherwise, such as a verb that does not exist, is no example of what a verb needs.
      if (code === 0 || code === 1) keep(place, known.runs + 1, scripts);
    });
  return required(first);
}

/** Where it is kept for this verb: with what else this person's programs keep to spare work. */
function keptAt(env: NodeJS.ProcessEnv, verb = "-"): string | undefined {
  // Node's own word for those who want none of it.
  if (env.NODE_DISABLE_COMPILE_CACHE !== undefined || !/^[-a-z]{1,40}$/.test(verb)) return undefined;
  const caches =
    env.XDG_CACHE_HOME ?? env.LOCALAPPDATA ?? (env.HOME === undefined ? undefined : join(env.HOME, ".cache"));
  return caches === undefined ? undefined : join(caches, "sop", "compiled", verb);
}

/** Code that is run is believed only where this very person wrote it, where no other may write, and where it is whole. */
function read(place: string): Known {
  try {
    const file = openSync(place, "r");
    const { uid, mode } = fstatSync(file);
    const foreign = process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0);
    if (foreign) return NOTHING;
    // The file stays open: what is needed of it is read when it is needed.
    const size = bytesAt(file, 0, LENGTH_BYTES).readUInt32LE();
    const digest = bytesAt(file, LENGTH_BYTES, DIGEST_BYTES);
    const head = bytesAt(file, LENGTH_BYTES + DIGEST_BYTES, size);
    if (!sha256(head).equals(digest)) return NOTHING;
    const { of, runs, parts } = JSON.parse(head.toString()) as Head;
    return of === OF ? { runs, compiled: partsOf(file, LENGTH_BYTES + DIGEST_BYTES + size, parts) } : NOTHING;
  } catch {
    return NOTHING;
  }
}

function partsOf(file: number, start: number, parts: Head["parts"]): Known["compiled"] {
  const places = new Map<string, { at: number; length: number; digest: string }>();
  let at = start;
  for (const [id, length, digest] of parts) {
    places.set(id, { at, length, digest });
    at += length;
  }
  return (id) => {
    const place = places.get(id);
    if (place === undefined) return undefined;
    const bytes = bytesAt(file, place.at, place.length);
    return sha256(bytes).toString("hex") === place.digest ? bytes : undefined;
  };
}

function bytesAt(file: number, at: number, length: number): Buffer {
  if (length > LIMIT) throw new RangeError("no file of ours is so long");
  const bytes = Buffer.allocUnsafeSlow(length);
  readSync(file, bytes, 0, length, at);
  return bytes;
}

function keep(place: string, runs: number, scripts: ReadonlyMap<string, Script>): void {
  try {
    const compiled = [...scripts].map(([id, script]) => ({ id, bytes: script.createCachedData() }));
    const parts = compiled.map(({ id, bytes }) => [id, bytes.length, sha256(bytes).toString("hex")] as const);
    const head = Buffer.from(JSON.stringify({ of: OF, runs, parts } satisfies Head));
    const size = Buffer.alloc(LENGTH_BYTES);
    size.writeUInt32LE(head.length);
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    const fresh = `${place}.${process.pid}`;
    try {
      const bytes = [size, sha256(head), head, ...compiled.map((one) => one.bytes)];
      writeFileSync(fresh, Buffer.concat(bytes), { mode: 0o600, flag: "wx" });
      renameSync(fresh, place);
    } finally {
      rmSync(fresh, { force: true });
    }
  } catch {
    // Where nothing can be kept, nothing is lost but time.
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
