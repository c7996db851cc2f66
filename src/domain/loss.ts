/** The newest entry that this computer has proven is not in the history at hand: what is known of that. */
import type { EntryId } from "./ids.ts";
import type { Parting } from "./ledger/message/line-mark.ts";

/** A place in this repository that still leads to an entry which the record's branch does not have. */
export interface Elsewhere {
  readonly entry: EntryId;
  /** The name of a reference, in full, or of the branch whose log has it. */
  readonly place: string;
  readonly how: "reference" | "log";
  /** The commit that is named there: the entry itself, or one that rests on it. */
  readonly tip: EntryId;
  /** Does it rest on what the branch names now, so that the branch can be moved there and loses nothing? */
  readonly isAhead: boolean;
}

export interface Loss {
  readonly newest: EntryId;
  /** Its number in the record. */
  readonly count: number;
  /** When this computer proved it: seconds since 1970, and the office's minutes from UTC. */
  readonly provenAt: number;
  readonly utcOffset: number;
  /** How many entries the history at hand has. */
  readonly here: number;
  /** Where the two lines part; undefined where the history at hand is a beginning of what was proven. */
  readonly parting: Parting | undefined;
  readonly elsewhere: Elsewhere | undefined;
}
