/** What an audit can find wrong with a commit: a closed list of stable codes. */
import type { MessageFault } from "../domain/entry.ts";
import type { EntryId } from "../domain/ids.ts";
import type { Refusal, RefusalCode } from "../domain/proposal.ts";
import type { CommitFault, SignatureFault } from "../ports.ts";

export type ViolationCode =
  | RefusalCode
  | SignatureFault
  | CommitFault
  | MessageFault
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
  | "path-link"
  | "path-mode"
  | "path-pointer"
  | "path-collides";

export interface Violation {
  readonly code: ViolationCode;
  readonly entry: EntryId;
  readonly path?: string | undefined;
  readonly refusal?: Refusal | undefined;
  readonly detail?: string | undefined;
}
