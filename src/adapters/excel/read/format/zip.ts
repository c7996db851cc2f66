/**
 * Opens a ZIP archive strictly (APPNOTE.TXT 6.3, without ZIP64): every part has one name, one place and the bytes
 * that its checksum promises. Where two readers could see two different files, none is seen.
 */
import { crc32, inflateRawSync } from "node:zlib";
import { LIMITS, UnreadableWorkbook } from "../../unreadable.ts";

interface Entry {
  readonly name: string;
  readonly stored: boolean;
  readonly crc: number;
  readonly size: number;
  /** Where its compressed bytes begin and end in the archive. */
  readonly from: number;
  readonly to: number;
}

/** The parts of an archive, by lower-case name (names in office packages ignore case); inflated when asked for. */
export interface Archive {
  readonly names: readonly string[];
  /** @throws {UnreadableWorkbook} where its bytes are not what the directory promises */
  readonly part: (name: string) => Uint8Array | undefined;
}

const MOST_AT_ONCE = 256 << 10;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** @throws {UnreadableWorkbook} where the archive is damaged, ambiguous or beyond bounds */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(bytes, view);
  withinBounds(entries);
  noneOverlap(entries);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  // Two parts of one name: readers disagree on which counts, so neither does.
  if (byName.size !== entries.length) throw damaged();
  return {
    names: [...byName.keys()],
    part: (name) => {
      const entry = byName.get(name.toLowerCase());
      return entry === undefined ? undefined : content(bytes, entry);
    },
  };
}

/** The same archive, whose parts are unpacked once each: for one who asks for a part again. */
export function unpackedOnce({ names, part }: Archive): Archive {
  const unpacked = new Map<string, Uint8Array | undefined>();
  return {
    names,
    part: (name) => {
      if (!unpacked.has(name)) unpacked.set(name, part(name));
      return unpacked.get(name);
    },
  };
}

function directory(bytes: Uint8Array, view: DataView): readonly Entry[] {
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  let at = view.getUint32(end + 16, true);
  // The directory must end where its end record begins: no second directory can hide between them.
  if (at + size !== end || view.getUint16(end + 8, true) !== count) throw damaged();
  if (count > LIMITS.parts) throw new UnreadableWorkbook("file-many-parts", String(count));
  const entries: Entry[] = [];
  for (let no = 0; no < count; no++) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    entries.push(entryAt(bytes, view, at, name));
    at += CENTRAL_SIZE + name + extra + comment;
  }
  if (at !== end) throw damaged();
  return entries;
}

function endRecord(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  throw damaged();
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, nameLength: number): Entry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const compressed = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if ((flags & ENCRYPTED) !== 0) throw new UnreadableWorkbook("file-encrypted");
  if (method !== STORED && method !== DEFLATED) throw damaged();
  if (local + LOCAL_SIZE > bytes.length || view.getUint32(local, true) !== LOCAL) throw damaged();
  const name = bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength);
  const localName = bytes.subarray(local + LOCAL_SIZE, local + LOCAL_SIZE + view.getUint16(local + 26, true));
  // A part that is called one thing in the directory and another in its place is two parts in one.
  if (Buffer.compare(name, localName) !== 0 || view.getUint16(local + 8, true) !== method) throw damaged();
  const from = local + LOCAL_SIZE + localName.length + view.getUint16(local + 28, true);
  if (from + compressed > bytes.length) throw damaged();
  return {
    name: safeName(name),
    stored: method === STORED,
    crc: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    from,
    to: from + compressed,
  };
}

/** Nothing is ever written out under these names; one that tries to climb out of a folder is nevertheless no form's. */
function safeName(bytes: Uint8Array): string {
  const name = new TextDecoder().decode(bytes).replaceAll("\\", "/").toLowerCase();
  if (name.includes("\u0000") || name.startsWith("/") || name.split("/").includes("..")) throw damaged();
  return name;
}

function withinBounds(entries: readonly Entry[]): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const largest = entries.reduce((most, { size }) => Math.max(most, size), 0);
  if (total > LIMITS.total || largest > LIMITS.part)
    throw new UnreadableWorkbook("file-expands", String(Math.max(total, largest)));
}

/** Overlapping parts are how a small archive expands without end. */
function noneOverlap(entries: readonly Entry[]): void {
  const sorted = [...entries].sort((a, b) => a.from - b.from);
  for (const [no, { from }] of sorted.entries()) {
    const before = sorted[no - 1];
    if (before !== undefined && from < before.to) throw damaged();
  }
}

function content(bytes: Uint8Array, { from, to, size, stored, crc }: Entry): Uint8Array {
  const packed = bytes.subarray(from, to);
  const content = stored ? packed : inflate(packed, size);
  if (content.length !== size || crc32(content) !== crc) throw damaged();
  return content;
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    // Room for all of it and a byte more, so that it comes in one piece; a large one is not believed before it is there.
    const chunkSize = Math.min(Math.max(64, size + 1), MOST_AT_ONCE);
    return inflateRawSync(packed, { chunkSize, maxOutputLength: Math.max(size, 1) });
  } catch {
    throw damaged();
  }
}

function damaged(): UnreadableWorkbook {
  return new UnreadableWorkbook("file-unreadable");
}
