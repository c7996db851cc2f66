/** `sop init`: the first entry of a record, which founds the office's repository. */

import { Failure } from "../../../domain/failure.ts";
import type { Roster } from "../../../domain/people/official.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import type { RecordingPorts } from "../../ports/ports.ts";

/**
 * Founds the record with everything that the office starts from.
 * @param files every governed file, by path
 * @param note proofs that the keys of the first roster are whose they are said to be
 */
export async function foundOffice(
  ports: RecordingPorts,
  files: ReadonlyMap<string, string>,
  note: readonly string[],
  options: RecordOptions,
): Promise<Recorded> {
  if ((await ports.history.tip(ports.branch)) !== undefined)
    throw new Failure({ code: "workspace-exists", folder: ports.files.root });
  const bytes = new Map([...files].map(([path, text]) => [path, Buffer.from(text, "utf8")] as const));
  return recordEntry(ports, undefined, { act: "found", files: bytes, note }, options);
}

/** A roster of one: whoever founds the office, and will appoint the others. */
export function foundersRoster(founder: Roster["officials"][number]): Roster {
  return { version: 1, officials: [founder] };
}
