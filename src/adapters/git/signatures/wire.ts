/** The SSH wire format (RFC 4251 §5): length-prefixed strings, read with bounds. */
import { ByteReader } from "../byte-reader.ts";

/** Reads a buffer in that format. @throws {RangeError} at any byte out of place */
export class WireReader extends ByteReader {
  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  string(): Buffer {
    return this.take(this.uint32());
  }

  text(): string {
    return this.string().toString("latin1");
  }

  /** A multiple-precision integer without its sign byte; negative ones have no place in keys or signatures. */
  positive(): Buffer {
    const bytes = this.string();
    const [first = 0, second = 0] = bytes;
    const canonical =
      bytes.length > 0 && first < 0x80 && !(first === 0 && (bytes.length === 1 || second < 0x80));
    if (!canonical) throw new RangeError("not a positive mpint");
    return first === 0 ? bytes.subarray(1) : bytes;
  }
}

/** Bytes with their length in front. */
export function wireString(bytes: Buffer | string): Buffer {
  const content = typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}
