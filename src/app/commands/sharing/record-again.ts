/** Entries that others overtook: each is asked of the law again, on what is there now, and signed by its own signer. */

import { Failure, type Reason } from "../../../domain/failure.ts";
import type { Digest } from "../../../domain/ids.ts";
import { parseMessage } from "../../../domain/ledger/message/message.ts";
import { isGoverned } from "../../../domain/paths.ts";
import type { JudgedEntry } from "../../ledger/judging/judgement.ts";
import type { Intent } from "../../ledger/recording/entry-request.ts";
import {
  type Preview,
  type Recorded,
  type RecordOptions,
  recordEntry,
} from "../../ledger/recording/record-entry.ts";
import { loadRecord } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";

/** What came of one of them. */
export interface Again {
  readonly entry: JudgedEntry;
  readonly recorded: Recorded | undefined;
  /** Why it was not recorded again. */
  readonly why: Reason | undefined;
}

export interface AgainOptions extends RecordOptions {
  /** Asks whoever judged something whether they judge what it has become likewise; nobody may be taken to. */
  readonly confirmChanged: (preview: Preview) => Promise<boolean>;
}

/** Acts by which a person answers for content that somebody else made. */
const JUDGING: readonly string[] = ["approve", "verify"];

/** Acts that speak of commits of the line that was left: they mean nothing on another. */
const OF_ONE_LINE: readonly string[] = ["found", "heal"];

/** @param entries oldest first */
export async function recordAgain(
  ports: RecordingPorts,
  entries: readonly JudgedEntry[],
  options: AgainOptions,
): Promise<readonly Again[]> {
  const done: Again[] = [];
  for (const entry of entries) done.push(await once(ports, entry, options));
  return done;
}

async function once(ports: RecordingPorts, entry: JudgedEntry, options: AgainOptions): Promise<Again> {
  if (entry.violations.length > 0 || OF_ONE_LINE.includes(entry.act))
    return { entry, recorded: undefined, why: { code: "not-again" } };
  try {
    const { intent, subject } = await intentOf(ports, entry);
    const record = await loadRecord(ports);
    // Nobody signs in another's name: without the key of the one who signed, it waits for them.
    const who = { ...options.who, as: entry.person };
    const confirm = async (preview: Preview): Promise<boolean> => {
      if (!JUDGING.includes(entry.act) || preview.trailers.subject === subject)
        return options.confirm(preview);
      if (await options.confirmChanged(preview)) return true;
      throw new Failure({ code: "changed-since-signed" });
    };
    return {
      entry,
      recorded: await recordEntry(ports, record, intent, { ...options, who, confirm }),
      why: undefined,
    };
  } catch (error) {
    if (!(error instanceof Failure) || error.reason.code === "interrupted") throw error;
    return { entry, recorded: undefined, why: error.reason };
  }
}

/** What the signer wanted, from what the entry says and what it changed. */
async function intentOf(
  ports: Pick<Ports, "history">,
  { id }: JudgedEntry,
): Promise<{ readonly intent: Intent; readonly subject: Digest }> {
  const { history } = ports;
  const { message, tree, parents } = await history.commit(id);
  const parsed = parseMessage(message);
  if (parsed.kind !== "entry") throw new Failure({ code: "not-again" });
  const { trailers, note } = parsed.message;
  const before = parents[0] === undefined ? undefined : (await history.commit(parents[0])).tree;
  const changed = (await history.changes(before, tree)).files.filter(({ path }) => isGoverned(path));
  const files = await Promise.all(
    changed.map(
      async ({ path, after }): Promise<[string, Uint8Array | undefined]> => [
        path,
        after === undefined ? undefined : await history.content(after.blob),
      ],
    ),
  );
  const { act, cycle, round, step, section, filledBy, returnTo, reason, until, report } = trailers;
  const said = { act, cycle, round, step, section, filledBy, returnTo, reason, until, report };
  return { intent: { ...said, note, files: new Map(files) }, subject: trailers.subject };
}
