/** Public keys of whatever kind a roster may hold: those of SSH, and OpenPGP's. */
import type { KeyBlob } from "../../../domain/ids.ts";
import { keyBlob } from "../../../domain/ids.ts";
import { isOpenpgpKey, openpgpFingerprint, readOpenpgpKey } from "./openpgp-key.ts";
import { readPublicKey, fingerprint as sshFingerprint } from "./ssh-key.ts";

/** What a key is by its name, and whether it is fit to sign a record. */
export interface Fitness {
  readonly kind: "usable" | "weak" | "unknown";
  readonly type: string;
}

/** Reads a key's wire form. */
export function fitnessOf(blob: Buffer): Fitness {
  return isOpenpgpKey(blob) ? readOpenpgpKey(blob) : readPublicKey(blob);
}

/** Reads a line of a `.pub` file: type, base64, comment. Anything else is not a public key. */
export function readPublicLine(line: string): { readonly type: string; readonly blob: KeyBlob } | undefined {
  const [type = "", base64 = ""] = line.trim().split(/\s+/);
  const bytes = Buffer.from(base64, "base64");
  const blob = keyBlob(base64);
  if (blob === undefined || bytes.toString("base64") !== base64) return undefined;
  return fitnessOf(bytes).type === type ? { type, blob } : undefined;
}

/** As ssh-keygen -l shows it, or gpg. */
export function fingerprint(blob: KeyBlob): string {
  const bytes = Buffer.from(blob, "base64");
  if (!isOpenpgpKey(bytes)) return sshFingerprint(blob);
  return openpgpFingerprint(bytes).match(/.{4}/g)?.join(" ") ?? "";
}
