/** What anyone can make of an ECDSA signature without the key: (r, n - s) for (r, s), as valid as the first. */
import { WireReader, wireString } from "../../src/adapters/git/signatures/wire.ts";

const ORDERS: Readonly<Record<string, bigint>> = {
  "ecdsa-sha2-nistp256": 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  "ecdsa-sha2-nistp384":
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  "ecdsa-sha2-nistp521":
    0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
};

/** The other form of an armored signature. */
export function otherForm(armored: string): string {
  const lines = armored.trimEnd().split("\n");
  const [begin = "", end = ""] = [lines[0], lines.at(-1)];
  const reader = new WireReader(Buffer.from(lines.slice(1, -1).join(""), "base64"));
  const head = reader.take(10);
  const fields = [0, 1, 2, 3].map(() => reader.string());
  const inner = new WireReader(reader.string());
  const algorithm = inner.text();
  const halves = new WireReader(inner.string());
  const [r, s] = [halves.string(), BigInt(`0x${halves.string().toString("hex")}`)];
  const hex = ((ORDERS[algorithm] ?? 0n) - s).toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  const other = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  const signature = wireString(Buffer.concat([wireString(r), wireString(other)]));
  const whole = Buffer.concat([
    head,
    ...fields.map((field) => wireString(field)),
    wireString(Buffer.concat([wireString(algorithm), signature])),
  ]);
  return [begin, ...(whole.toString("base64").match(/.{1,70}/g) ?? []), end, ""].join("\n");
}
