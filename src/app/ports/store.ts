/** What is kept on this computer: the files of the workspace, what spares work, and what is trusted. */
import type { EntryId } from "../../domain/ids.ts";
import type { Memory, ProvenLine } from "../../domain/ledger/message/line-mark.ts";

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

/** What is kept between commands to spare work, and read back only where this very person's computer wrote it. */
export interface SealedStore {
  /** Undefined where there is nothing, or nothing that can be believed. */
  read(name: string): Promise<unknown>;
  /** @param value plain data, as JSON has it, and maps */
  write(name: string, value: unknown): Promise<void>;
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
