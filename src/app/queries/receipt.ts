/** The receipt of a proven record: `sop-receipt:1:FIRST:NEWEST:COUNT`. Kept elsewhere, it shows the loss of the newest entries. */
import { Failure } from "../../domain/failure.ts";
import { type EntryId, entryId } from "../../domain/ids.ts";
import { type Judgement, standingEntries } from "../ledger/judging/judgement.ts";

const RECEIPT = /^sop-receipt:1:([0-9a-f]+):([0-9a-f]+):([0-9]+)$/;

/** What a receipt says that it saw. */
export interface Receipt {
  readonly root: EntryId;
  readonly newest: EntryId;
  /** Entries of the line up to the newest one. */
  readonly count: number;
}

/** @throws {Failure} where the text is no receipt */
export function readReceipt(text: string): Receipt {
  const [, first = "", last = "", count] = RECEIPT.exec(text.trim()) ?? [];
  const [root, newest] = [entryId(first), entryId(last)];
  if (root === undefined || newest === undefined) throw new Failure({ code: "usage", slip: "receipt" });
  return { root, newest, count: Number(count) };
}

export function receiptOf({ state }: Judgement, root: EntryId): string {
  return `sop-receipt:1:${root}:${state.last ?? root}:${state.entries}`;
}

/**
 * A receipt with a changed number was not written by this program, so that nothing follows from it. Only of a record
 * without violations is it known which entries are its line.
 * @throws {Failure} where the newest entry is on the line, but at another place
 */
export function refuseOtherNumber(judgement: Judgement, { newest, count }: Receipt): void {
  if (judgement.violations.length > 0) return;
  const place = standingEntries(judgement).findIndex(({ id }) => id === newest) + 1;
  if (place > 0 && place !== count)
    throw new Failure({
      code: "usage",
      slip: "receipt-number",
      given: newest.slice(0, 12),
      meant: [String(count), String(place)],
    });
}
