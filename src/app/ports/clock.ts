/** The clock, and the digest, by which the record is dated and named. */
import type { Digest } from "../../domain/ids.ts";

/** The clock of this computer. */
export interface Clock {
  /** Seconds since 1970. */
  now(): number;
}

/** SHA-256 as the record writes it. */
export type Hash = (bytes: Uint8Array | string) => Digest;
