/** Judges the whole history: every commit by its form, every entry by the law, from the first to the tip. */
import { isGoverned } from "../domain/content.ts";
import { type EntryMessage, parseMessage } from "../domain/entry.ts";
import type { EntryId } from "../domain/ids.ts";
import { mayAppend } from "../domain/law.ts";
import { append, EMPTY_LEDGER, type LedgerState } from "../domain/ledger.ts";
import { officialOf } from "../domain/official.ts";
import type { Flag, Proposal, Refusal, World } from "../domain/proposal.ts";
import { DamagedObject } from "../failure.ts";
import type { Commit, Hash, HistoryReader } from "../ports.ts";
import { inOrder } from "./ancestry.ts";
import type { Office } from "./office.ts";
import { changedPaths, subjectDigest } from "./trees.ts";
import type { Violation, ViolationCode } from "./violation.ts";
import { type TreeFiles, Worlds } from "./world.ts";

export interface JudgedEntry {
  readonly id: EntryId;
  readonly at: number;
  readonly message: EntryMessage;
  readonly violations: readonly Violation[];
  readonly flags: readonly Flag[];
}

export interface Judgement {
  readonly tip: EntryId;
  readonly state: LedgerState;
  readonly entries: readonly JudgedEntry[];
  readonly violations: readonly Violation[];
  /** Commits that are not entries: what people pushed into the in-tray. */
  readonly plainCommits: number;
}

/** What is known of a commit once it is judged, for those that come after it. */
interface Standing {
  readonly files: TreeFiles;
  /** How many entries lie at or before it. */
  readonly entries: number;
}

/** Reads and judges everything that the tip rests on. @param tip the newest commit, or one to be judged before it is published */
export async function judgeHistory(
  office: Pick<Office, "history" | "documents" | "hash" | "addressOf">,
  tip: EntryId,
): Promise<Judgement> {
  const judge = new Judge(office);
  let at = tip;
  try {
    for (const commit of await inOrder(office.history, tip)) {
      at = commit.id;
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
  readonly #history: HistoryReader;
  readonly #hash: Hash;
  readonly #addressOf: Office["addressOf"];
  readonly #worlds: Worlds;
  readonly #standing = new Map<EntryId, Standing>();
  readonly #entries: JudgedEntry[] = [];
  readonly #violations: Violation[] = [];
  #state: LedgerState = EMPTY_LEDGER;
  #plain = 0;

  constructor(office: Pick<Office, "history" | "documents" | "hash" | "addressOf">) {
    this.#history = office.history;
    this.#hash = office.hash;
    this.#addressOf = office.addressOf;
    this.#worlds = new Worlds(office.history, office.documents);
  }

  result(tip: EntryId): Judgement {
    return {
      tip,
      state: this.#state,
      entries: this.#entries,
      violations: this.#violations,
      plainCommits: this.#plain,
    };
  }

  blameDamage(entry: EntryId, { id, how }: DamagedObject): void {
    this.#violations.push({ code: "object-damaged", entry, detail: `${id} (${how})` });
  }

  async take(commit: Commit): Promise<void> {
    const files = await this.#worlds.files(commit.tree);
    const parents = commit.parents.flatMap((id) => this.#standing.get(id) ?? []);
    const before = Math.max(0, ...parents.map(({ entries }) => entries));
    const parsed = parseMessage(commit.message);
    this.#standing.set(commit.id, { files, entries: before + (parsed.kind === "entry" ? 1 : 0) });
    if (parsed.kind === "entry") {
      await this.#takeEntry(commit, parsed.message, files, parents);
      return;
    }
    this.#plain += 1;
    if (parsed.kind === "fault")
      this.#violations.push({ code: parsed.fault, entry: commit.id, detail: parsed.line });
    this.#violations.push(...plainFaults(commit, files, parents));
  }

  async #takeEntry(
    commit: Commit,
    message: EntryMessage,
    files: TreeFiles,
    parents: readonly Standing[],
  ): Promise<void> {
    const violations: Violation[] = [...this.#formFaults(commit)];
    const [parent] = parents;
    const before = await this.#worlds.of(parent?.files ?? files);
    const after = await this.#worlds.of(files);
    if (before.kind === "faulty" || after.kind === "faulty") {
      const [finding] = [before, after].flatMap((reading) =>
        reading.kind === "faulty" ? reading.findings : [],
      );
      violations.push({ code: "rules-unreadable", entry: commit.id, path: finding?.file });
      this.#keep(commit, message, violations, []);
      return;
    }
    violations.push(...fileFaults(commit.id, files, parent?.files));
    if (commit.author !== this.#expectedAuthor(message, before.value)) {
      violations.push({ code: "author-other", entry: commit.id, detail: commit.author });
    }
    const proposal = await this.#proposal(commit, message, files, parent, before.value, after.value);
    const verdict = mayAppend(this.#state, proposal);
    violations.push(...refusedBy(commit, verdict.refusals));
    this.#state = append(this.#state, proposal, commit.id);
    this.#keep(commit, message, violations, verdict.flags);
  }

  /** What can be said of an entry without knowing the rules: its form, its place, its signature. */
  #formFaults({ id, faults, parents, signature }: Commit): readonly Violation[] {
    const codes: ViolationCode[] = [...faults];
    if (parents.length > 1) codes.push("entry-is-merge");
    if (parents.length === 0 && this.#state.root !== undefined) codes.push("second-root");
    if (signature.kind === "bad") codes.push(signature.code);
    return codes.map((code) => ({ code, entry: id }));
  }

  async #proposal(
    commit: Commit,
    { trailers, note }: EntryMessage,
    files: TreeFiles,
    parent: Standing | undefined,
    before: World,
    after: World,
  ): Promise<Proposal> {
    return {
      trailers,
      note,
      at: commit.at,
      key: commit.signature.kind === "good" ? commit.signature.key : NO_KEY,
      changed: changedPaths(parent?.files ?? new Map(), files),
      subject: await subjectDigest(this.#history, this.#hash, files, trailers, before.procedure),
      before,
      after,
    };
  }

  #expectedAuthor({ trailers }: EntryMessage, { roster, procedure }: World): string {
    const name = officialOf(roster, trailers.person)?.name ?? "";
    return `${gitName(name)} <${this.#addressOf(trailers.person, procedure.office.id)}>`;
  }

  #keep(
    commit: Commit,
    message: EntryMessage,
    violations: readonly Violation[],
    flags: readonly Flag[],
  ): void {
    this.#entries.push({ id: commit.id, at: commit.at, message, violations, flags });
    this.#violations.push(...violations);
  }
}

function refusedBy(commit: Commit, refusals: readonly Refusal[]): readonly Violation[] {
  return (
    refusals
      // A bad signature says all there is to say about the key.
      .filter(({ code }) => commit.signature.kind === "good" || code !== "key-unregistered")
      .map((refusal) => ({
        code: refusal.code,
        entry: commit.id,
        refusal,
        path: "path" in refusal ? refusal.path : undefined,
      }))
  );
}

/** No key has an empty blob, so this one belongs to nobody. */
const NO_KEY = "" as Proposal["key"];

/** A name as git stores it: without what would end it, and without git's own trimming of odd ends. */
export function gitName(name: string): string {
  return name.replace(/[<>\n]/g, "").replace(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g, "");
}

/** A commit that is no entry may bring something into the in-tray, and change nothing else against the newest record. */
function plainFaults(commit: Commit, files: TreeFiles, parents: readonly Standing[]): Violation[] {
  if (commit.parents.length === 0) return [{ code: "root-not-entry", entry: commit.id }];
  const newest = Math.max(...parents.map(({ entries }) => entries));
  const paths = parents
    .filter(({ entries }) => entries === newest)
    .flatMap((parent) => changedPaths(parent.files, files).filter(isGoverned));
  return [...new Set(paths)].map((path) => ({ code: "governed-changed" as const, entry: commit.id, path }));
}

const LINKS: ReadonlySet<string> = new Set(["120000", "160000"]);

/** Files that would not be the same on every computer: links, submodules, names that differ only by case. */
function fileFaults(entry: EntryId, files: TreeFiles, before: TreeFiles | undefined): Violation[] {
  const changed = new Set(changedPaths(before ?? new Map(), files));
  const folded = new Map<string, string>();
  const violations: Violation[] = [];
  for (const { path, mode } of files.values()) {
    if (!isGoverned(path)) continue;
    if (changed.has(path) && LINKS.has(mode)) violations.push({ code: "path-link", entry, path });
    const key = path.normalize("NFC").toLowerCase();
    const other = folded.get(key);
    if (other !== undefined && (changed.has(path) || changed.has(other)))
      violations.push({ code: "path-collides", entry, path });
    folded.set(key, path);
  }
  return violations;
}
