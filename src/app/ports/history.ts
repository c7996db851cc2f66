/** What is asked of the history: commits, trees and contents, as the record reads them. */
import type { EntryId } from "../../domain/ids.ts";
import type { NamedSignature, SignatureVerdict } from "../../domain/ledger/signature.ts";

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
  /** Does it join another line to that of its first parent? Known where a whole history is read. */
  readonly joins: boolean;
}

export type CommitFault = "commit-header" | "commit-encoding" | "commit-time" | "commit-identity";

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

/** Commits of a record. */
export interface CommitReader {
  /** The newest commit of a branch; undefined where it has none. */
  tip(branch: string): Promise<EntryId | undefined>;
  /** @throws {DamagedObject} where it cannot be had, or is none */
  commit(id: EntryId): Promise<Commit>;
  /**
   * Every commit that a tip rests on, parents before children, one after the other.
   * @param known where given, only those beyond it
   */
  commits(tip: EntryId, known?: EntryId): AsyncIterable<Commit>;
}

/** Folders of a record. A tree is named by its id; each method throws `DamagedObject` where one cannot be had. */
export interface TreeReader {
  /** Every file below a tree, sorted by path. @param roots where given, only what lies at or below these paths */
  files(tree: string, roots?: readonly string[]): Promise<readonly TreeFile[]>;
  /** What lies right below a tree: files, folders and whatever else git knows. */
  list(tree: string): Promise<readonly TreeItem[]>;
  /** What differs between two trees. @param before undefined for everything */
  changes(before: string | undefined, after: string): Promise<TreeChanges>;
}

/** Contents of files, by their id. */
export interface ContentReader {
  /** @throws {DamagedObject} where it cannot be had */
  content(blob: string): Promise<Uint8Array>;
  /** What is asked of a content most often, and kept longer than it. @throws {DamagedObject} */
  facts(blob: string): Promise<ContentFacts>;
}

/** All of a record's history. */
export interface HistoryReader extends CommitReader, TreeReader, ContentReader {}

/** What lies around the record in this clone, and would show plain git another history, or other objects. */
export interface Surrounding {
  readonly code: "replace-refs" | "grafts" | "alternates" | "notes" | "commit-graph" | "name-twice";
  readonly detail: string;
}
