/** Judges the whole history: every commit by its form, every entry by the law, from the first to the tip. */

import { isRule } from "../domain/content.ts";
import type { Act, EntryMessage } from "../domain/entry.ts";
import { parseMessage } from "../domain/entry.ts";
import type { Finding, Reading } from "../domain/finding.ts";
import type { CycleId, EntryId, KeyBlob, PersonId, SectionId, StepNo } from "../domain/ids.ts";
import { mayAppend } from "../domain/law.ts";
import { EMPTY_LEDGER, type LedgerState, Replay } from "../domain/ledger.ts";
import { officialOf } from "../domain/official.ts";
import type { Flag, Proposal, World } from "../domain/proposal.ts";
import { DamagedObject } from "../failure.ts";
import type { Commit, TreeChanges } from "../ports.ts";
import { contentFaults, plainFaults, refusedBy } from "./commit-faults.ts";
import type { Office } from "./office.ts";
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
}

export interface Judgement {
  readonly tip: EntryId;
  /** The tip's tree; undefined where the tip could not be read. */
  readonly tree: string | undefined;
  readonly state: LedgerState;
  /** The rules in force at the tip. */
  readonly world: Reading<World>;
  readonly entries: readonly JudgedEntry[];
  readonly violations: readonly Violation[];
  /** Commits that are not entries: what people pushed into the in-tray. */
  readonly plainCommits: number;
}

/** What is known of a commit once it is judged, for those that come after it. */
export interface Standing {
  readonly tree: string;
  readonly world: Reading<World>;
  /** How many entries lie at or before it. */
  readonly entries: number;
}

type Judges = Pick<Office, "history" | "documents" | "hash" | "addressOf">;

/**
 * Reads and judges everything that the tip rests on.
 * @param tip the newest commit, or one to be judged before it is published
 * @param proven a judgement without violations, of a commit that the tip may rest on: what it rests on is not judged again
 */
export async function judgeHistory(office: Judges, tip: EntryId, proven?: Judgement): Promise<Judgement> {
  if (proven?.tip === tip) return proven;
  const judge = new Judge(office, proven);
  let at = tip;
  try {
    for (const commit of office.history.commits(tip, proven?.tip)) {
      at = commit.id;
      // Another history, or one that grew beside what was proven: then nothing is known of it.
      if (!judge.knowsParents(commit)) return judgeHistory(office, tip);
      await judge.take(commit);
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
  readonly #entries: JudgedEntry[];
  readonly #violations: Violation[] = [];
  readonly #replay: Replay;
  #plain: number;

  constructor(office: Judges, proven: Judgement | undefined) {
    this.#office = office;
    this.#worlds = new Worlds(office.history, office.documents);
    this.#proven = proven;
    this.#entries = [...(proven?.entries ?? [])];
    this.#replay = new Replay(proven?.state ?? EMPTY_LEDGER);
    this.#plain = proven?.plainCommits ?? 0;
    if (proven?.tree === undefined) return;
    const { tip, tree, world, state } = proven;
    this.#standing.set(tip, { tree, world, entries: state.entries });
  }

  result(tip: EntryId): Judgement {
    const standing = this.#standing.get(tip);
    return {
      tip,
      tree: standing?.tree,
      state: this.#replay.state,
      world: standing?.world ?? { kind: "faulty", findings: [] },
      entries: this.#entries,
      violations: this.#violations,
      plainCommits: this.#plain,
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

  async take(commit: Commit): Promise<void> {
    const parents = commit.parents.flatMap((id) => this.#standing.get(id) ?? []);
    const changes = this.#office.history.changes(parents[0]?.tree, commit.tree);
    const world = await this.#worldAt(commit, parents, changes);
    const parsed = parseMessage(commit.message);
    const before = Math.max(0, ...parents.map(({ entries }) => entries));
    const entries = before + (parsed.kind === "entry" ? 1 : 0);
    this.#standing.set(commit.id, { tree: commit.tree, world, entries });
    if (parsed.kind === "entry") {
      this.#takeEntry(commit, parsed.message, changes, parents, world);
      return;
    }
    this.#plain += 1;
    if (parsed.kind === "fault")
      this.#violations.push({ code: parsed.fault, entry: commit.id, detail: parsed.line });
    this.#violations.push(...plainFaults(this.#office.history, commit, parents));
  }

  /** The rules are read again only where one of their files changed. */
  #worldAt(
    commit: Commit,
    [parent, ...others]: readonly Standing[],
    { files }: TreeChanges,
  ): Reading<World> | Promise<Reading<World>> {
    const same = others.length === 0 && !files.some(({ path }) => isRule(path));
    return same && parent !== undefined ? parent.world : this.#worlds.of(commit.tree);
  }

  #takeEntry(
    unsettled: Commit,
    message: EntryMessage,
    changes: TreeChanges,
    [parent]: readonly Standing[],
    after: Reading<World>,
  ): void {
    // Authority comes from the parent; the first entry has none, and is pinned instead.
    const before = parent?.world ?? after;
    const commit = settled(unsettled, before);
    const violations: Violation[] = [...this.#formFaults(commit)];
    if (before.kind === "faulty" || after.kind === "faulty") {
      const [finding] = [before, after].flatMap(faultsOf);
      violations.push({ code: "rules-unreadable", entry: commit.id, path: finding?.file });
      this.#keep(commit, message, violations, []);
      return;
    }
    violations.push(...contentFaults(this.#office.history, commit.id, changes));
    if (commit.author !== this.#expectedAuthor(message, before.value)) {
      violations.push({ code: "author-other", entry: commit.id, detail: commit.author });
    }
    const proposal = this.#proposal(commit, message, changes, before.value, after.value);
    const verdict = mayAppend(this.#replay.state, proposal);
    violations.push(...refusedBy(commit, verdict.refusals));
    this.#replay.append(proposal, commit.id);
    this.#keep(commit, message, violations, verdict.flags);
  }

  /** What can be said of an entry without knowing the rules: its form, its place, its signature. */
  #formFaults({ id, faults, parents, signature }: Commit): readonly Violation[] {
    const codes: ViolationCode[] = [...faults];
    if (parents.length > 1) codes.push("entry-is-merge");
    if (parents.length === 0 && this.#replay.state.root !== undefined) codes.push("second-root");
    if (signature.kind === "bad") codes.push(signature.code);
    return codes.map((code) => ({ code, entry: id }));
  }

  #proposal(
    commit: Commit,
    { trailers, note }: EntryMessage,
    { files }: TreeChanges,
    before: World,
    after: World,
  ): Proposal {
    const { history, hash } = this.#office;
    return {
      trailers,
      note,
      at: commit.at,
      key: commit.signature.kind === "good" ? commit.signature.key : NO_KEY,
      changed: files.map(({ path }) => path),
      subject: subjectDigest(history, hash, commit.tree, trailers, before.procedure),
      before,
      after,
    };
  }

  #expectedAuthor({ trailers }: EntryMessage, { roster, procedure }: World): string {
    const name = officialOf(roster, trailers.person)?.name ?? "";
    return `${gitName(name)} <${this.#office.addressOf(trailers.person, procedure.office.id)}>`;
  }

  #keep(
    { id, at, signature }: Commit,
    { subject, trailers }: EntryMessage,
    violations: readonly Violation[],
    flags: readonly Flag[],
  ): void {
    const { act, cycle, step, section, person } = trailers;
    const key = signature.kind === "good" ? signature.key : undefined;
    this.#entries.push({ id, at, act, cycle, step, section, person, title: subject, key, violations, flags });
    this.#violations.push(...violations);
  }
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
