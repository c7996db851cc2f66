/** Judges the whole history: every commit by its form, every entry by the law, from the first to the tip. */

import { DamagedObject } from "../../../domain/failure.ts";
import type { Reading } from "../../../domain/finding.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { rulesOf } from "../../../domain/ledger/cycle-rules.ts";
import { mayAppend } from "../../../domain/ledger/law.ts";
import type { EntryMessage } from "../../../domain/ledger/message/message.ts";
import { parseMessage } from "../../../domain/ledger/message/message.ts";
import type { Flag, Proposal, World } from "../../../domain/ledger/proposal.ts";
import { EMPTY_LEDGER, type LedgerState, Line } from "../../../domain/ledger/state.ts";
import { isRule } from "../../../domain/paths.ts";
import type { Commit, TreeChanges } from "../../ports/history.ts";
import type { Ports } from "../../ports/ports.ts";
import { authorFaults, contentFaults, formFaults, plainFaults, refusedBy } from "./commit-faults.ts";
import { Healings } from "./healings.ts";
import { breakAfter, type Joined, joined, lineFrom, type Standing } from "./joined-lines.ts";
import type { Depth, JudgedEntry, Judgement } from "./judgement.ts";
import { ruleChangeOf } from "./rule-change.ts";
import { Worlds } from "./rules-at.ts";
import {
  faultsOf,
  healed,
  isSignedByRoster,
  messageFaults,
  NO_KEY,
  type NoEntry,
  newerThanKnown,
  settled,
} from "./settled-commit.ts";
import { StateDigests } from "./state-digest.ts";
import { statementsOf } from "./statements.ts";
import { subjectDigest } from "./subject-digest.ts";
import type { Violation } from "./violation.ts";

/** What surrounds a commit while it is judged. */
interface Place {
  /** Against the commit whose line it goes on with. */
  readonly changes: TreeChanges;
  readonly join: Joined;
  readonly world: Reading<World>;
}

interface Judged {
  readonly violations: readonly Violation[];
  readonly flags: readonly Flag[];
  readonly proposal: Proposal | undefined;
}

type Judges = Pick<Ports, "history" | "documents" | "hash" | "addressOf" | "derive" | "statementsIn">;

/**
 * Reads and judges everything that the tip rests on.
 * @param tip the newest commit, or one to be judged before it is published
 * @param proven a judgement without violations, of a commit that the tip may rest on: what it rests on is not judged again
 * @param depth `signatures` leaves out what is derived again; such a judgement is never taken for more
 */
export async function judgeHistory(
  ports: Judges,
  tip: EntryId,
  proven?: Judgement,
  depth: Depth = "whole",
): Promise<Judgement> {
  if (proven?.tip === tip) return proven;
  const judge = new Judge(ports, proven, depth);
  let at = tip;
  try {
    for await (const commit of ports.history.commits(tip, proven?.tip)) {
      at = commit.id;
      // Another history, or one that grew beside what was proven: then nothing is known of it.
      if (!judge.knowsParents(commit)) return judgeHistory(ports, tip, undefined, depth);
      if (!(await judge.take(commit))) break;
    }
  } catch (error) {
    // Nothing after a damaged object can be judged; what was judged before it still stands.
    if (!(error instanceof DamagedObject)) throw error;
    judge.blameDamage(at, error);
  }
  return judge.result(tip);
}

/** A healing that waits leaves the record violated; the sentence is the law's own. */
function unconfirmed(entry: EntryId): Violation {
  return { code: "heal-unconfirmed", entry, refusal: { code: "heal-unconfirmed", entry } };
}

class Judge {
  readonly #office: Judges;
  readonly #worlds: Worlds;
  readonly #proven: Judgement | undefined;
  readonly #standing = new Map<EntryId, Standing>();
  readonly #states: StateDigests;
  readonly #healings: Healings;
  readonly #entries: JudgedEntry[];
  readonly #violations: Violation[] = [];
  readonly #depth: Depth;
  #plain: number;

  constructor(ports: Judges, proven: Judgement | undefined, depth: Depth) {
    this.#depth = depth;
    this.#office = ports;
    this.#worlds = new Worlds(ports.history, ports.documents);
    this.#proven = proven;
    this.#states = new StateDigests(ports.history, ports.hash, proven?.folders);
    this.#healings = new Healings(proven?.healings ?? []);
    this.#entries = [...(proven?.entries ?? [])];
    this.#plain = proven?.plainCommits ?? 0;
    if (proven?.tree === undefined) return;
    const { tip, tree, world, state } = proven;
    // Of a record without violations, all but what was healed is its one line.
    const ids = proven.entries.flatMap(({ id, healedBy }) => (healedBy === undefined ? id : []));
    const line = new Line(state, undefined, ids);
    const frozen = line.copy();
    this.#standing.set(tip, { tree, world, line, entries: state.entries, frozen, broken: undefined });
  }

  result(tip: EntryId): Judgement {
    const standing = this.#standing.get(tip);
    // Where the history breaks off, it is told as far as it was judged.
    const known = standing ?? [...this.#standing.values()].at(-1);
    const covered = this.#healings.covered();
    const state = known?.line.state ?? EMPTY_LEDGER;
    const pending = state.healing?.entry;
    return {
      tip,
      tree: standing?.tree,
      state,
      world: standing?.world ?? { kind: "faulty", findings: [] },
      entries: covered.size === 0 ? this.#entries : this.#entries.map((entry) => healed(entry, covered)),
      violations: [
        ...this.#violations.filter(({ entry }) => !covered.has(entry)),
        ...(pending === undefined ? [] : [unconfirmed(pending)]),
      ],
      healings: this.#healings.all,
      standing,
      plainCommits: this.#plain,
      folders: this.#states.folders,
    };
  }

  /** Does the commit rest on nothing but what was judged, here or before? */
  knowsParents({ parents }: Commit): boolean {
    if (this.#proven === undefined) return true;
    return parents.length > 0 && parents.every((parent) => this.#standing.has(parent));
  }

  blameDamage(entry: EntryId, { id, how }: DamagedObject): void {
    this.#violations.push({ code: "object-damaged", entry, detail: `${id} (${how})` });
  }

  /** @returns false where nothing after this commit can be judged by this program */
  async take(commit: Commit): Promise<boolean> {
    const parents = commit.parents.flatMap((id) => this.#standing.get(id) ?? []);
    const join = joined(parents, this.#healings.namedOn(parents));
    const changes = await this.#office.history.changes(join.standing?.tree, commit.tree);
    const parsed = parseMessage(commit.message);
    const newer = newerThanKnown(parsed);
    if (newer !== undefined && isSignedByRoster(commit, join.standing?.world)) {
      this.#violations.push({ code: "version-newer", entry: commit.id, detail: newer });
      return false;
    }
    const world = await this.#worldAt(commit, join.standing, changes);
    if (parsed.kind === "entry") await this.#takeEntry(commit, parsed.message, { changes, join, world });
    else this.#takePlain(commit, parsed, { changes, join, world });
    return true;
  }

  /** The rules are read again only where one of their files changed. */
  #worldAt(
    commit: Commit,
    parent: Standing | undefined,
    { files }: TreeChanges,
  ): Reading<World> | Promise<Reading<World>> {
    const same = parent !== undefined && !files.some(({ path }) => isRule(path));
    return same ? parent.world : this.#worlds.of(commit.tree);
  }

  #takePlain(commit: Commit, parsed: NoEntry, { changes, join, world }: Place): void {
    const { id, tree, forks } = commit;
    const violations = [
      ...messageFaults(id, parsed),
      ...plainFaults(commit, changes, join.lost, parsed.kind === "plain"),
    ];
    const broken = breakAfter(join, { id, violations }, false);
    this.#plain += 1;
    this.#violations.push(...violations);
    const before = join.standing;
    const line = before?.line ?? new Line(EMPTY_LEDGER);
    const entries = before?.entries ?? 0;
    const frozen = before?.frozen ?? (forks && before !== undefined ? lineFrom(before).copy() : undefined);
    this.#standing.set(id, { tree, world, line, entries, frozen, broken });
  }

  async #takeEntry(unsettled: Commit, message: EntryMessage, place: Place): Promise<void> {
    const { join, world } = place;
    const { trailers } = message;
    const begins = trailers.act === "heal" && trailers.confirms === undefined;
    // A healing goes on with what stood before the break: by its rules, from its state.
    const parent = (begins ? join.standing?.broken?.good : undefined) ?? join.standing;
    // Authority comes from the parent; the first entry has none, and is pinned instead.
    const commit = settled(unsettled, parent?.world ?? world);
    const { id, tree, forks } = commit;
    const { violations, flags, proposal } = await this.#judged(commit, message, place, parent);
    const isGood = violations.length === 0;
    const broken = isGood && begins ? undefined : breakAfter(join, { id, violations }, true);
    const before = isGood ? parent : join.standing;
    const line = before === undefined ? new Line(EMPTY_LEDGER) : lineFrom(before);
    const { healing } = line.state;
    if (proposal !== undefined) line.append(proposal, id);
    if (isGood && begins) this.#healings.begin(commit, message, join.standing?.broken);
    if (isGood && trailers.confirms !== undefined) this.#healings.confirm(commit, message, healing);
    const frozen = forks ? line.copy() : undefined;
    this.#standing.set(id, { tree, world, line, entries: line.state.entries, frozen, broken });
    this.#keep(commit, message, { violations, flags, proposal });
  }

  /** What is wrong with an entry, and what it proposes; nothing is proposed where the rules cannot be read. */
  async #judged(
    commit: Commit,
    message: EntryMessage,
    { changes, join, world: after }: Place,
    parent: Standing | undefined,
  ): Promise<Judged> {
    const before = parent?.world ?? after;
    const form = formFaults(commit, join.lost, this.#entries.length === 0);
    if (before.kind === "faulty" || after.kind === "faulty") {
      const [finding] = [before, after].flatMap(faultsOf);
      const unreadable: Violation = { code: "rules-unreadable", entry: commit.id, path: finding?.file };
      return { violations: [...form, unreadable], flags: [], proposal: undefined };
    }
    const { act, confirms } = message.trailers;
    const { history, addressOf } = this.#office;
    const healing =
      act === "heal" && confirms === undefined
        ? await this.#healings.contextOf(history, commit, join.standing, this.#entries)
        : undefined;
    const changed = healing === undefined ? changes.files.map(({ path }) => path) : [];
    const rest = { changed, healing, before: before.value, after: after.value };
    const ledger = parent === undefined ? EMPTY_LEDGER : lineFrom(parent).state;
    const proposal = await this.#proposal(commit, message, rest, ledger);
    const verdict = mayAppend(ledger, proposal);
    const violations = [
      ...form,
      ...(await contentFaults(history, commit.id, changes)),
      ...authorFaults(commit, message, before.value, addressOf),
      ...refusedBy(commit, verdict.refusals),
      ...(await this.#derivedFaults(commit, message, changes, {
        parent,
        state: ledger,
        world: before.value,
      })),
    ];
    return { violations, flags: verdict.flags, proposal };
  }

  async #proposal(
    { at, tree, signature }: Commit,
    { trailers, note }: EntryMessage,
    rest: Pick<Proposal, "changed" | "healing" | "before" | "after">,
    ledger: LedgerState,
  ): Promise<Proposal> {
    const { history, hash } = this.#office;
    const own = trailers.cycle === undefined ? undefined : ledger.cycles.get(trailers.cycle);
    return {
      ...rest,
      trailers,
      note,
      statements: statementsOf(this.#office, trailers.act, note, rest),
      at,
      key: signature.kind === "good" ? signature.key : NO_KEY,
      subject: await subjectDigest(history, hash, tree, trailers, rulesOf(own, rest.before.procedure)),
      state: trailers.version === 1 ? undefined : await this.#states.of(tree),
    };
  }

  async #derivedFaults(
    { id, at, tree }: Commit,
    { trailers, note }: EntryMessage,
    { files: changed }: TreeChanges,
    { parent, ...rest }: { parent: Standing | undefined; state: LedgerState; world: World },
  ): Promise<readonly Violation[]> {
    if (this.#depth === "signatures") return [];
    return this.#office.derive({ id, at, trailers, note, tree, parentTree: parent?.tree, changed, ...rest });
  }

  #keep(
    { id, at, signature }: Commit,
    { subject, trailers }: EntryMessage,
    { violations, flags, proposal }: Judged,
  ): void {
    const { act, cycle, step, section, person } = trailers;
    const key = signature.kind === "good" ? signature.key : undefined;
    const changed = ruleChangeOf(proposal);
    const place = { act, cycle, step, section, person };
    this.#entries.push({ id, at, ...place, title: subject, key, violations, flags, changed });
    this.#violations.push(...violations);
  }
}
