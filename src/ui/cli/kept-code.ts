/**
 * The file in which compiled code lies between runs. What stands in it is run: it is believed only where this very person
 * wrote it, where no other may write, where it is of this very program and engine, and where it is whole.
 */
import { createHash, randomUUID } from "node:crypto";
import { fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Files of a program that are compiled as one. */
export interface Group {
  readonly ids: readonly string[];
  /** A list of functions, one for each file. */
  readonly source: string;
  /** What V8 made of it. */
  readonly compiled: Buffer;
  /** How many runs have added to that. */
  readonly runs: number;
}

/** A group whose code is read when it is needed. */
export interface KnownGroup {
  readonly ids: readonly string[];
  /** Undefined where it is not whole. */
  readonly read: () => Group | undefined;
}

/** What stands before the code. */
interface Head {
  readonly of: string;
  readonly groups: readonly {
    readonly ids: readonly string[];
    readonly runs: number;
    readonly sourceBytes: number;
    readonly compiledBytes: number;
    readonly sha256: string;
  }[];
}

/** Bytes of the length of the head, and of its digest, which stand before it. */
const LENGTH_BYTES = 4;
const DIGEST_BYTES = 32;
/** Bytes of one group at most: more is not of our making. */
const LIMIT = 64 << 20;

/**
 * @param place the file's path
 * @param of which program it must be of, and for which engine
 * @param user whose file it must be; undefined where files are nobody's
 * @returns none where there is no such file, or none that can be believed; never throws
 */
export function readKept(place: string, of: string, user: number | undefined): readonly KnownGroup[] {
  try {
    const file = openSync(place, "r");
    const { uid, mode } = fstatSync(file);
    if (user !== undefined && (uid !== user || (mode & 0o022) !== 0)) return [];
    // The file stays open: what is needed of it is read when it is needed.
    const size = bytesAt(file, 0, LENGTH_BYTES)?.readUInt32LE() ?? 0;
    const digest = bytesAt(file, LENGTH_BYTES, DIGEST_BYTES);
    const bytes = bytesAt(file, LENGTH_BYTES + DIGEST_BYTES, size);
    if (digest === undefined || bytes === undefined || !sha256(bytes).equals(digest)) return [];
    const head = JSON.parse(bytes.toString()) as Head;
    return head.of === of ? groupsOf(file, LENGTH_BYTES + DIGEST_BYTES + size, head.groups) : [];
  } catch {
    return [];
  }
}

function groupsOf(file: number, start: number, groups: Head["groups"]): readonly KnownGroup[] {
  let end = start;
  return groups.map(({ ids, runs, sourceBytes, compiledBytes, sha256: digest }) => {
    const at = end;
    end += sourceBytes + compiledBytes;
    const read = (): Group | undefined => {
      const bytes = bytesAt(file, at, sourceBytes + compiledBytes);
      if (bytes === undefined || sha256(bytes).toString("hex") !== digest) return undefined;
      // What V8 made stands first: where a buffer begins it need not be copied to be aligned.
      const source = bytes.toString("utf8", compiledBytes);
      return { ids, source, compiled: bytes.subarray(0, compiledBytes), runs };
    };
    return { ids, read };
  });
}

/** Undefined where they cannot be read, or are not there. */
function bytesAt(file: number, at: number, length: number): Buffer | undefined {
  if (length > LIMIT) return undefined;
  const bytes = Buffer.allocUnsafeSlow(length);
  try {
    return readSync(file, bytes, 0, length, at) === length ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the file anew, for its owner alone; where nothing can be kept, nothing is lost but time. */
export function writeKept(place: string, of: string, groups: () => readonly Group[]): void {
  try {
    const parts = groups().map((group) => {
      const source = Buffer.from(group.source);
      const bytes = Buffer.concat([group.compiled, source]);
      return { ...group, bytes, sourceBytes: source.length, sha256: sha256(bytes).toString("hex") };
    });
    const listed = parts.map(({ ids, runs, sourceBytes, compiled, sha256 }) => {
      return { ids, runs, sourceBytes, compiledBytes: compiled.length, sha256 };
    });
    const head = Buffer.from(JSON.stringify({ of, groups: listed } satisfies Head));
    const size = Buffer.alloc(LENGTH_BYTES);
    size.writeUInt32LE(head.length);
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    const fresh = `${place}.${randomUUID()}`;
    try {
      const bytes = Buffer.concat([size, sha256(head), head, ...parts.map((part) => part.bytes)]);
      writeFileSync(fresh, bytes, { mode: 0o600, flag: "wx" });
      renameSync(fresh, place);
    } finally {
      rmSync(fresh, { force: true });
    }
  } catch {
    // As said above.
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
