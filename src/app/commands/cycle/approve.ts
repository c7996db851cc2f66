/** `sop approve`: the step that waits is approved, initialled or signed. It changes no file. */

import { Failure } from "../../../domain/failure.ts";
import { actFor } from "../../../domain/ledger/act-table.ts";
import { type CycleState, trackOf } from "../../../domain/procedure/cycle.ts";
import { judgedStep } from "../../../domain/procedure/procedure.ts";
import { chooseCycle, turnsOf } from "../../ledger/choose-cycle.ts";
import { procedureOf } from "../../ledger/cycle-rules.ts";
import {
  type Preview,
  type Recorded,
  type RecordOptions,
  recordEntry,
} from "../../ledger/recording/record-entry.ts";
import { notYourTurn } from "../../ledger/steps.ts";
import { loadRecord, refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";
import { compileNote, recapDifferences } from "./compile.ts";

/** The step that waits for a yes: only one can, and it says whose it is. */
export async function approve(
  ports: RecordingPorts & Pick<Ports, "workbooks">,
  named: string | undefined,
  note: readonly string[],
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const cycle = chooseCycle(record, named);
  const turn = turnsOf(record, cycle).find(({ step }) => actFor(step.kind) === "approve");
  if (turn === undefined) throw notYourTurn(record, cycle, "approve");
  const intent = {
    act: "approve" as const,
    cycle: cycle.id,
    round: trackOf(cycle, turn.section).round,
    step: turn.step.no,
    section: turn.section,
    note,
  };
  // The one who signs has a minute: the figures come to them, not they to the figures.
  const judgesRecap = judgedStep(procedureOf(record, cycle), turn.step).kind === "compile";
  const judged = judgesRecap ? await recordedRecap(ports, record, cycle) : undefined;
  const confirm = (preview: Preview): Promise<boolean> => options.confirm({ ...preview, ...judged });
  return recordEntry(ports, record, intent, { ...options, confirm });
}

/** The recap as it is recorded. @throws {Failure} where it is not what the returns give: nobody is to sign for another */
async function recordedRecap(
  ports: Pick<Ports, "documents" | "history" | "words" | "workbooks">,
  record: Snapshot,
  cycle: CycleState,
): Promise<Required<Pick<Preview, "recap" | "recapNote">>> {
  const recapNote = await compileNote(ports, record, cycle);
  const { recap, yaml, xlsx } = await recapDifferences(ports, record, cycle, recapNote);
  const path = yaml ?? xlsx;
  if (path !== undefined) throw new Failure({ code: "recap-outdated", path });
  return { recap, recapNote };
}
