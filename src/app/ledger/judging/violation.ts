/** What an audit can find wrong with a commit: a closed list of stable codes. */

import type { EntryId } from "../../../domain/ids.ts";
import type { MessageFault } from "../../../domain/ledger/message/message.ts";
import type { Refusal, RefusalCode } from "../../../domain/ledger/proposal.ts";
import type { SignatureFault } from "../../../domain/ledger/signature.ts";
import type { Loss } from "../../../domain/loss.ts";
import type { CommitFault } from "../../ports/history.ts";
import type { RecordFault } from "../../ports/record-faults.ts";

export type ViolationCode = RefusalCode | SignatureFault | CommitFault | MessageFault | RecordFault;

export interface Violation {
  readonly code: ViolationCode;
  readonly entry: EntryId;
  readonly path?: string | undefined;
  readonly refusal?: Refusal | undefined;
  readonly detail?: string | undefined;
  /** Of `receipt-lost`, where it is this computer that remembers the entry. */
  readonly loss?: Loss | undefined;
}
