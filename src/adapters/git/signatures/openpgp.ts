/**
 * OpenPGP keys and signatures as GnuPG makes them for git (RFC 4880, version 4), judged in process like those of SSH.
 * A key is here its bare packet: a certificate around it changes with every new expiry and could not name anybody for
 * long; when a key begins and ends is what the roster says.
 */
import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { type KeyBlob, keyBlob } from "../../../domain/ids.ts";
import type { SignatureFault, SignatureVerdict } from "../../../domain/ledger/signature.ts";
import { isUnfitPoint } from "./ed25519-point.ts";
import { PacketReader } from "./openpgp-bytes.ts";
import { isWeakRsa } from "./ssh-key.ts";

export type OpenpgpReading =
  | { readonly kind: "usable"; readonly type: "openpgp"; readonly algorithm: number; readonly key: KeyObject }
  | { readonly kind: "weak"; readonly type: "openpgp" }
  | { readonly kind: "unknown"; readonly type: "openpgp" };

const UNKNOWN: OpenpgpReading = { kind: "unknown", type: "openpgp" };
/** Public-key algorithms (RFC 4880 §9.1; EdDSA as GnuPG numbers it). */
const [RSA, EDDSA] = [1, 22] as const;
const ED25519 = Buffer.from("2b06010401da470f01", "hex");
/** Points of Ed25519 are marked as being in its own form. */
const NATIVE = 0x40;
const HASHES: Readonly<Record<number, string>> = { 8: "sha256", 9: "sha384", 10: "sha512" };

/** Is this the wire form of an OpenPGP key? One of SSH begins with a length. */
export function isOpenpgpKey(blob: Buffer): boolean {
  return blob[0] === 4;
}

/** Reads a public key's packet strictly: a malformed key is unknown, never nearly good. */
export function readOpenpgpKey(blob: Buffer): OpenpgpReading {
  try {
    const reader = new PacketReader(blob);
    if (reader.byte() !== 4) return UNKNOWN;
    reader.take(4);
    const algorithm = reader.byte();
    const reading = algorithm === RSA ? rsa(reader) : algorithm === EDDSA ? ed25519(reader) : UNKNOWN;
    return reader.done ? reading : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

function rsa(reader: PacketReader): OpenpgpReading {
  const [modulus, exponent] = [reader.mpi(), reader.mpi()];
  if (isWeakRsa(modulus)) return { kind: "weak", type: "openpgp" };
  const [n, e] = [modulus.toString("base64url"), exponent.toString("base64url")];
  const key = createPublicKey({ format: "jwk", key: { kty: "RSA", n, e } });
  return { kind: "usable", type: "openpgp", algorithm: RSA, key };
}

function ed25519(reader: PacketReader): OpenpgpReading {
  const curve = reader.take(reader.byte());
  const point = reader.mpi();
  if (!curve.equals(ED25519) || point.length !== 33 || point[0] !== NATIVE) return UNKNOWN;
  if (isUnfitPoint(point.subarray(1))) return { kind: "weak", type: "openpgp" };
  const x = point.subarray(1).toString("base64url");
  const key = createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x } });
  return { kind: "usable", type: "openpgp", algorithm: EDDSA, key };
}

/** As gpg shows it (RFC 4880 §12.2). @returns forty digits, in capitals */
export function openpgpFingerprint(blob: Buffer): string {
  const length = Buffer.from([0x99, blob.length >> 8, blob.length & 0xff]);
  return createHash("sha1").update(length).update(blob).digest("hex").toUpperCase();
}

/** The keys of a certificate as gpg exports it, the first and those below it; up to what it would not write. */
export function keysIn(certificate: Buffer): readonly Buffer[] {
  const keys: Buffer[] = [];
  const reader = new PacketReader(certificate);
  try {
    while (!reader.done) {
      const { tag, body } = reader.packet();
      if (tag === PACKETS.key || tag === PACKETS.subkey) keys.push(body);
    }
  } catch {
    // Whichever key is missing then cannot be chosen.
  }
  return keys;
}

const PACKETS = { signature: 2, key: 6, subkey: 14 } as const;

const bad = (code: SignatureFault): SignatureVerdict => ({ kind: "bad", code });

interface Signature {
  readonly algorithm: number;
  readonly hash: string;
  /** From the version to the end of what is signed of the packet itself. */
  readonly signed: Buffer;
  /** The fingerprint of the key that made it. */
  readonly issuer: string;
  /** The first two bytes of what was signed, as its digest. */
  readonly beginning: Buffer;
  readonly value: PacketReader;
}

/**
 * Judges an armored signature over some bytes. Unlike one of SSH it does not carry its key, and names it only.
 * @param armored without a newline at its end
 * @param keys those that may have made it: the OpenPGP keys of a roster, as they stand there
 */
export function judgeOpenpgp(armored: string, payload: Buffer, keys: readonly KeyBlob[]): SignatureVerdict {
  const bytes = dearmored(armored);
  const signature = bytes === undefined ? undefined : readSignature(bytes);
  if (signature === undefined) return bad("signature-malformed");
  for (const key of keys) {
    const blob = Buffer.from(key, "base64");
    if (!isOpenpgpKey(blob) || openpgpFingerprint(blob) !== signature.issuer) continue;
    const reading = readOpenpgpKey(blob);
    if (reading.kind === "weak") return bad("key-weak");
    if (reading.kind === "unknown") return bad("key-type-unknown");
    return judged(signature, payload, reading.algorithm, reading.key, key);
  }
  return bad("signature-openpgp");
}

function judged(
  { algorithm, hash, signed, beginning, value }: Signature,
  payload: Buffer,
  expected: number,
  key: KeyObject,
  blob: KeyBlob,
): SignatureVerdict {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(signed.length);
  const message = Buffer.concat([payload, signed, Buffer.from([4, 0xff]), length]);
  const digest = createHash(hash).update(message).digest();
  // These two bytes are not signed: any others would be another id for the same signature.
  if (!digest.subarray(0, 2).equals(beginning)) return bad("signature-wrong");
  if (algorithm !== expected) return bad("signature-wrong");
  try {
    const good =
      algorithm === RSA
        ? verify(hash, message, key, padded(value.mpi(), (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8))
        : verify(null, digest, key, Buffer.concat([padded(value.mpi(), 32), padded(value.mpi(), 32)]));
    if (!value.done) return bad("signature-malformed");
    return good ? { kind: "good", key: blob } : bad("signature-wrong");
  } catch {
    return bad("signature-malformed");
  }
}

function padded(number: Buffer, size: number): Buffer {
  return Buffer.concat([Buffer.alloc(Math.ceil(size) - number.length), number]);
}

/** One packet, of the form that GnuPG gives it; undefined for anything else. */
function readSignature(bytes: Buffer): Signature | undefined {
  try {
    const outer = new PacketReader(bytes);
    const { tag, body } = outer.packet();
    if (!outer.done || tag !== PACKETS.signature) return undefined;
    const reader = new PacketReader(body);
    // Version 4, of a binary document.
    if (reader.byte() !== 4 || reader.byte() !== 0) return undefined;
    const algorithm = reader.byte();
    const hash = HASHES[reader.byte()];
    const hashed = reader.take(reader.uint16());
    const signed = body.subarray(0, 6 + hashed.length);
    const unhashed = reader.take(reader.uint16());
    const issuer = issuerIn(hashed);
    // What is not signed may say one thing only, which is known anyway: the last half of the fingerprint.
    const known = issuer !== undefined && unhashed.equals(Buffer.from(`0910${issuer.slice(-16)}`, "hex"));
    if (hash === undefined || !known) return undefined;
    return { algorithm, hash, signed, issuer, beginning: reader.take(2), value: reader };
  } catch {
    return undefined;
  }
}

/** Subpackets (RFC 4880 §5.2.3.1) that GnuPG signs along and that change nothing about what a signature says. */
const CREATED = 2;
const HARMLESS: ReadonlySet<number> = new Set([CREATED, 20, 26, 28]);
const ISSUER = 33;

/** Whose signature it says it is; undefined where it says something else that would have to be heeded, such as an expiry. */
function issuerIn(hashed: Buffer): string | undefined {
  const reader = new PacketReader(hashed);
  const issuers: string[] = [];
  let created = 0;
  while (!reader.done) {
    const body = reader.take(reader.length());
    const [kind, version] = body;
    if (kind === ISSUER && version === 4 && body.length === 22)
      issuers.push(body.toString("hex", 2).toUpperCase());
    else if (kind === CREATED && body.length === 5) created += 1;
    else if (kind === undefined || !HARMLESS.has(kind)) return undefined;
  }
  return issuers.length === 1 && created === 1 ? issuers[0] : undefined;
}

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

/** A key's packet as it stands on a roster. */
export function blobOf(packet: Buffer): KeyBlob | undefined {
  return keyBlob(packet.toString("base64"));
}
