/** `sop amend`: the owner of the procedure records what was changed in sop.yaml, the calendars and the house files. */

import { Failure, required } from "../../../domain/failure.ts";
import type { StepNo } from "../../../domain/ids.ts";
import { firstTouched } from "../../../domain/ledger/cycle-rules.ts";
import { permittedPaths } from "../../../domain/ledger/permitted-paths.ts";
import { PROCEDURE_PATH } from "../../../domain/paths.ts";
import { writtenText } from "../../../domain/utf8.ts";
import { chooseCycle } from "../../ledger/choose-cycle.ts";
import { procedureOf } from "../../ledger/cycle-rules.ts";
import type { TreeFiles } from "../../ledger/judging/rules-at.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { loadRecord, refuseDirty } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";

/** Records what differs on disk. @throws {Failure} where nothing does, or sop.yaml is not right */
export async function amend(
  ports: RecordingPorts,
  reason: string | undefined,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(ports);
  const isHouse = permittedPaths({ act: "amend" });
  await refuseDirty(ports, record, isHouse);
  const paths = new Set([
    ...(await ports.drift(record.judgement.tree ?? "", true)).map(({ path }) => path),
    ...(await newCalendars(ports, record.files)),
  ]);
  if (paths.size === 0) throw new Failure({ code: "nothing-to-do", why: "nothing-changed" });
  const files = new Map<string, Uint8Array | undefined>();
  for (const path of paths) files.set(path, await ports.files.read(path));
  const procedure = files.get("sop.yaml");
  if (procedure !== undefined)
    required(await ports.documents.procedure(writtenText(procedure, PROCEDURE_PATH), PROCEDURE_PATH));
  return recordEntry(ports, record, { act: "amend", files, reason }, options);
}

/** A procedure brought into a running cycle, and the first step that this undoes. */
export interface AmendedCycle {
  readonly recorded: Recorded;
  readonly from: StepNo | undefined;
}

/**
 * Brings the procedure as it is recorded into a running cycle, which otherwise goes on as it was opened.
 * @throws {Failure} where the cycle is finished, or runs under that procedure already
 */
export async function amendCycle(
  ports: RecordingPorts,
  named: string,
  reason: string,
  options: RecordOptions,
): Promise<AmendedCycle> {
  const record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const cycle = chooseCycle(record, named);
  const from = firstTouched(procedureOf(record, cycle), record.world.procedure);
  const recorded = await recordEntry(ports, record, { act: "amend", cycle: cycle.id, reason }, options);
  return { recorded, from };
}

async function newCalendars(ports: Pick<Ports, "files">, recorded: TreeFiles): Promise<readonly string[]> {
  const known = await recorded.below("kalender");
  const names = await ports.files.list("kalender");
  return names
    .map((name) => `kalender/${name}`)
    .filter((path) => path.endsWith(".yaml") && !known.includes(path));
}
