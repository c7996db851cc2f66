/** `sop cancel`: takes back that a cycle was opened, with a reason. */

import { permittedPaths } from "../../../domain/ledger/permitted-paths.ts";
import { chooseCycle } from "../../ledger/choose-cycle.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { loadRecord, refuseDirty } from "../../ledger/workspace-state.ts";
import type { RecordingPorts } from "../../ports/ports.ts";

/**
 * Takes back that a cycle was opened: its folder goes, and it may be opened again.
 * @throws {Failure} where a return has come in, or something was signed
 */
export async function cancel(
  ports: RecordingPorts,
  named: string,
  reason: string,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const { id } = chooseCycle(record, named);
  const own = permittedPaths({ act: "cancel", cycle: id });
  const paths = (await record.files.below()).filter(own);
  const files = new Map(paths.map((path) => [path, undefined] as const));
  return recordEntry(ports, record, { act: "cancel", cycle: id, reason, files }, options);
}
