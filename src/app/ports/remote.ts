/** What is asked of the place where several computers share the record. */
import type { EntryId } from "../../domain/ids.ts";

/** What came of sending; somebody else was faster where the shared place has moved on. */
export type Sending = "sent" | "overtaken";

/** The shared place: a folder, a flash disk, or a server. */
export interface Remote {
  /** As its user wrote it; undefined where the record is on this computer alone. */
  readonly address: string | undefined;
  /**
   * Fetches the record's branch. Nothing of this computer moves.
   * @param have the newest commit here, so that only what is missing comes
   * @returns the newest commit there; undefined where the place has no record yet
   * @throws {Failure} `remote-unreachable`
   */
  fetch(have: EntryId | undefined): Promise<EntryId | undefined>;
  /**
   * Sends a commit and what it rests on. Nothing there is ever overwritten.
   * @throws {Failure} `remote-unreachable`, or `remote-refused` with what was said
   */
  send(tip: EntryId): Promise<Sending>;
  /** The newest commit that this computer knows to be there; undefined where it never asked. */
  lastSeen(): Promise<EntryId | undefined>;
  /** Writes down what is there now. */
  see(tip: EntryId): Promise<void>;
  /** Keeps a commit, and what it rests on, under a name of its own. @returns the name */
  keepAside(tip: EntryId): Promise<string>;
}
