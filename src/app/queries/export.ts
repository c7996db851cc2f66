/** `sop export`: the figures of the record as tables, for whoever goes on working with them. */

import { Failure } from "../../domain/failure.ts";
import { periodIn } from "../../domain/figures/period.ts";
import type { Plan } from "../../domain/figures/plan.ts";
import { type CycleState, signedRound } from "../../domain/procedure/cycle.ts";
import type { Recap } from "../../domain/recap/recap.ts";
import { recapFor } from "../commands/cycle/compile.ts";
import { chooseCycle } from "../ledger/choose-cycle.ts";
import { loadRecord, type Snapshot } from "../ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";
import { returnsOf } from "../returns/cycle-forms.ts";

/** One cycle's figures, and what stands behind them. */
export interface ExportedCycle {
  readonly plan: Plan;
  readonly recap: Recap;
  readonly round: number;
  /** The entry that signed them; undefined where the cycle is not finished, and the figures are nobody's yet. */
  readonly signedBy: string | undefined;
}

export interface Exported {
  readonly officeId: string;
  readonly officeName: string;
  readonly procedureTitle: string;
  /** The newest entry: what the figures were read from. */
  readonly entry: string;
  readonly cycles: readonly ExportedCycle[];
}

/**
 * The figures of one cycle, or of every one that has returns.
 * @throws {Failure} where there are none
 */
export async function exported(ports: ReadingPorts, named: string | undefined): Promise<Exported> {
  const record = await loadRecord(ports);
  const { procedure } = record.world;
  const wanted =
    named === undefined ? [...record.judgement.state.cycles.values()] : [chooseCycle(record, named)];
  const cycles = await exportedCycles(ports, record, wanted);
  if (cycles.length === 0) throw new Failure({ code: "nothing-to-do", why: "no-return" });
  const { id, name } = procedure.office;
  return { officeId: id, officeName: name, procedureTitle: procedure.title, entry: record.tip, cycles };
}

/** Those of these cycles that have figures. */
export async function exportedCycles(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
  wanted: readonly CycleState[],
): Promise<readonly ExportedCycle[]> {
  const cycles: ExportedCycle[] = [];
  for (const cycle of wanted) {
    // Before the forms were handed out there is no plan that the figures could be held against.
    if (periodIn(cycle.id) === undefined || cycle.main.done.size === 0) continue;
    const { plan, recap } = await recapFor(ports, record, cycle);
    if ((await returnsOf(ports, record, plan, cycle.id)).length === 0) continue;
    cycles.push({ plan, recap, round: cycle.main.round, signedBy: signedRound(cycle)?.entry });
  }
  return cycles;
}
