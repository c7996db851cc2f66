/** Judges the whole history: every commit by its form, every entry by the law, from the first to the tip. */

import { isRule } from "../domain/content.ts";
import { rulesOf } from "../domain/cycle-rules.ts";
import type { Act, EntryMessage, ParsedMessage } from "../domain/entry.ts";
import { parseMessage } from "../domain/entry.ts";
import type { Finding, Reading } from "../domain/finding.ts";
import type { Healing } from "../domain/heal.ts";
import type { CycleId, EntryId, KeyBlob, PersonId, SectionId, StepNo } from "../domain/ids.ts";
import { mayAppend } from "../domain/law.ts";
import { EMPTY_LEDGER, type LedgerState, Line } from "../domain/ledger.ts";
import { officialOf, ownerOfKey } from "../domain/official.ts";
import type { Flag, Proposal, World } from "../domain/proposal.ts";
import { CURRENT_RULES } from "../domain/rules-version.ts";
import { DamagedObject } from "../failure.ts";
import type { Commit, TreeChanges } from "../ports.ts";
import { contentFaults, joinFaults, plainFaults, refusedBy } from "./commit-faults.ts";
import { Healings } from "./healings.ts";
import type { Office } from "./office.ts";
import { type RuleChange, ruleChangeOf } from "./rule-change.ts";
import { breakAfter, type Joined, joined, lineFrom, type Standing } from "./standing.ts";
import { type FolderDigest, StateDigests } from "./state-digest.ts";
import { statementsOf } from "./statements.ts";
import { subjectDigest } from "./subject.ts";
import type { Violation, ViolationCode } from "./violation.ts";
import { Worlds } from "./world.ts";

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

type NoEntry = Exclude<ParsedMessage, { kind: "entry" }>;

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

type Judges = Pick<Office, "history" | "documents" | "hash" | "addressOf" | "derive" | "statementsIn">;

/** How much is judged: all, or all but what is derived from other content. */
export type Depth = "whole" | "signatures";

/**
 * Reads and judges everything that the tip rests on.
 * @param tip the newest commit, or one to be judged before it is published
 * @param proven a judgement without violations, of a commit that the tip may rest on: what it rests on is not judged again
 * @param depth `signatures` leaves out what is derived again; such a judgement is never taken for more
 */
export async function judgeHistory(
  office: Judges,
  tip: EntryId,
  proven?: Judgement,
  depth: Depth = "whole",
): Promise<Judgement> {
  if (proven?.tip === tip) return proven;
  const judge = new Judge(office, proven, depth);
  let at = tip;
  try {
    for (const commit of office.history.commits(tip, proven?.tip)) {
      at = commit.id;
      // Another history, or one that grew beside what was proven: then nothing is known of it.
      if (!judge.knowsParents(commit)) return judgeHistory(office, tip, undefined, depth);
      if (!(await judge.take(commit))) break;
    }
  } catch (error) {
    // Nothing after a damaged object can be judged; what was judged before it still stands.
    if (!(error instanceof DamagedObject)) throw error;
    judge.blameDamage(at, error);
  }
  return judge.result(tip);
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

  constructor(office: Judges, proven: Judgement | undefined, depth: Depth) {
    this.#depth = depth;
    this.#office = office;
    this.#worlds = new Worlds(office.history, office.documents);
    this.#proven = proven;
    this.#states = new StateDigests(office.history, office.hash, proven?.folders);
    this.#healings = new Healings(proven?.healings ?? []);
    this.#entries = [...(proven?.entries ?? [])];
    this.#plain = proven?.plainCommits ?? 0;
    if (proven?.tree === undefined) return;
    const { tip, tree, world, state } = proven;
    const line = new Line(state);
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
        ...(pending === undefined ? [] : [{ code: "heal-unconfirmed" as const, entry: pending }]),
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
    const join = joined(parents, (id) => this.#healings.of(id) !== undefined);
    const changes = this.#office.history.changes(join.standing?.tree, commit.tree);
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
    if (proposal !== undefined) line.append(proposal, id);
    if (isGood && begins) this.#healings.begin(commit, message, join.standing?.broken);
    if (isGood && trailers.confirms !== undefined) this.#healings.confirm(commit, message);
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
    const form = this.#formFaults(commit, join);
    if (before.kind === "faulty" || after.kind === "faulty") {
      const [finding] = [before, after].flatMap(faultsOf);
      const unreadable: Violation = { code: "rules-unreadable", entry: commit.id, path: finding?.file };
      return { violations: [...form, unreadable], flags: [], proposal: undefined };
    }
    const { act, confirms } = message.trailers;
    const { history } = this.#office;
    const healing =
      act === "heal" && confirms === undefined
        ? this.#healings.contextOf(history, commit, join.standing, this.#entries)
        : undefined;
    const changed = healing === undefined ? changes.files.map(({ path }) => path) : [];
    const rest = { changed, healing, before: before.value, after: after.value };
    const ledger = parent === undefined ? EMPTY_LEDGER : lineFrom(parent).state;
    const proposal = this.#proposal(commit, message, rest, ledger);
    const verdict = mayAppend(ledger, proposal);
    const violations = [
      ...form,
      ...contentFaults(history, commit.id, changes),
      ...this.#authorFaults(commit, message, before.value),
      ...refusedBy(commit, verdict.refusals),
      ...(await this.#derivedFaults(commit, message, changes, {
        parent,
        state: ledger,
        world: before.value,
      })),
    ];
    return { violations, flags: verdict.flags, proposal };
  }

  /** What can be said of an entry without knowing the rules: its form, its place, its signature. */
  #formFaults({ id, faults, parents, signature }: Commit, { lost }: Joined): readonly Violation[] {
    const codes: ViolationCode[] = [...faults];
    if (parents.length > 1) codes.push("entry-is-merge");
    if (parents.length === 0 && this.#entries.length > 0) codes.push("second-root");
    if (signature.kind === "bad") codes.push(signature.code);
    return [...codes.map((code) => ({ code, entry: id })), ...joinFaults(id, lost)];
  }

  #proposal(
    { at, tree, signature }: Commit,
    { trailers, note }: EntryMessage,
    rest: Pick<Proposal, "changed" | "healing" | "before" | "after">,
    ledger: LedgerState,
  ): Proposal {
    const { history, hash } = this.#office;
    const own = trailers.cycle === undefined ? undefined : ledger.cycles.get(trailers.cycle);
    return {
      ...rest,
      trailers,
      note,
      statements: statementsOf(this.#office, trailers.act, note, rest),
      at,
      key: signature.kind === "good" ? signature.key : NO_KEY,
      subject: subjectDigest(history, hash, tree, trailers, rulesOf(own, rest.before.procedure)),
      state: trailers.version === 1 ? undefined : this.#states.of(tree),
    };
  }

  async #derivedFaults(
    { id, tree }: Commit,
    { trailers, note }: EntryMessage,
    { files: changed }: TreeChanges,
    { parent, ...rest }: { parent: Standing | undefined; state: LedgerState; world: World },
  ): Promise<readonly Violation[]> {
    if (this.#depth === "signatures") return [];
    return this.#office.derive({ id, trailers, note, tree, parentTree: parent?.tree, changed, ...rest });
  }

  #authorFaults(
    { id, author }: Commit,
    { trailers }: EntryMessage,
    { roster, procedure }: World,
  ): readonly Violation[] {
    const name = officialOf(roster, trailers.person)?.name ?? "";
    const expected = `${gitName(name)} <${this.#office.addressOf(trailers.person, procedure.office.id)}>`;
    return author === expected ? [] : [{ code: "author-other", entry: id, detail: author }];
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

function healed(entry: JudgedEntry, covered: ReadonlyMap<EntryId, EntryId>): JudgedEntry {
  const healedBy = covered.get(entry.id);
  return healedBy === undefined ? entry : { ...entry, healedBy };
}

function messageFaults(entry: EntryId, parsed: NoEntry): readonly Violation[] {
  switch (parsed.kind) {
    case "fault":
      return [{ code: parsed.fault, entry, detail: parsed.line }];
    case "newer":
      return [{ code: "trailer-value", entry, detail: `Sop-Version: ${parsed.version}` }];
    case "plain":
      return [];
  }
}

/** What of an entry is beyond this program; undefined where nothing is. */
function newerThanKnown(parsed: ParsedMessage): string | undefined {
  if (parsed.kind === "newer") return `Sop-Version: ${parsed.version}`;
  if (parsed.kind !== "entry") return undefined;
  const { rules = CURRENT_RULES } = parsed.message.trailers;
  return rules > CURRENT_RULES ? `Sop-Rules: ${rules}` : undefined;
}

/** Without a key of the roster nobody can claim to have a newer program. */
function isSignedByRoster(commit: Commit, world: Reading<World> | undefined): boolean {
  if (world?.kind !== "read") return false;
  const { signature } = settled(commit, world);
  return signature.kind === "good" && ownerOfKey(world.value.roster, signature.key) !== undefined;
}

/** A signature that only names its key is judged by the keys of the roster that authority comes from. */
function settled(commit: Commit, before: Reading<World>): Commit {
  if (commit.signature.kind !== "named") return commit;
  const officials = before.kind === "read" ? before.value.roster.officials : [];
  const keys = officials.flatMap((official) => official.keys.map(({ blob }) => blob));
  return { ...commit, signature: commit.signature.by(keys) };
}

function faultsOf(reading: Reading<World>): readonly Finding[] {
  return reading.kind === "faulty" ? reading.findings : [];
}

/** No key has an empty blob, so this one belongs to nobody. */
const NO_KEY = "" as Proposal["key"];

/** A name as git stores it: without what would end it, and without git's own trimming of odd ends. */
export function gitName(name: string): string {
  return name.replace(/[<>\n]/g, "").replace(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g, "");
}
