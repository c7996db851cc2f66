/** Reads bytes from front to back, within their bounds; what they mean is for those to say who extend it. */

/** A place in a buffer. @throws {RangeError} where more is asked for than is there */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at === this.#bytes.length;
  }

  take(count: number): Buffer {
    if (count > this.#bytes.length - this.#at) throw new RangeError("truncated");
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  /** Everything that was not read yet. */
  remaining(): Buffer {
    return this.take(this.#bytes.length - this.#at);
  }
}
