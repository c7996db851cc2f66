/** How the judge asks for an entry's content to be derived again. */
import type { EntryId } from "../../domain/ids.ts";
import type { Trailers } from "../../domain/ledger/message/trailers.ts";
import type { World } from "../../domain/ledger/proposal.ts";
import type { LedgerState } from "../../domain/ledger/state.ts";
import type { Violation } from "../ledger/judging/violation.ts";
import type { TreeChange } from "./history.ts";

/** An entry whose content is to be derived again. */
export interface DerivedEntry {
  readonly id: EntryId;
  /** Seconds since 1970. */
  readonly at: number;
  readonly trailers: Trailers;
  readonly note: readonly string[];
  readonly tree: string;
  /** The tree of the commit that it follows. */
  readonly parentTree: string | undefined;
  readonly changed: readonly TreeChange[];
  /** The ledger and the rules before it. */
  readonly state: LedgerState;
  readonly world: World;
}

/** What is wrong with an entry's derived content. */
export type Derive = (entry: DerivedEntry) => Promise<readonly Violation[]>;
