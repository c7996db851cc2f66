/** The armor of OpenPGP signatures (RFC 4880 §6): one spelling, so that a signature can be written in one way only. */

const BEGIN = "-----BEGIN PGP SIGNATURE-----";
const END = "-----END PGP SIGNATURE-----";
/** Characters a line, as GnuPG breaks them. */
const LINE = /.{1,64}/g;

/** Is this an OpenPGP signature in armor, of whatever kind? */
export function isOpenpgpArmor(armored: string): boolean {
  return armored.startsWith("-----BEGIN PGP");
}

/** What the armor holds; undefined where it is not to the letter as GnuPG writes it. */
export function dearmored(armored: string): Buffer | undefined {
  const base64 = armored.split("\n").slice(2, -2).join("");
  const bytes = Buffer.from(base64, "base64");
  return openpgpArmor(bytes) === armored ? bytes : undefined;
}

/** The same signature in the one armor that the record takes: settings of GnuPG's may add lines to it. */
export function inPlainArmor(armored: string): string {
  const lines = armored.trimEnd().split("\n");
  const body = lines.slice(lines.indexOf("") + 1, -1).filter((line) => !line.startsWith("="));
  return openpgpArmor(Buffer.from(body.join(""), "base64"));
}

/** A signature in armor, as GnuPG writes it; without a newline at its end. */
export function openpgpArmor(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(LINE) ?? [];
  return [BEGIN, "", ...lines, `=${crc24(bytes).toString("base64")}`, END].join("\n");
}

/** The checksum of armor (RFC 4880 §6.1). */
function crc24(bytes: Buffer): Buffer {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1;
      if ((crc & 0x1000000) !== 0) crc ^= 0x1864cfb;
    }
  }
  return Buffer.from([(crc >> 16) & 0xff, (crc >> 8) & 0xff, crc & 0xff]);
}
