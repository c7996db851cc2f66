/**
 * OpenPGP keys as GnuPG makes them for git (RFC 4880, version 4). A key is here its bare packet: a certificate around it
 * changes with every new expiry and could not name anybody for long; when a key begins and ends is what the roster says.
 */
import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { type KeyBlob, keyBlob } from "../../../domain/ids.ts";
import { isUnfitPoint } from "./ed25519-point.ts";
import { PacketReader } from "./openpgp-bytes.ts";
import { isWeakRsa } from "./ssh-key.ts";

export type OpenpgpReading =
  | { readonly kind: "usable"; readonly type: "openpgp"; readonly algorithm: number; readonly key: KeyObject }
  | { readonly kind: "weak"; readonly type: "openpgp" }
  | { readonly kind: "unknown"; readonly type: "openpgp" };

const UNKNOWN: OpenpgpReading = { kind: "unknown", type: "openpgp" };
/** Public-key algorithms (RFC 4880 §9.1; EdDSA as GnuPG numbers it). */
export const [RSA, EDDSA] = [1, 22] as const;
const ED25519 = Buffer.from("2b06010401da470f01", "hex");
/** Points of Ed25519 are marked as being in its own form. */
const NATIVE = 0x40;
/** Kinds of packet (RFC 4880 §4.3). */
export const PACKETS = { signature: 2, key: 6, subkey: 14 } as const;

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

/** A key's packet as it stands on a roster. */
export function blobOf(packet: Buffer): KeyBlob | undefined {
  return keyBlob(packet.toString("base64"));
}
