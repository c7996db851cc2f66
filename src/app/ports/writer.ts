/** What is asked of whoever writes entries. */
import type { EntryId } from "../../domain/ids.ts";
import type { UsableKey } from "./keys.ts";

/** A commit before it is signed. */
export interface EntryDraft {
  readonly tree: string;
  readonly parent: EntryId | undefined;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly at: number;
  readonly key: UsableKey;
}

/** Writes entries: a tree, a signed commit, a branch that names it. */
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
