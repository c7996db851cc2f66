/** An object made from another one, as git's packs keep it (gitformat-pack(5), "Deltified representation"). */

/** Larger objects are left to git: a few bytes can ask for many. */
export const LARGEST = 1 << 29;

/**
 * @param delta copies of pieces of the base, and bytes of its own
 * @throws {RangeError} where it is not a delta of this base
 */
export function applyDelta(base: Buffer, delta: Buffer): Buffer {
  const reader = new DeltaReader(delta);
  if (reader.size() !== base.length) throw new RangeError("a delta of another base");
  const size = reader.size();
  if (size > LARGEST) throw new RangeError("an object that is too large");
  const made = Buffer.allocUnsafe(size);
  let at = 0;
  while (!reader.done) {
    const piece = reader.piece(base);
    if (at + piece.length > made.length) throw new RangeError("a delta that makes too much");
    at += piece.copy(made, at);
  }
  if (at !== made.length) throw new RangeError("a delta that makes too little");
  return made;
}

class DeltaReader {
  readonly #delta: Buffer;
  #at = 0;

  constructor(delta: Buffer) {
    this.#delta = delta;
  }

  get done(): boolean {
    return this.#at >= this.#delta.length;
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  size(): number {
    let size = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte();
      size += (byte & 0x7f) * factor;
      if (byte < 0x80) return size;
    }
  }

  /** The next piece: of the base, where the first bit is set, else of the delta itself. */
  piece(base: Buffer): Buffer {
    const order = this.#byte();
    if (order === 0) throw new RangeError("an order that git keeps for later");
    if (order < 0x80) {
      this.#at += order;
      return within(this.#delta, this.#at - order, order);
    }
    const start = this.#number(order, 0, 4);
    const length = this.#number(order, 4, 3);
    return within(base, start, length === 0 ? 0x10000 : length);
  }

  /** Little-endian; of its bytes only those are there whose bits in the order are set. */
  #number(order: number, firstBit: number, bytes: number): number {
    let number = 0;
    for (let no = 0; no < bytes; no++) if (order & (1 << (firstBit + no))) number += this.#byte() * 256 ** no;
    return number;
  }

  #byte(): number {
    return this.#delta.readUInt8(this.#at++);
  }
}

function within(bytes: Buffer, start: number, length: number): Buffer {
  if (start + length > bytes.length) throw new RangeError("a delta that reaches too far");
  return bytes.subarray(start, start + length);
}
