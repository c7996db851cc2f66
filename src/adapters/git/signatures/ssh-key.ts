/** OpenSSH public keys: from a file's line or a signature's blob to a key that node:crypto can use, if it is fit. */
import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { LRUCache } from "lru-cache";
import { type KeyBlob, keyBlob } from "../../../domain/ids.ts";
import { isUnfitPoint } from "./ed25519-point.ts";
import { WireReader } from "./wire.ts";

/** Signature algorithm by key family; `sk` keys live on a token that must be touched. */
export interface UsablePublicKey {
  readonly kind: "usable";
  readonly type: string;
  readonly family: "ed25519" | "ecdsa" | "rsa";
  readonly key: KeyObject;
  /** Bytes of each half of an ECDSA signature; 0 elsewhere. */
  readonly halfSize: number;
  readonly hash: string | null;
  /** How many points an ECDSA key's curve has; 0 elsewhere. */
  readonly order: bigint;
  /** Set for keys on a token: what the token mixes into each signature. */
  readonly application: Buffer | undefined;
}

export type PublicKeyReading =
  | UsablePublicKey
  | { readonly kind: "weak"; readonly type: string }
  | { readonly kind: "unknown"; readonly type: string };

/** NIST SP 800-57: below 3072 bits RSA is not to be trusted for records that must last. */
const SMALLEST_RSA = 3072;

interface Curve {
  readonly crv: string;
  readonly size: number;
  readonly hash: string;
  /** NIST SP 800-186 §3.2.1, n. */
  readonly order: bigint;
}

const CURVES: Readonly<Record<string, Curve>> = {
  nistp256: {
    crv: "P-256",
    size: 32,
    hash: "sha256",
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  nistp384: {
    crv: "P-384",
    size: 48,
    hash: "sha384",
    order:
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  },
  nistp521: {
    crv: "P-521",
    size: 66,
    hash: "sha512",
    order:
      0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  },
};

/** An office has a handful of keys, and each signs many entries. */
const known = new LRUCache<string, PublicKeyReading>({
  max: 64,
  memoMethod: (blob) => readAfresh(Buffer.from(blob, "latin1")),
});

/** Reads a key's wire form strictly: a malformed key is unknown, never nearly good. */
export function readPublicKey(blob: Buffer): PublicKeyReading {
  return known.memo(blob.toString("latin1"));
}

function readAfresh(blob: Buffer): PublicKeyReading {
  let type = "?";
  try {
    const reader = new WireReader(blob);
    type = reader.text();
    const key = readByType(type, reader);
    return reader.done ? key : { kind: "unknown", type };
  } catch {
    return { kind: "unknown", type };
  }
}

function readByType(type: string, reader: WireReader): PublicKeyReading {
  switch (type) {
    case "ssh-ed25519":
      return ed25519(type, reader, false);
    case "sk-ssh-ed25519@openssh.com":
      return ed25519(type, reader, true);
    case "ecdsa-sha2-nistp256":
    case "ecdsa-sha2-nistp384":
    case "ecdsa-sha2-nistp521":
      return ecdsa(type, type.slice("ecdsa-sha2-".length), reader, false);
    case "sk-ecdsa-sha2-nistp256@openssh.com":
      return ecdsa(type, "nistp256", reader, true);
    case "ssh-rsa":
      return rsa(type, reader);
    default:
      return { kind: "unknown", type };
  }
}

function ed25519(type: string, reader: WireReader, token: boolean): PublicKeyReading {
  const point = reader.string();
  if (point.length !== 32) return { kind: "unknown", type };
  const application = token ? reader.string() : undefined;
  if (isUnfitPoint(point)) return { kind: "weak", type };
  const key = imported({ kty: "OKP", crv: "Ed25519", x: point.toString("base64url") });
  return {
    kind: "usable",
    type,
    family: "ed25519",
    key,
    halfSize: 0,
    hash: null,
    order: 0n,
    application,
  };
}

function ecdsa(type: string, curveName: string, reader: WireReader, token: boolean): PublicKeyReading {
  const curve = CURVES[curveName];
  const named = reader.text();
  const point = reader.string();
  if (curve === undefined || named !== curveName || point[0] !== 4 || point.length !== 1 + 2 * curve.size)
    return { kind: "unknown", type };
  const x = point.subarray(1, 1 + curve.size).toString("base64url");
  const y = point.subarray(1 + curve.size).toString("base64url");
  const key = imported({ kty: "EC", crv: curve.crv, x, y });
  return {
    kind: "usable",
    type,
    family: "ecdsa",
    key,
    halfSize: curve.size,
    hash: curve.hash,
    order: curve.order,
    application: token ? reader.string() : undefined,
  };
}

function rsa(type: string, reader: WireReader): PublicKeyReading {
  const exponent = reader.positive();
  const modulus = reader.positive();
  if (isWeakRsa(modulus)) return { kind: "weak", type };
  const key = imported({ kty: "RSA", e: exponent.toString("base64url"), n: modulus.toString("base64url") });
  return {
    kind: "usable",
    type,
    family: "rsa",
    key,
    halfSize: 0,
    hash: null,
    order: 0n,
    application: undefined,
  };
}

/** @param modulus without noughts in front */
export function isWeakRsa(modulus: Buffer): boolean {
  return modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24 < SMALLEST_RSA;
}

function imported(key: JsonWebKey): KeyObject {
  return createPublicKey({ format: "jwk", key });
}

/** The public half that OpenSSH keeps in clear in its private key files, so that no passphrase is needed to know it. */
export function publicHalfOf(
  privateFile: string,
): { readonly type: string; readonly blob: KeyBlob } | undefined {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([\sA-Za-z0-9+/=]+)-----END OPENSSH PRIVATE KEY-----/.exec(
    privateFile,
  )?.[1];
  if (body === undefined) return undefined;
  try {
    const reader = new WireReader(Buffer.from(body, "base64"));
    if (reader.take(15).toString("latin1") !== "openssh-key-v1\0") return undefined;
    reader.string();
    reader.string();
    reader.string();
    if (reader.uint32() !== 1) return undefined;
    const base64 = reader.string().toString("base64");
    const blob = keyBlob(base64);
    return blob === undefined ? undefined : { type: readPublicKey(Buffer.from(base64, "base64")).type, blob };
  } catch {
    return undefined;
  }
}

/** The fingerprint that ssh-keygen -l shows: SHA256: and unpadded base64. */
export function fingerprint(blob: KeyBlob): string {
  return `SHA256:${createHash("sha256").update(Buffer.from(blob, "base64")).digest("base64").replace(/=+$/, "")}`;
}
