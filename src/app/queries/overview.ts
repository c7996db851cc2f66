/** `sop report`: everything that a head, an inspector or the regency looks at, gathered from the record once. */
import type { EntryId } from "../../domain/ids.ts";
import { loadRecord } from "../ledger/workspace-state.ts";
import type { ReadingPorts } from "../ports/ports.ts";
import { type ExportedCycle, exportedCycles } from "./export.ts";
import { type LogLine, logOf } from "./log.ts";
import { type Status, statusOf } from "./status.ts";
import { type Timeliness, timelinessOf } from "./timeliness.ts";

export interface Overview {
  readonly officeName: string;
  readonly procedureTitle: string;
  readonly letterhead: readonly string[];
  readonly utcOffset: number;
  /** The first entry and the newest: what was proven lies between them. */
  readonly root: EntryId;
  readonly tip: EntryId;
  readonly lastAt: number;
  readonly board: Status;
  readonly timeliness: Timeliness;
  /** Cycles with figures, oldest first. */
  readonly cycles: readonly ExportedCycle[];
  readonly register: readonly LogLine[];
}

/** @throws {Failure} where the record breaks the law: nothing is reported from one that cannot be proven */
export async function overview(ports: ReadingPorts): Promise<Overview> {
  const record = await loadRecord(ports);
  const { procedure } = record.world;
  const { state } = record.judgement;
  return {
    officeName: procedure.office.name,
    procedureTitle: procedure.title,
    letterhead: procedure.office.letterhead,
    utcOffset: procedure.utcOffset,
    root: state.root ?? record.tip,
    tip: record.tip,
    lastAt: state.lastAt,
    board: await statusOf(ports, record),
    timeliness: await timelinessOf(ports, record),
    cycles: await exportedCycles(ports, record, [...state.cycles.values()]),
    register: (await logOf(ports, record, undefined)).lines,
  };
}
