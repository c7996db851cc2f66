/** Where a commit stands: the line of entries that it rests on, and what is broken in it since the last good one. */
import type { Reading } from "../../../domain/finding.ts";
import type { EntryId } from "../../../domain/ids.ts";
import type { World } from "../../../domain/ledger/proposal.ts";
import type { Line } from "../../../domain/ledger/state.ts";
import type { Violation } from "./violation.ts";

/** What is known of a commit once it is judged, for those that come after it. */
export interface Standing {
  readonly tree: string;
  readonly world: Reading<World>;
  /** The line goes on; this commit stands at so many of its entries. */
  readonly line: Line;
  readonly entries: number;
  /** The line as it stands here, where it may have to be taken up again from here. */
  readonly frozen: Line | undefined;
  readonly broken: Break | undefined;
}

/** The line of a commit, to be gone on with by one entry more. */
export function lineFrom({ line, entries, frozen }: Standing): Line {
  if (line.state.entries === entries) return line;
  if (frozen === undefined) throw new RangeError("a line that was not kept is gone on with");
  return frozen.copy();
}

/** From the first violation on nothing more stands, until it is healed. */
export interface Break {
  /** The commit before it. */
  readonly good: Standing;
  /** Every commit since then that is an entry or breaks a rule, oldest first. */
  readonly commits: readonly BrokenCommit[];
}

export interface BrokenCommit {
  readonly id: EntryId;
  readonly violations: readonly Violation[];
}

/** The one line that a commit goes on with, and what joining the others to it loses. */
export interface Joined {
  readonly standing: Standing | undefined;
  /** Entries of other parents' lines that this line lacks. */
  readonly lost: readonly EntryId[];
  /** Broken commits that other parents bring along. */
  readonly broken: readonly BrokenCommit[];
}

/** The entries of the line of a commit. */
export function entriesOf({ line, entries }: Standing): ReadonlySet<EntryId> {
  const ids = new Set<EntryId>();
  for (let count = 1; count <= entries; count++) {
    const entry = line.entryAt(count);
    if (entry !== undefined) ids.add(entry);
  }
  return ids;
}

/**
 * The line of a merge is that of its parent with the most entries; one without a break comes before one with. The order
 * in which a merge names its parents says nothing, since whoever pulls decides it.
 * @param isHealed was this commit healed on the line of one of the parents, so that it counts no longer?
 */
export function joined(parents: readonly Standing[], isHealed: (commit: EntryId) => boolean): Joined {
  const sound = parents.map((parent) => unbroken(parent, isHealed));
  const ranked = [...sound].sort(
    (one, other) =>
      Number(one.broken !== undefined) - Number(other.broken !== undefined) || other.entries - one.entries,
  );
  const [standing, ...others] = ranked;
  if (standing === undefined) return { standing, lost: [], broken: [] };
  return {
    standing,
    lost: others.flatMap((other) => entriesBeside(standing, other)),
    broken: others.flatMap(({ broken }) => broken?.commits ?? []).filter(({ id }) => !isHealed(id)),
  };
}

/** A parent upon a break that another parent's line has healed stands where the break began. */
function unbroken(standing: Standing, isHealed: (commit: EntryId) => boolean): Standing {
  const { broken } = standing;
  return broken?.commits.every(({ id }) => isHealed(id)) ? broken.good : standing;
}

/** Entries of another line that do not lie on this one. */
function entriesBeside(standing: Standing, other: Standing): readonly EntryId[] {
  const beside: EntryId[] = [];
  for (let entries = other.entries; entries > 0; entries--) {
    const entry = other.line.entryAt(entries);
    if (entry === undefined || (entries <= standing.entries && standing.line.entryAt(entries) === entry))
      break;
    beside.unshift(entry);
  }
  return beside;
}

/** The break after a commit: none, the one that it goes on with, or one that begins with it. */
export function breakAfter(
  { standing, broken }: Joined,
  commit: BrokenCommit,
  isEntry: boolean,
): Break | undefined {
  if (standing === undefined) return undefined;
  // Lines that parted within a break share its beginning.
  const before = [
    ...new Map([...(standing.broken?.commits ?? []), ...broken].map((one) => [one.id, one])).values(),
  ];
  const isPart = commit.violations.length > 0 || (isEntry && before.length > 0);
  const commits = isPart ? [...before, commit] : before;
  if (commits.length === 0) return undefined;
  // The entry of the break is appended all the same: the line before it is kept for whoever heals it.
  return {
    good: standing.broken?.good ?? { ...standing, frozen: standing.frozen ?? lineFrom(standing).copy() },
    commits,
  };
}
