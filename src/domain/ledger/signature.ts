/** What can be said of a signature by itself: whose key made it, or why it is not good; whose key counts is the law's to say. */
import type { EntryId, KeyBlob } from "../ids.ts";

const SIGNATURE_FAULTS = [
  "unsigned",
  "signature-malformed",
  "signature-namespace",
  "signature-wrong",
  "signature-untouched",
  "signature-second-form",
  "signature-openpgp",
  "key-weak",
  "key-type-unknown",
] as const;

export type SignatureFault = (typeof SIGNATURE_FAULTS)[number];

/** Does a code say of a signature by itself that it is not good? */
export function isSignatureFault(code: string): code is SignatureFault {
  return SIGNATURE_FAULTS.some((one) => one === code);
}

export type SignatureVerdict =
  | { readonly kind: "good"; readonly key: KeyBlob }
  | { readonly kind: "bad"; readonly code: SignatureFault };

/** What other hands than ours say of signatures. */
export interface CrossCheck {
  /** How many entries were asked about. */
  readonly asked: number;
  readonly refused: readonly EntryId[];
}

/** A signature that names its key and does not carry it, as OpenPGP's: judged where it is known whose keys count. */
export interface NamedSignature {
  readonly kind: "named";
  /** @param keys all that may have made it */
  readonly by: (keys: readonly KeyBlob[]) => SignatureVerdict;
}
