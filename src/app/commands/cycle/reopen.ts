/** `sop reopen`: a new round of what was signed, with a reason. */

import { chooseCycle } from "../../ledger/choose-cycle.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { sectionNamed } from "../../ledger/steps.ts";
import { loadRecord, refuseDirty } from "../../ledger/workspace-state.ts";
import type { RecordingPorts } from "../../ports/ports.ts";

/**
 * Starts a new round of what was signed; the old one stays provable.
 * @param only the section whose figures are to come again; undefined for all of them
 * @throws {Failure} where it is not finished
 */
export async function reopen(
  ports: RecordingPorts,
  named: string,
  only: string | undefined,
  reason: string,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const cycle = chooseCycle(record, named);
  const section = only === undefined ? undefined : sectionNamed(record, cycle, only);
  const { id, main } = cycle;
  return recordEntry(
    ports,
    record,
    { act: "reopen", cycle: id, round: main.round, section, reason },
    options,
  );
}
