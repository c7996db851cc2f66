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

/**
 * The last day of a step that waits, and how late it is at a moment. Working days; the day of receipt is not counted.
 * @param since when it began to wait @param at now, or when it was done; both seconds since 1970
 * @param utcOffset the office's clock, minutes
 */
export function deadline(
  calendar: Calendar,
  { limit }: Step,
  since: number,
  at: number,
  utcOffset: number,
): Deadline {
  const { amount, unit } = limit;
  // Minutes and hours are informational; whoever must act has the working day.
  const due = addWorkingDays(calendar, officeDay(since, utcOffset), unit === "working-day" ? amount : 1);
  return { due, late: workingDaysBetween(calendar, due, officeDay(at, utcOffset)) };
}
