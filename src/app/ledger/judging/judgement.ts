/** What judging a history gives. */
import type { Reading } from "../../../domain/finding.ts";
import type { CycleId, EntryId, KeyBlob, PersonId, SectionId, StepNo } from "../../../domain/ids.ts";
import type { Healing } from "../../../domain/ledger/heal.ts";
import type { Act } from "../../../domain/ledger/message/trailers.ts";
import type { Flag, World } from "../../../domain/ledger/proposal.ts";
import type { LedgerState } from "../../../domain/ledger/state.ts";
import type { Standing } from "./joined-lines.ts";
import type { RuleChange } from "./rule-change.ts";
import type { FolderDigest } from "./state-digest.ts";
import type { Violation } from "./violation.ts";
/** What the register keeps of an entry. */
export interface JudgedEntry {
  readonly id: EntryId;
  readonly at: number;
  readonly act: Act;
  readonly cycle: CycleId | undefined;
  readonly step: StepNo | undefined;
  readonly section: SectionId | undefined;
  readonly person: PersonId;
  readonly title: string;
  /** The key that signed it; none where the signature is not good. */
  readonly key: KeyBlob | undefined;
  readonly violations: readonly Violation[];
  readonly flags: readonly Flag[];
  /** Of an entry that changes the people or the procedure: what. */
  readonly changed?: RuleChange | undefined;
  /** The healing by which it stands no more; undefined for an entry that stands. */
  readonly healedBy?: EntryId | undefined;
}

export interface Judgement {
  readonly tip: EntryId;
  /** The tip's tree; undefined where the tip could not be read. */
  readonly tree: string | undefined;
  readonly state: LedgerState;
  /** The rules in force at the tip. */
  readonly world: Reading<World>;
  readonly entries: readonly JudgedEntry[];
  /** Without those of breaks that were healed. */
  readonly violations: readonly Violation[];
  readonly healings: readonly Healing[];
  /** Where the tip stands; undefined where it was proven before, or could not be judged. */
  readonly standing: Standing | undefined;
  /** The digests of the tip's folders, to go on from. */
  readonly folders: ReadonlyMap<string, FolderDigest>;
  /** Commits that are not entries: what people pushed into the in-tray. */
  readonly plainCommits: number;
}

/** How much is judged: all, or all but what is derived from other content. */
export type Depth = "whole" | "signatures";

/** The entries that stand: without those that a healing took back, or that a merge left out. */
export function standingEntries({ entries }: Pick<Judgement, "entries">): readonly JudgedEntry[] {
  return entries.filter(({ healedBy }) => healedBy === undefined);
}
