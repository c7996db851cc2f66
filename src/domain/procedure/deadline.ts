/** Since when a step waits, until when it should be done, and by how much it is late (domain §4). */
import { addWorkingDays, type Calendar, officeDay, workingDaysBetween } from "./calendar.ts";
import type { CycleState, Track } from "./cycle.ts";
import type { Step } from "./procedure.ts";

/** The moment from which a step waits: when the step before it was done, or when it was sent back. Seconds since 1970. */
export function waitingSince(cycle: CycleState, track: Track, step: Step): number {
  const before = [...cycle.main.done, ...track.done]
    .filter(([no]) => no < step.no)
    .map(([, done]) => done.at);
  const sections =
    step.scope === "cycle"
      ? [...cycle.sections.values()].flatMap((one) =>
          [...one.done].filter(([no]) => no < step.no).map(([, done]) => done.at),
        )
      : [];
  return Math.max(cycle.openedAt, track.sentBack?.at ?? 0, ...before, ...sections);
}

export interface Deadline {
  /** Last day, YYYY-MM-DD. */
  readonly due: string;
  /** Working days past the last day; 0 when in time. */
  readonly late: number;
}

/** The last day that the cycle itself has for the returns of its sections. */
export interface CycleDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Version 1 of the rules printed this day alone; since version 2 it only ends the procedure's own limit. */
  readonly alone: boolean;
}

/**
 * The last day of a step that waits: printed on forms, papers and receipts, told in reminders, and counted from. It is the
 * procedure's limit from the moment on from which it waits, in working days without that day itself, and no later than
 * the cycle's own day, unless that had passed before.
 * @param since seconds since 1970 @param utcOffset the office's clock, minutes @param cycleDay only of a step of filling
 */
export function lastDay(
  calendar: Calendar,
  { limit }: Pick<Step, "limit">,
  since: number,
  utcOffset: number,
  cycleDay?: CycleDay,
): string {
  const { amount, unit } = limit;
  const from = officeDay(since, utcOffset);
  // Minutes and hours are informational; whoever must act has the working day.
  const own = addWorkingDays(calendar, from, unit === "working-day" ? amount : 1);
  if (cycleDay === undefined || cycleDay.day < from) return own;
  return cycleDay.alone || cycleDay.day < own ? cycleDay.day : own;
}

/**
 * The last day of a step that waits, and how late it is at a moment.
 * @param since when it began to wait @param at now, or when it was done; both seconds since 1970
 * @param utcOffset the office's clock, minutes
 */
export function deadline(
  calendar: Calendar,
  step: Step,
  since: number,
  at: number,
  utcOffset: number,
  cycleDay?: CycleDay,
): Deadline {
  const due = lastDay(calendar, step, since, utcOffset, cycleDay);
  return { due, late: workingDaysBetween(calendar, due, officeDay(at, utcOffset)) };
}
