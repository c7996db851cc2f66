/**
 * Reads git's packs without git (gitformat-pack(5)): an object by its name, deltas applied. Nothing is believed here:
 * whoever asks hashes what comes out, and asks git itself where nothing comes out.
 */
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import { BlockFile } from "./block-file.ts";
import { applyDelta, LARGEST } from "./delta.ts";

export interface GitObject {
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<number, string>> = { 1: "commit", 2: "tree", 3: "blob", 4: "tag" };
const OFFSET_DELTA = 6;
const NAME_DELTA = 7;
/** The second edition of the index, the only one that git has written since 2008. */
const INDEX_HEAD = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
const FANOUT_END = 8 + 256 * 4;
/** More than any head has: a size and an offset of up to ten bytes each, or an id. */
const LONGEST_HEAD = 64;
/** Longer chains of deltas are left to git, which itself makes none. */
const LONGEST_CHAIN = 4_096;
/** Room that is made for an object before it is known to be as large as it says. */
const MOST_AT_ONCE = 1 << 20;
/** Bytes of lately made objects that are kept, since others may be deltas of them. */
const KEPT = 16 << 20;

/** One pack and its index. */
export class Pack {
  readonly #file: BlockFile;
  readonly #index: Buffer;
  readonly #idBytes: number;
  readonly #count: number;
  /** By their place. */
  readonly #bases = new LRUCache<number, GitObject>({
    maxSize: KEPT,
    sizeCalculation: ({ bytes }) => bytes.length + 1,
  });

  /** @returns undefined where there is no such pack, or one that is not as we know it */
  static open(indexPath: string, idBytes: number): Pack | undefined {
    try {
      const index = readFileSync(indexPath);
      const count = index.length < FANOUT_END ? 0 : index.readUInt32BE(FANOUT_END - 4);
      const least = FANOUT_END + count * (idBytes + 8) + 2 * idBytes;
      if (count === 0 || !index.subarray(0, 8).equals(INDEX_HEAD) || index.length < least) return undefined;
      return new Pack(new BlockFile(indexPath.replace(/\.idx$/, ".pack")), index, idBytes);
    } catch {
      return undefined;
    }
  }

  private constructor(file: BlockFile, index: Buffer, idBytes: number) {
    this.#file = file;
    this.#index = index;
    this.#idBytes = idBytes;
    this.#count = index.readUInt32BE(FANOUT_END - 4);
  }

  /** @returns undefined where this pack has no such object, or cannot be made sense of */
  read(id: Buffer): GitObject | undefined {
    const offset = this.#offsetOf(id);
    return offset === undefined ? undefined : this.#at(offset, 0);
  }

  close(): void {
    this.#file.close();
  }

  #offsetOf(id: Buffer): number | undefined {
    const first = id[0] ?? 0;
    let low = first === 0 ? 0 : this.#index.readUInt32BE(8 + (first - 1) * 4);
    let high = this.#index.readUInt32BE(8 + first * 4);
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = FANOUT_END + middle * this.#idBytes;
      const order = this.#index.compare(id, 0, this.#idBytes, start, start + this.#idBytes);
      if (order === 0) return this.#offset(middle);
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return undefined;
  }

  /** Of the object with this number: in four bytes, or in eight of a table behind them where the pack is large. */
  #offset(no: number): number {
    const short = FANOUT_END + this.#count * (this.#idBytes + 4);
    const offset = this.#index.readUInt32BE(short + no * 4);
    if (offset < 0x8000_0000) return offset;
    return Number(this.#index.readBigUInt64BE(short + this.#count * 4 + (offset - 0x8000_0000) * 8));
  }

  #at(offset: number, depth: number): GitObject | undefined {
    const known = this.#bases.get(offset);
    if (known !== undefined) return known;
    const head = this.#head(offset);
    if (head === undefined || head.size > LARGEST || depth > LONGEST_CHAIN) return undefined;
    const bytes = this.#inflated(offset + head.length, head.size);
    if (head.base === undefined) return { type: head.type, bytes };
    const base = this.#base(offset, head.base, depth + 1);
    if (base === undefined) return undefined;
    const made = { type: base.type, bytes: applyDelta(base.bytes, bytes) };
    this.#bases.set(offset, made);
    return made;
  }

  #base(offset: number, base: number | Buffer, depth: number): GitObject | undefined {
    const at = typeof base === "number" ? offset - base : this.#offsetOf(base);
    if (at === undefined || at <= 0) return undefined;
    const found = this.#at(at, depth);
    if (found !== undefined) this.#bases.set(at, found);
    return found;
  }

  /** What stands before an object's packed bytes: its kind, its size, and what it is a delta of. */
  #head(offset: number): Head | undefined {
    const piece = this.#file.read(offset, LONGEST_HEAD);
    let at = 0;
    let byte = piece.readUInt8(at++);
    const kind = (byte >> 4) & 7;
    let size = byte & 15;
    for (let factor = 16; byte >= 0x80; factor *= 128) {
      byte = piece.readUInt8(at++);
      size += (byte & 0x7f) * factor;
    }
    const type = TYPES[kind];
    if (type !== undefined) return { type, size, base: undefined, length: at };
    if (kind === NAME_DELTA) {
      const base = Buffer.from(piece.subarray(at, at + this.#idBytes));
      return { type: "", size, base, length: at + this.#idBytes };
    }
    if (kind !== OFFSET_DELTA) return undefined;
    byte = piece.readUInt8(at++);
    let base = byte & 0x7f;
    while (byte >= 0x80) {
      byte = piece.readUInt8(at++);
      base = (base + 1) * 128 + (byte & 0x7f);
    }
    return { type: "", size, base, length: at };
  }

  /** zlib itself knows where its bytes end; that others follow does not matter. */
  #inflated(start: number, size: number): Buffer {
    // zlib's own bound on what deflate makes of bytes that it cannot shorten.
    const most = size + (size >> 12) + (size >> 14) + (size >> 25) + 64;
    // One byte more than needed, so that zlib finds its end without asking for room again.
    const room = { chunkSize: Math.min(Math.max(64, size + 1), MOST_AT_ONCE), maxOutputLength: size + 1 };
    const bytes = inflateSync(this.#file.read(start, most), room);
    if (bytes.length !== size) throw new RangeError("an object of another size than its pack says");
    return bytes;
  }
}

interface Head {
  readonly type: string;
  readonly size: number;
  /** Bytes back to the base, or its name; undefined where the object stands for itself. */
  readonly base: number | Buffer | undefined;
  /** How many bytes the head has. */
  readonly length: number;
}
