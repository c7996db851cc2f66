/** What a cycle of a record runs under, and what that says of its returns. */

import type { SectionId } from "../../domain/ids.ts";
import { rulesOf } from "../../domain/ledger/cycle-rules.ts";
import { type CycleState, type SentBack, trackOf } from "../../domain/procedure/cycle.ts";
import { type Procedure, stepOf } from "../../domain/procedure/procedure.ts";
import type { Snapshot } from "./workspace-state.ts";

/** The procedure that a cycle runs under: its own steps, and the office as it is today. */
export function procedureOf({ world }: Pick<Snapshot, "world">, cycle: CycleState | undefined): Procedure {
  return rulesOf(cycle, world.procedure);
}

/** The sending-back that a section's figures are an answer to; none where form and plan were drafted anew. */
export function objectionTo(
  record: Pick<Snapshot, "world">,
  cycle: CycleState,
  section: SectionId,
): SentBack | undefined {
  const { sentBack } = trackOf(cycle, section);
  const target = sentBack && stepOf(procedureOf(record, cycle), sentBack.to);
  return target?.scope === "section" ? sentBack : undefined;
}
