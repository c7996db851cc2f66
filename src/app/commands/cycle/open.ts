/** `sop open`: a new cycle, with its days. */

import { Failure } from "../../../domain/failure.ts";
import { cycleOf, periodIn, upTo } from "../../../domain/figures/period.ts";
import type { Finding } from "../../../domain/finding.ts";
import { type CycleId, yearOf } from "../../../domain/ids.ts";
import { cyclePath, formPath, planPath } from "../../../domain/paths.ts";
import { calendarOf, today, usualDueDay } from "../../ledger/choose-cycle.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { loadRecord, refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { RecordingPorts } from "../../ports/ports.ts";

export interface OpenOptions extends RecordOptions {
  readonly due: string | undefined;
  readonly returnsDue: string | undefined;
}

/** A cycle that was opened, and what is odd about it. */
export interface Opened {
  readonly recorded: Recorded;
  readonly findings: readonly Finding[];
}

/** Opens a cycle; its last day is the usual one unless given. @throws {Failure} where it exists */
export async function openCycle(
  ports: RecordingPorts,
  cycle: CycleId,
  options: OpenOptions,
): Promise<Opened> {
  const record = await loadRecord(ports);
  const year = yearOf(cycle);
  await refuseDirty(ports, record, (path) => path === planPath(year) || path === formPath(year));
  const period = periodIn(cycle);
  const hasForms = record.world.procedure.steps.some(({ kind }) => kind === "fill");
  if (hasForms && period === undefined)
    throw new Failure({ code: "usage", slip: "cycle-period", given: cycle });
  const calendar = await calendarOf(ports, record);
  const due = options.due ?? (period === undefined ? undefined : usualDueDay(calendar, year, period));
  const plan = {
    cycle,
    opened: today(ports, record.world),
    due,
    returnsDue: options.returnsDue ?? due,
    waivers: [],
  };
  const files = new Map([[cyclePath(cycle), Buffer.from(await ports.documents.writeCycle(plan), "utf8")]]);
  const recorded = await recordEntry(ports, record, { act: "open", cycle, round: 1, files }, options);
  return { recorded, findings: skippedPeriods(record, cycle) };
}

/** Earlier periods of the year, of its own kind, that no cycle was opened for: cumulative figures would lack them. */
function skippedPeriods({ judgement }: Snapshot, cycle: CycleId): readonly Finding[] {
  const period = periodIn(cycle);
  if (period === undefined) return [];
  const year = yearOf(cycle);
  const earlier = upTo(period)
    .slice(0, -1)
    .map((one) => cycleOf(year, one));
  return earlier
    .filter((id) => !judgement.state.cycles.has(id))
    .map((id) => ({ rule: "period-skipped", severity: "warning", file: cyclePath(cycle), given: id }));
}
