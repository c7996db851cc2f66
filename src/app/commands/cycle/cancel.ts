/** `sop cancel`: takes back that a cycle was opened, with a reason. */

import { permittedPaths } from "../../../domain/ledger/permitted-paths.ts";
import { chooseCycle } from "../../ledger/choose-cycle.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { loadRecord, refuseDirty } from "../../ledger/workspace-state.ts";
import type { Office } from "../../ports/office.ts";

/**
 * Takes back that a cycle was opened: its folder goes, and it may be opened again.
 * @throws {Failure} where a return has come in, or something was signed
 */
export async function cancel(
  office: Office,
  named: string,
  reason: string,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(office);
  await refuseDirty(office, record);
  const { id } = chooseCycle(record, named);
  const own = permittedPaths({ act: "cancel", cycle: id });
  const paths = (await record.files.below()).filter(own);
  const files = new Map(paths.map((path) => [path, undefined] as const));
  return recordEntry(office, record, { act: "cancel", cycle: id, reason, files }, options);
}
