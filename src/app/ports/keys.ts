/** What is asked about keys that sign here. */
import type { KeyBlob } from "../../domain/ids.ts";

/** A key that can sign here: its public half, and how ssh-keygen or gpg is told which private half to use. */
export interface UsableKey {
  readonly blob: KeyBlob;
  readonly type: string;
  /** Path of a key file, `key::…` for one that only the agent holds, `openpgp:…` with the fingerprint for gpg's. */
  readonly signingKey: string;
}

/** Keys on this computer, in files, in an agent or with gpg. */
export interface KeySource {
  /** Every key that can sign on this computer, or the one that was named. */
  usableKeys(file: string | undefined): Promise<readonly UsableKey[]>;
}
