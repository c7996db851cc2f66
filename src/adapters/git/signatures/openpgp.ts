/** OpenPGP signatures as GnuPG makes them for git (RFC 4880, version 4), judged in process like those of SSH. */
import { createHash, type KeyObject, verify } from "node:crypto";
import type { KeyBlob } from "../../../domain/ids.ts";
import type { SignatureFault, SignatureVerdict } from "../../../domain/ledger/signature.ts";
import { dearmored } from "./openpgp-armor.ts";
import { PacketReader } from "./openpgp-bytes.ts";
import { isOpenpgpKey, openpgpFingerprint, PACKETS, RSA, readOpenpgpKey } from "./openpgp-key.ts";

const HASHES: Readonly<Record<number, string>> = { 8: "sha256", 9: "sha384", 10: "sha512" };

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
