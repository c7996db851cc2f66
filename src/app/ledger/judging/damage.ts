/** What a healing takes back, for whoever signs it: which commits, whose they are, and what becomes of each file. */
import type { EntryId } from "../../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import type { JudgedEntry } from "./judgement.ts";
import type { Violation } from "./violation.ts";

export interface Damage {
  /** The newest entry that still stands; undefined in a second half, which goes on from the first. */
  readonly lastGood: EntryId | undefined;
  /** Commits since then that break the law, and entries after them, oldest first. */
  readonly commits: readonly DamagedCommit[];
  /** Entries that stand, but are dated more than a day ahead. */
  readonly ahead: readonly EntryId[];
  /** Entries since the last good one, or left out by a merge: whoever signed them does them again. */
  readonly again: readonly JudgedEntry[];
  readonly files: readonly RestoredFile[];
}

export interface DamagedCommit {
  readonly id: EntryId;
  /** As the commit names its author; nobody has signed that of a plain one. */
  readonly author: string;
  readonly at: number;
  readonly violations: readonly Violation[];
}

/** What a healing does to one file. */
export interface RestoredFile {
  readonly path: string;
  /** `removed`: the last good entry had none; `restored`: it had another. */
  readonly how: "removed" | "restored";
  /** The commit that still has it as it was before the healing; undefined where it had none. */
  readonly from: EntryId | undefined;
}

/** A broken commit as people are told of it. */
export async function damagedCommit(
  { history }: Pick<Ports, "history">,
  id: EntryId,
  violations: readonly Violation[],
): Promise<DamagedCommit> {
  const { author, at } = await history.commit(id);
  return { id, author: author.replace(/ *<[^>]*>.*$/, ""), at, violations };
}

/**
 * The files that differ between a broken commit and its healing.
 * @param tip the commit that was healed @param before its tree @param after the tree of the healing
 */
export async function restoredFiles(
  { history }: Pick<Ports, "history">,
  tip: EntryId,
  before: string,
  after: string,
): Promise<readonly RestoredFile[]> {
  const { files } = await history.changes(before, after);
  return files.map(({ path, before: was, after: is }) => ({
    path,
    how: is === undefined ? "removed" : "restored",
    from: was === undefined ? undefined : tip,
  }));
}
