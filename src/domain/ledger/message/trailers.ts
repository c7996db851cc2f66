/** What an entry says of itself, in its trailers. */
import type { CycleId, Digest, EntryId, PersonId, RoleId, SectionId, StepNo } from "../../ids.ts";
import type { Capacity } from "../../people/official.ts";

export const ACTS = [
  "found",
  "appoint",
  "correct",
  "amend",
  "open",
  "draft",
  "approve",
  "reject",
  "distribute",
  "receive",
  "verify",
  "compile",
  "waive",
  "reopen",
  "attach",
  "cancel",
  "heal",
] as const;
export type Act = (typeof ACTS)[number];

/** The newest format of an entry that this program writes and judges. */
export const NEWEST_VERSION = 2;

export interface Trailers {
  readonly version: 1 | typeof NEWEST_VERSION;
  readonly repository: EntryId | "genesis";
  readonly act: Act;
  readonly cycle?: CycleId | undefined;
  readonly round?: number | undefined;
  readonly step?: StepNo | undefined;
  readonly section?: SectionId | undefined;
  readonly role: RoleId;
  readonly person: PersonId;
  readonly capacity: Capacity;
  readonly actingFor?: PersonId | undefined;
  readonly filledBy?: PersonId | undefined;
  readonly returnTo?: StepNo | undefined;
  /** Of a healing: the commits of the break, oldest first. */
  readonly heals?: readonly EntryId[] | undefined;
  /** Of the second half of a healing: the entry of the first. */
  readonly confirms?: EntryId | undefined;
  readonly reason?: string | undefined;
  /** Of a waiver: its last day, YYYY-MM-DD. */
  readonly until?: string | undefined;
  /** Digest of the findings that the verifier saw. */
  readonly report?: Digest | undefined;
  readonly previous: EntryId | "none";
  readonly subject: Digest;
  /** Digest of the whole governed content; version 1 had none. */
  readonly state?: Digest | undefined;
  readonly roster: number;
  /** Version of the rules of reading, checking and calculating; version 1 had none, and goes by the first. */
  readonly rules?: number | undefined;
  readonly tool: string;
}
