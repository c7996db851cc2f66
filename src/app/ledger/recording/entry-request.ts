/** What a command asks to have recorded. */

import type { CycleId, Digest, EntryId, PersonId, SectionId, StepNo } from "../../../domain/ids.ts";
import type { Act } from "../../../domain/ledger/message/message.ts";
import type { HealingContext } from "../../../domain/ledger/proposal.ts";

/** What someone wants to have recorded. */
export interface Intent {
  readonly act: Act;
  readonly cycle?: CycleId | undefined;
  readonly round?: number | undefined;
  readonly step?: StepNo | undefined;
  readonly section?: SectionId | undefined;
  readonly filledBy?: PersonId | undefined;
  readonly returnTo?: StepNo | undefined;
  readonly reason?: string | undefined;
  /** Of a waiver: its last day, YYYY-MM-DD. */
  readonly until?: string | undefined;
  readonly report?: Digest | undefined;
  /** Of the first half of a healing: what it must name and restore; it changes what the law does not ask about. */
  readonly healing?: HealingContext | undefined;
  /** Of the second half: the entry of the first. */
  readonly confirms?: EntryId | undefined;
  readonly note?: readonly string[] | undefined;
  /** New content by path; `undefined` removes. */
  readonly files?: ReadonlyMap<string, Uint8Array | undefined> | undefined;
}
