/** The breaks of a history that were healed: what a healing must name, and what it then covers. */

import { type EntryId, entryId } from "../../../domain/ids.ts";
import { AHEAD, type HealedCommit, type Healing, waiting } from "../../../domain/ledger/heal.ts";
import type { EntryMessage } from "../../../domain/ledger/message/message.ts";
import type { HealingContext } from "../../../domain/ledger/proposal.ts";
import type { PendingHealing } from "../../../domain/ledger/state.ts";
import { once } from "../../../domain/memoize.ts";
import { isGoverned } from "../../../domain/paths.ts";
import type { Commit, HistoryReader } from "../../ports/history.ts";
import { type Break, entriesOf, type Standing } from "./joined-lines.ts";
import type { Violation } from "./violation.ts";

/** An entry as far as a healing asks about it. */
interface Dated {
  readonly id: EntryId;
  readonly at: number;
}

/** Collected while a history is judged. */
export class Healings {
  readonly #all: Healing[];

  constructor(known: readonly Healing[]) {
    this.#all = [...known];
  }

  get all(): readonly Healing[] {
    return this.#all;
  }

  /**
   * Commits that a healing on the line of one of these has named, confirmed or not: they count no longer there. A
   * healing on another line says nothing here, else a verdict would depend on which line is read first.
   */
  namedOn(parents: readonly Standing[]): (commit: EntryId) => boolean {
    // Asked only where a parent is broken: to walk its whole line for every commit would be quadratic.
    const named = once(
      () => new Set(parents.flatMap((parent) => this.#on(entriesOf(parent))).flatMap(namedBy(false))),
    );
    return (commit) => named().has(commit);
  }

  /** Commits that count no longer, each with the healing that was confirmed by a second person. */
  covered(): ReadonlyMap<EntryId, EntryId> {
    const confirmed = this.#all.filter((healing) => healing.confirmed !== undefined);
    return new Map(
      confirmed.flatMap(({ entry, commits }) =>
        commits
          .filter(({ ahead }) => !ahead)
          .flatMap(({ id, leftOut }) => [id, ...leftOut].map((one) => [one, entry] as const)),
      ),
    );
  }

  /**
   * What a healing must name and restore.
   * @param tip the commit that it follows
   * @param entries all that were judged so far, on any line
   */
  async contextOf(
    history: Pick<HistoryReader, "changes">,
    commit: Pick<Commit, "tree" | "at">,
    tip: Standing | undefined,
    entries: readonly Dated[],
  ): Promise<HealingContext> {
    const broken = tip?.broken?.commits.map(({ id }) => id) ?? [];
    const good = tip?.broken?.good ?? tip;
    const line: ReadonlySet<EntryId> = good === undefined ? new Set() : entriesOf(good);
    const passed = new Set(this.#on(line).flatMap(namedBy(true)));
    const counted = entries.filter(({ id }) => line.has(id) && !passed.has(id));
    const ahead = counted.filter(({ at }) => at > commit.at + AHEAD);
    const others = counted.filter(({ at }) => at <= commit.at + AHEAD);
    const since = async (tree: string | undefined) => (await history.changes(tree, commit.tree)).files;
    const governed = (await since(good?.tree)).filter(({ path }) => isGoverned(path));
    const inTray = (await since(tip?.tree)).filter(({ path }) => !isGoverned(path));
    return {
      named: [...ahead.map(({ id }) => id), ...broken],
      differing: [...governed, ...inTray].map(({ path }) => path),
      lastAt: others.reduce((newest, { at }) => Math.max(newest, at), 0),
    };
  }

  /** A lawful first half; it counts once it is confirmed. */
  begin({ id, at }: Commit, { trailers }: EntryMessage, broken: Break | undefined): void {
    const violations = new Map(broken?.commits.map((commit) => [commit.id, commit.violations]));
    const commits = (trailers.heals ?? []).map((commit): HealedCommit => {
      const found = violations.get(commit);
      return {
        id: commit,
        codes: [...new Set(found?.map(({ code }) => code) ?? [])],
        paths: [...new Set(found?.flatMap(({ path }) => path ?? []) ?? [])],
        ahead: found === undefined,
        leftOut: found?.flatMap(leftOutBy) ?? [],
      };
    });
    const { person, reason = "" } = trailers;
    this.#all.push({ entry: id, person, at, reason, confirmed: undefined, commits });
  }

  /** A lawful second half. @param pending what waited for it */
  confirm({ id, at }: Commit, { trailers }: EntryMessage, pending: PendingHealing | undefined): void {
    const entries = waiting(pending).map(({ entry }) => entry);
    const confirmed = { entry: id, person: trailers.person, at };
    for (const [index, healing] of this.#all.entries())
      if (entries.includes(healing.entry)) this.#all[index] = { ...healing, confirmed };
  }

  /** Those that are entries of a line. */
  #on(line: ReadonlySet<EntryId>): readonly Healing[] {
    return this.#all.filter(({ entry }) => line.has(entry));
  }
}

/** What a healing named: entries that were only dated ahead and go on standing, or the others. */
function namedBy(isAhead: boolean): (healing: Healing) => readonly EntryId[] {
  return ({ commits }) => commits.flatMap(({ id, ahead }) => (ahead === isAhead ? id : []));
}

/** Entries that a merge joined and that its line lacks. */
function leftOutBy({ code, detail = "" }: Violation): readonly EntryId[] {
  return code === "merge-joins-entries" ? detail.split(" ").flatMap((id) => entryId(id) ?? []) : [];
}
