/** What operations ask of the outside, in the domain's words. Each is handed in; nothing is reached for. */

import type { Plan } from "../../domain/figures/plan.ts";
import type { Finding, Reading } from "../../domain/finding.ts";
import type { Digest, EntryId, KeyBlob, SectionId, StepNo } from "../../domain/ids.ts";
import type { ToldAmendment } from "../../domain/ledger/cycle-rules.ts";
import type { Memory, ProvenLine } from "../../domain/ledger/message/line-mark.ts";
import type { Trailers } from "../../domain/ledger/message/message.ts";
import type { PersonChange } from "../../domain/ledger/roster/roster-diff.ts";
import type { NamedSignature, SignatureVerdict } from "../../domain/ledger/signature.ts";
import type { PdfSignature } from "../../domain/pdf-signature.ts";
import type { Roster } from "../../domain/people/official.ts";
import type { Calendar } from "../../domain/procedure/calendar.ts";
import type { CyclePlan } from "../../domain/procedure/cycle-plan.ts";
import type { Procedure } from "../../domain/procedure/procedure.ts";
import type { Recap } from "../../domain/recap/recap.ts";
import type { FormDefinition, SectionForm } from "../../domain/returns/form.ts";
import type { SectionReturn } from "../../domain/returns/return.ts";

/** A commit as the record reads it: from raw bytes, re-hashed, strictly parsed. */
export interface Commit {
  readonly id: EntryId;
  readonly tree: string;
  readonly parents: readonly EntryId[];
  readonly author: string;
  readonly committer: string;
  /** The committer's clock, seconds since 1970, UTC. */
  readonly at: number;
  readonly message: string;
  /** Deviations from the one form that an entry may have; a plain commit may have some. */
  readonly faults: readonly CommitFault[];
  readonly signature: SignatureVerdict | NamedSignature;
  /** Do several commits of the history that is read rest on it? */
  readonly forks: boolean;
}

export type CommitFault = "commit-header" | "commit-encoding" | "commit-time" | "commit-identity";

/** What can be wrong with a commit's place, files and rules, whatever its signature says. */
export type RecordFault =
  | "governed-changed"
  | "entry-is-merge"
  | "second-root"
  | "root-not-entry"
  | "root-other"
  | "receipt-lost"
  | "cross-check"
  | "author-other"
  | "rules-unreadable"
  | "object-damaged"
  | "merge-joins-entries"
  | "commit-empty"
  | "version-newer"
  | DerivedFault
  | "path-link"
  | "path-mode"
  | "path-pointer"
  | "path-collides";

/** What differs from what it was derived from. */
export type DerivedFault =
  | "derived-unreadable"
  | "cycle-file-differs"
  | "schema-differs"
  | "form-differs"
  | "return-differs"
  | "verified-with-errors"
  | "verified-unanswered"
  | "report-differs"
  | "recap-differs"
  | "recap-workbook-differs"
  | "archive-changed";

export interface TreeFile {
  readonly path: string;
  readonly mode: string;
  readonly blob: string;
}

/** One name in a folder. */
export interface TreeItem {
  /** Git's mode, such as 100644; 40000 for a folder. */
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** A file that differs between two trees; undefined on the side where it is not. */
export interface TreeChange {
  readonly path: string;
  readonly before: TreeFile | undefined;
  readonly after: TreeFile | undefined;
}

export interface TreeChanges {
  /** Sorted by path. */
  readonly files: readonly TreeChange[];
  /** Files and folders that are new or changed, and differ from one beside them only by case or Unicode form. */
  readonly collisions: readonly string[];
}

/** What a file's bytes say of it. */
export interface ContentFacts {
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
  /** It only points to a file that lies elsewhere (Git LFS). */
  readonly pointer: boolean;
}

export interface HistoryReader {
  tip(branch: string): Promise<EntryId | undefined>;
  commit(id: EntryId): Promise<Commit>;
  /**
   * Every commit that a tip rests on, parents before children, one after the other.
   * @param known where given, only those beyond it
   */
  commits(tip: EntryId, known?: EntryId): AsyncIterable<Commit>;
  /** Every file below a tree, sorted by path. @param roots where given, only what lies at or below these paths */
  files(tree: string, roots?: readonly string[]): Promise<readonly TreeFile[]>;
  /** What lies right below a tree: files, folders and whatever else git knows. */
  list(tree: string): Promise<readonly TreeItem[]>;
  /** The names of the folders right below a tree. */
  folders(tree: string): Promise<readonly string[]>;
  /** What differs between two trees. @param before undefined for everything */
  changes(before: string | undefined, after: string): Promise<TreeChanges>;
  content(blob: string): Promise<Uint8Array>;
  facts(blob: string): Promise<ContentFacts>;
}

/** A key that can sign here: its public half, and how ssh-keygen or gpg is told which private half to use. */
export interface UsableKey {
  readonly blob: KeyBlob;
  readonly type: string;
  /** Path of a key file, `key::…` for one that only the agent holds, `openpgp:…` with the fingerprint for gpg's. */
  readonly signingKey: string;
}

export interface EntryDraft {
  readonly tree: string;
  readonly parent: EntryId | undefined;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly at: number;
  readonly key: UsableKey;
}

export interface RecordWriter {
  /** A tree like the base's, but for these files; `undefined` removes one. Built on a private index. */
  writeTree(base: EntryId | undefined, files: ReadonlyMap<string, Uint8Array | undefined>): Promise<string>;
  sign(draft: EntryDraft): Promise<EntryId>;
  /** Moves the branch if it still stands where it stood, then brings index and folder along. */
  publish(move: {
    branch: string;
    entry: EntryId;
    previous: EntryId | undefined;
    paths: readonly string[];
  }): Promise<void>;
}

export interface KeySource {
  /** Every key that can sign on this computer, or the one that was named. */
  usableKeys(file: string | undefined): Promise<readonly UsableKey[]>;
}

/** What this computer remembers of records, outside every repository. Where it cannot be kept, nothing is thrown. */
export interface TrustStore {
  pinnedRoot(workspace: string): Promise<EntryId | undefined>;
  trusts(root: EntryId): Promise<boolean>;
  pin(workspace: string, root: EntryId): Promise<void>;
  memory(root: EntryId): Promise<Memory>;
  /** @param holds does the history that was proven hold this other line? If not, the other one stays */
  remember(proven: ProvenLine, holds: (known: ProvenLine) => boolean): Promise<void>;
  /** No longer insists on the newest entry of a record, where it is still this one. */
  forgetNewest(root: EntryId, last: EntryId): Promise<void>;
}

/** What is kept between commands to spare work, and read back only where this very person's computer wrote it. */
export interface SealedStore {
  /** Undefined where there is nothing, or nothing that can be believed. */
  read(name: string): Promise<unknown>;
  /** @param value plain data, as JSON has it, and maps */
  write(name: string, value: unknown): Promise<void>;
}

/** What lies around the record in this clone, and would show plain git another history, or other objects. */
export interface Surrounding {
  readonly code: "replace-refs" | "grafts" | "alternates" | "notes" | "commit-graph" | "name-twice";
  readonly detail: string;
}

/** Files below one folder; no path leads out of it, and none is ever half written. */
export interface Files {
  readonly root: string;
  /** The place of a path on this computer. @throws {Failure} where it would lie outside */
  at(path: string): string;
  read(path: string): Promise<Buffer | undefined>;
  write(path: string, content: Uint8Array | string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Names in a folder, sorted, links left out; none where there is no such folder. */
  list(path: string): Promise<readonly string[]>;
  /** Names of the links in a folder, sorted; they are followed nowhere. */
  links(path: string): Promise<readonly string[]>;
}

/** One fault in a document, at a path of keys and positions. */
export interface DocumentFault {
  readonly kind: "type" | "required" | "unknown-key" | "list" | "range" | "pattern";
  readonly path: readonly (string | number)[];
  /** What would be right, as data for the sentence. */
  readonly expected: string;
}

/** The YAML files: what people write, and what the domain reads. */
export interface Documents {
  procedure(text: string, file: string): Promise<Reading<Procedure>>;
  roster(text: string, file: string): Promise<Reading<Roster>>;
  plan(text: string, file: string): Promise<Reading<Plan>>;
  /** Only the sections of a plan: all that the law asks of it, so that older plans are never judged by newer rules. */
  sections(text: string, file: string): Promise<Reading<readonly SectionId[]>>;
  form(text: string, file: string): Promise<Reading<FormDefinition>>;
  cycle(text: string, file: string): Promise<Reading<CyclePlan>>;
  calendar(texts: ReadonlyMap<string, string>): Promise<Reading<Calendar>>;
  filled(text: string, file: string): Promise<Reading<SectionReturn>>;
  writeRoster(roster: Roster): Promise<string>;
  writeCycle(cycle: CyclePlan): Promise<string>;
  writeReturn(filled: SectionReturn): Promise<string>;
  writeRecap(recap: Recap): Promise<string>;
  /** The JSON Schema of one section's return, as text. */
  returnSchema(form: SectionForm): Promise<string>;
  /** Checks a return against that schema. */
  schemaFaults(form: SectionForm, filled: SectionReturn): Promise<readonly DocumentFault[]>;
}

/** Sentences that become part of the record, in the workspace's language. */
export interface RecordWords {
  subject(trailers: Omit<Trailers, "subject" | "tool">, procedure: Procedure): string;
  unconfirmed(count: number): string;
  waived(names: readonly string[]): string;
  /** Which signing steps may fall to one person, and why. */
  combined(steps: readonly StepNo[], reason: string): string;
  /** A procedure that was brought into a running cycle. */
  amended(amendment: ToldAmendment): string;
  illustrative(): string;
  /** The name of the place where a paper is kept. */
  kept(): string;
  /** What a PDF's own signature says, and what was and was not verified of it. */
  signedPdf(signature: PdfSignature): string;
  /** What changed about a person; keys as they are given. */
  personChange(change: PersonChange): string;
  /** What is wrong at one place, as the section is told it. */
  finding(finding: Finding): string;
}

export interface Clock {
  /** Seconds since 1970. */
  now(): number;
}

export type Hash = (bytes: Uint8Array | string) => Digest;
