/** Reads the bytes of OpenPGP packets (RFC 4880 §3, §4): in the one spelling that GnuPG writes, and nothing else. */
import { ByteReader } from "../byte-reader.ts";

export interface Packet {
  readonly tag: number;
  readonly body: Buffer;
}

/** Reads packets. @throws {RangeError} where they end too early, or are spelt in another way */
export class PacketReader extends ByteReader {
  byte(): number {
    return this.take(1).readUInt8();
  }

  uint16(): number {
    return this.take(2).readUInt16BE();
  }

  /** A number of any size (§3.2), its length in bits and no noughts in front. */
  mpi(): Buffer {
    const bits = this.uint16();
    const bytes = this.take(Math.ceil(bits / 8));
    const first = bytes[0] ?? 0;
    if (bits !== bytes.length * 8 - (Math.clz32(first) - 24))
      throw new RangeError("a number spelt at length");
    return bytes;
  }

  /** Of a subpacket (§5.2.3.1), in as few bytes as will do. */
  length(): number {
    const first = this.byte();
    if (first < 192) return first;
    if (first === 255) throw new RangeError("longer than anything of use");
    return ((first - 192) << 8) + this.byte() + 192;
  }

  /** In the old form (§4.2.1), its length in as few bytes as will do. */
  packet(): Packet {
    const head = this.byte();
    const kind = head & 0x03;
    if ((head & 0xc0) !== 0x80 || kind > 1) throw new RangeError("not a packet as GnuPG writes it");
    const length = kind === 0 ? this.byte() : this.uint16();
    if (kind === 1 && length < 256) throw new RangeError("a length spelt at length");
    return { tag: (head >> 2) & 0x0f, body: this.take(length) };
  }
}
