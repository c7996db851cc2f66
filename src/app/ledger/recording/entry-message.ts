/** What an entry says of itself: its register line is kept by the judge, its whole text is read when it is asked for. */

import type { EntryId } from "../../../domain/ids.ts";
import { type EntryMessage, parseMessage } from "../../../domain/ledger/message/message.ts";
import type { Ports } from "../../ports/ports.ts";

/** The message of a judged entry; undefined where the commit is none. */
export async function entryMessage(
  { history }: Pick<Ports, "history">,
  id: EntryId,
): Promise<EntryMessage | undefined> {
  const parsed = parseMessage((await history.commit(id)).message);
  return parsed.kind === "entry" ? parsed.message : undefined;
}
