/** Which cycle is meant, what is open in it, and the days of its office. */
import { Failure, required } from "../../domain/failure.ts";
import { endOf, type Period } from "../../domain/figures/period.ts";
import { type CycleId, cycleId, type SectionId } from "../../domain/ids.ts";
import { sectionsAsked, type World } from "../../domain/ledger/proposal.ts";
import { addWorkingDays, type Calendar, officeDay } from "../../domain/procedure/calendar.ts";
import type { CycleState } from "../../domain/procedure/cycle.ts";
import { isFinished, openTurns, type Turn } from "../../domain/procedure/turns.ts";
import type { Ports } from "../ports/ports.ts";
import { procedureOf } from "./cycle-rules.ts";

import type { Snapshot } from "./workspace-state.ts";

/** The cycle that a person means: the one they name, or the only one that is open. @throws {Failure} */
export function chooseCycle(record: Snapshot, named: string | undefined): CycleState {
  const { cycles } = record.judgement.state;
  const names = [...cycles.keys()];
  if (named !== undefined) {
    const id = cycleId(named);
    const cycle = id === undefined ? undefined : cycles.get(id);
    if (cycle === undefined) throw new Failure({ code: "cycle-unknown", cycle: named, cycles: names });
    return cycle;
  }
  const open = openCycles(record);
  const [only, ...others] = open;
  if (only === undefined)
    throw new Failure({ code: "nothing-to-do", why: names.length === 0 ? "no-cycle" : "finished" });
  if (others.length > 0) throw new Failure({ code: "which-cycle", cycles: open.map(({ id }) => id) });
  return only;
}

/** The cycles that are not finished. */
export function openCycles(record: Snapshot): readonly CycleState[] {
  return [...record.judgement.state.cycles.values()].filter((cycle) => !isDone(record, cycle));
}

/** Is a cycle finished, by its own rules? */
export function isDone(record: Snapshot, cycle: CycleState): boolean {
  return isFinished(procedureOf(record, cycle), sectionsIn(record, cycle.id), cycle);
}

/** The sections of a cycle: those of the plan that was drafted for it, before that those of its year. */
export function sectionsIn(record: Snapshot, cycle: CycleId): readonly SectionId[] {
  const { planned } = record.judgement.state.cycles.get(cycle) ?? {};
  if (planned !== undefined) return planned;
  return sectionsAsked(record.world, cycle) ?? [];
}

/** What may be done in a cycle now. */
export function turnsOf(record: Snapshot, cycle: CycleState): readonly Turn[] {
  return openTurns(procedureOf(record, cycle), sectionsIn(record, cycle.id), cycle);
}

/** Today on the office's calendar, YYYY-MM-DD. */
export function today(ports: Pick<Ports, "clock">, world: World): string {
  return officeDay(ports.clock.now(), world.procedure.utcOffset);
}

/** All calendars of the workspace as one. */
export async function calendarOf(
  ports: Pick<Ports, "documents">,
  record: Pick<Snapshot, "files" | "text">,
): Promise<Calendar> {
  const texts = new Map<string, string>();
  for (const path of await record.files.below("kalender")) {
    if (/^kalender\/[^/]+\.yaml$/.test(path)) texts.set(path, (await record.text(path)) ?? "");
  }
  return required(await ports.documents.calendar(texts));
}

/** The usual last day for a period's data: the tenth working day after it ends (domain §4). */
export function usualDueDay(calendar: Calendar, year: number, period: Period): string {
  return addWorkingDays(calendar, endOf(year, period), 10);
}
