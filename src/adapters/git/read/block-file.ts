/** A large file, read in blocks that are kept for a while: what is read next mostly lies near what was read last. */
import { closeSync, openSync, readSync } from "node:fs";

const BLOCK = 16 << 10;
/** Blocks that are kept. The one that was not asked for longest is overwritten: fresh memory costs more than reading. */
const KEPT = 128;

/** One open file; must be closed. */
export class BlockFile {
  readonly #file: number;
  /** The one that was not asked for longest is first. */
  readonly #blocks = new Map<number, Block>();
  #latest: Block | undefined;

  /** @throws what node:fs throws where it cannot be opened */
  constructor(path: string) {
    this.#file = openSync(path, "r");
  }

  /** Bytes from a place on; fewer where the file ends before. They are only to be looked at, and only until the next. */
  read(start: number, length: number): Buffer {
    const no = Math.floor(start / BLOCK);
    const from = start - no * BLOCK;
    if (from + length <= BLOCK) return this.#block(no).subarray(from, from + length);
    if (length > BLOCK) return this.#filled(Buffer.allocUnsafe(length), start);
    return Buffer.concat([this.#block(no).subarray(from), this.#block(no + 1)]).subarray(0, length);
  }

  close(): void {
    closeSync(this.#file);
  }

  #block(no: number): Buffer {
    if (no === this.#latest?.no) return this.#latest.bytes;
    const block = this.#blocks.get(no) ?? this.#freshBlock(no);
    this.#blocks.delete(no);
    this.#blocks.set(no, block);
    this.#latest = block;
    return block.bytes;
  }

  #freshBlock(no: number): Block {
    const [oldest] = this.#blocks;
    const room = this.#blocks.size < KEPT ? undefined : oldest;
    if (room !== undefined) this.#blocks.delete(room[0]);
    const whole = room?.[1].whole ?? Buffer.allocUnsafeSlow(BLOCK);
    return { no, whole, bytes: this.#filled(whole, no * BLOCK) };
  }

  #filled(bytes: Buffer, start: number): Buffer {
    return bytes.subarray(0, readSync(this.#file, bytes, 0, bytes.length, start));
  }
}

/** A piece of memory, and how much of it the file filled. */
interface Block {
  readonly no: number;
  readonly whole: Buffer;
  readonly bytes: Buffer;
}
