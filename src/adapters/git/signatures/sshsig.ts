/** SSH signatures as git makes them (OpenSSH PROTOCOL.sshsig), judged in process: canonical, namespace `git`, fit key. */
import { createHash, timingSafeEqual, verify } from "node:crypto";
import { keyBlob } from "../../../domain/ids.ts";
import type { SignatureVerdict } from "../../../domain/ledger/signature.ts";
import { readPublicKey, type UsablePublicKey } from "./ssh-key.ts";
import { WireReader, wireString } from "./wire.ts";

const MAGIC = Buffer.from("SSHSIG", "latin1");
const BEGIN = "-----BEGIN SSH SIGNATURE-----";
const END = "-----END SSH SIGNATURE-----";
/** Characters a line, as ssh-keygen breaks them. */
const LINE = 70;
const LINES = new RegExp(`.{1,${LINE}}`, "g");
/** FIDO: the user touched the token (WebAuthn §6.1, flag UP). */
const USER_PRESENT = 0x01;

interface Sshsig {
  readonly publicKey: Buffer;
  readonly namespace: string;
  readonly hash: string;
  readonly algorithm: string;
  /** The inner signature, still framed. */
  readonly rest: WireReader;
}

const bad = (code: Extract<SignatureVerdict, { kind: "bad" }>["code"]): SignatureVerdict => ({
  kind: "bad",
  code,
});

/**
 * Judges an armored signature over a commit's payload.
 * @param armored the text of the signature header, continuation spaces removed; no newline at its end
 * @param payload the commit's bytes without that header
 * @param namespace what the signature must have been made for; another is only of use to OpenSSH's own vectors
 */
export function judgeSignature(armored: string, payload: Buffer, namespace = "git"): SignatureVerdict {
  const parsed = parseSshsig(armored);
  if (parsed === undefined) return bad("signature-malformed");
  if (parsed.namespace !== namespace) return bad("signature-namespace");
  const key = readPublicKey(parsed.publicKey);
  if (key.kind === "weak") return bad("key-weak");
  if (key.kind === "unknown") return bad("key-type-unknown");
  const message = Buffer.concat([
    MAGIC,
    wireString(parsed.namespace),
    wireString(""),
    wireString(parsed.hash),
    wireString(createHash(parsed.hash).update(payload).digest()),
  ]);
  return judgeInner(key, parsed, message);
}

/** Takes apart the armor and the frame; any byte out of place, and it is not a signature. */
function parseSshsig(armored: string): Sshsig | undefined {
  const bytes = dearmor(armored);
  if (bytes === undefined) return undefined;
  try {
    const reader = new WireReader(bytes);
    if (!timingSafeEqual(reader.take(MAGIC.length), MAGIC) || reader.uint32() !== 1) return undefined;
    const publicKey = reader.string();
    const namespace = reader.text();
    const reserved = reader.string();
    const hash = reader.text();
    const inner = new WireReader(reader.string());
    if (!reader.done || reserved.length > 0 || (hash !== "sha256" && hash !== "sha512")) return undefined;
    return { publicKey, namespace, hash, algorithm: inner.text(), rest: inner };
  } catch {
    return undefined;
  }
}

/** Only the one spelling that ssh-keygen writes is accepted: another would be another commit id for the same signature. */
function dearmor(armored: string): Buffer | undefined {
  const lines = armored.split("\n");
  if (lines.shift() !== BEGIN || lines.pop() !== END) return undefined;
  const asBroken = lines.every(({ length }, no) =>
    no === lines.length - 1 ? length > 0 && length <= LINE : length === LINE,
  );
  const base64 = lines.join("");
  const bytes = Buffer.from(base64, "base64");
  return asBroken && bytes.toString("base64") === base64 ? bytes : undefined;
}

function judgeInner(key: UsablePublicKey, parsed: Sshsig, message: Buffer): SignatureVerdict {
  try {
    const signature = parsed.rest.string();
    const signed =
      key.application === undefined ? message : tokenMessage(key.application, parsed.rest, message);
    if (!parsed.rest.done) return bad("signature-malformed");
    if (signed === "untouched") return bad("signature-untouched");
    const blob = keyBlob(parsed.publicKey.toString("base64"));
    const good = blob !== undefined && holds(key, parsed.algorithm, signature, signed);
    if (!good) return bad("signature-wrong");
    return isSecondForm(key, signature) ? bad("signature-second-form") : { kind: "good", key: blob };
  } catch {
    return bad("signature-malformed");
  }
}

/** What a token signs: the application's hash, its flags and counter, the message's hash (OpenSSH PROTOCOL.u2f). */
function tokenMessage(application: Buffer, rest: WireReader, message: Buffer): Buffer | "untouched" {
  const flags = rest.take(1);
  const counter = rest.take(4);
  if (((flags[0] ?? 0) & USER_PRESENT) === 0) return "untouched";
  const sha256 = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();
  return Buffer.concat([sha256(application), flags, counter, sha256(message)]);
}

function holds(key: UsablePublicKey, algorithm: string, signature: Buffer, signed: Buffer): boolean {
  switch (key.family) {
    case "ed25519":
      return algorithm === key.type && signature.length === 64 && verify(null, signed, key.key, signature);
    case "ecdsa": {
      const halves = joined(signature, key.halfSize);
      return (
        algorithm === key.type &&
        verify(key.hash, signed, { key: key.key, dsaEncoding: "ieee-p1363" }, halves)
      );
    }
    case "rsa": {
      // The old ssh-rsa algorithm signs SHA-1, which can be forged.
      const hash = { "rsa-sha2-256": "sha256", "rsa-sha2-512": "sha512" }[algorithm];
      return hash !== undefined && verify(hash, signed, key.key, signature);
    }
  }
}

/** For each ECDSA signature (r, s) anyone can compute (r, n - s), which is valid too: only the lower one is taken. */
function isSecondForm({ family, order }: UsablePublicKey, signature: Buffer): boolean {
  return family === "ecdsa" && lowerHalf(signature, order) !== undefined;
}

/** The lower of the two forms; undefined where it is that already. */
function lowerHalf(signature: Buffer, order: bigint): Buffer | undefined {
  const reader = new WireReader(signature);
  const [first, second] = [reader.string(), reader.positive()];
  const s = BigInt(`0x${second.toString("hex")}`);
  if (s * 2n <= order) return undefined;
  const hex = (order - s).toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  // A positive number whose first bit is set has a nought in front (RFC 4251 §5, mpint).
  const positive = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  return Buffer.concat([wireString(first), wireString(positive)]);
}

/** The same signature in the one form that the record takes; ssh-keygen writes either. */
export function inLowerForm(armored: string): string {
  const asItIs = armored.replace(/\n$/, "");
  const parsed = parseSshsig(asItIs);
  if (parsed === undefined) return asItIs;
  const key = readPublicKey(parsed.publicKey);
  if (key.kind !== "usable" || key.family !== "ecdsa") return asItIs;
  const lower = lowerHalf(parsed.rest.string(), key.order);
  if (lower === undefined) return asItIs;
  const { publicKey, namespace, hash, algorithm, rest } = parsed;
  const inner = Buffer.concat([wireString(algorithm), wireString(lower), rest.remaining()]);
  const frame = [publicKey, namespace, "", hash, inner].map((part) => wireString(part));
  const base64 = Buffer.concat([MAGIC, Buffer.from([0, 0, 0, 1]), ...frame]).toString("base64");
  return sshArmor(base64);
}

/** A signature in armor, as ssh-keygen writes it; without a newline at its end. */
export function sshArmor(base64: string): string {
  return [BEGIN, ...(base64.match(LINES) ?? []), END].join("\n");
}

function joined(signature: Buffer, size: number): Buffer {
  const reader = new WireReader(signature);
  const halves = [reader.positive(), reader.positive()];
  if (!reader.done) throw new RangeError("trailing bytes");
  return Buffer.concat(halves.map((half) => Buffer.concat([Buffer.alloc(size - half.length), half])));
}
