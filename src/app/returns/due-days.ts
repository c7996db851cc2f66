/**
 * The last day of a turn, found in one place: what forms, papers and receipts print is what status, reminders and
 * lateness go by.
 */

import { required } from "../../domain/failure.ts";
import type { SectionId } from "../../domain/ids.ts";
import { cyclePath } from "../../domain/paths.ts";
import type { Calendar } from "../../domain/procedure/calendar.ts";
import { type CycleState, trackOf } from "../../domain/procedure/cycle.ts";
import type { CyclePlan } from "../../domain/procedure/cycle-plan.ts";
import {
  type CycleDay,
  type Deadline,
  deadline,
  lastDay,
  waitingSince,
} from "../../domain/procedure/deadline.ts";
import type { Procedure, Step } from "../../domain/procedure/procedure.ts";
import { calendarOf } from "../ledger/choose-cycle.ts";
import { procedureOf } from "../ledger/cycle-rules.ts";
import { filesIn, textOf } from "../ledger/judging/rules-at.ts";
import type { RecordView } from "../ledger/workspace-state.ts";
import type { Ports } from "../ports/ports.ts";

type Asked = Pick<Ports, "documents" | "history">;

/** The days of a cycle. @throws {Failure} with findings */
export async function cyclePlanOf(
  ports: Pick<Ports, "documents">,
  record: Pick<RecordView, "text">,
  cycle: CycleState["id"],
): Promise<CyclePlan> {
  const path = cyclePath(cycle);
  return required(await ports.documents.cycle((await record.text(path)) ?? "", path));
}

/** How a step that waits stands: since when, until when, and by how much it is late. @param at seconds since 1970 */
export async function deadlineOf(
  ports: Asked,
  record: RecordView,
  cycle: CycleState,
  step: Step,
  section: SectionId | undefined,
  at: number,
): Promise<Deadline & { readonly since: number }> {
  const since = waitingSince(cycle, trackOf(cycle, section), step);
  const calendar = await calendarFor(ports, record, cycle, step, section);
  const { utcOffset } = record.world.procedure;
  return {
    since,
    ...deadline(calendar, step, since, at, utcOffset, await cycleDayFor(ports, record, cycle, step)),
  };
}

/** The last day of each section's return: as its form prints it, wherever that is printed. */
export interface PrintedDays {
  /** Of the forms as they are, or were, handed out. */
  readonly handedOut: string | undefined;
  readonly of: (section: SectionId) => string | undefined;
}

/** @param at when the forms are handed out, where that is being done; seconds since 1970 */
export async function printedDays(
  ports: Asked,
  record: RecordView,
  cycle: CycleState | undefined,
  sections: readonly SectionId[],
  at?: number,
): Promise<PrintedDays> {
  const procedure = procedureOf(record, cycle);
  const step = procedure.steps.find(({ kind }) => kind === "fill");
  if (cycle === undefined || step === undefined) return { handedOut: undefined, of: () => undefined };
  const cycleDay = await cycleDayFor(ports, record, cycle, step);
  const since = at ?? handOver(procedure, cycle)?.at;
  // Before the forms are handed out only the cycle's own day is known.
  if (since === undefined) return { handedOut: cycleDay?.day, of: () => cycleDay?.day };
  const { utcOffset } = record.world.procedure;
  const handedOut = lastDay(
    await calendarFor(ports, record, cycle, step, undefined),
    step,
    since,
    utcOffset,
    cycleDay,
  );
  const days = new Map<SectionId, string>();
  for (const section of sections) {
    if (at !== undefined || trackOf(cycle, section).sentBack === undefined) continue;
    const calendar = await calendarFor(ports, record, cycle, step, section);
    const waits = waitingSince(cycle, trackOf(cycle, section), step);
    days.set(section, lastDay(calendar, step, waits, utcOffset, cycleDay));
  }
  return { handedOut, of: (section) => days.get(section) ?? handedOut };
}

/** What a cycle's returns are held to beside the procedure's limit. */
export async function cycleDayFor(
  ports: Pick<Ports, "documents">,
  record: Pick<RecordView, "text">,
  { id, calculation }: CycleState,
  { kind }: Pick<Step, "kind">,
): Promise<CycleDay | undefined> {
  if (kind !== "fill") return undefined;
  const { returnsDue } = await cyclePlanOf(ports, record, id);
  return returnsDue === undefined ? undefined : { day: returnsDue, alone: calculation.version < 2 };
}

/** Days off as they were known when the forms were handed out, or sent back: by them the printed day was found. */
async function calendarFor(
  ports: Asked,
  record: RecordView,
  cycle: CycleState,
  step: Step,
  section: SectionId | undefined,
): Promise<Calendar> {
  const from = step.kind === "fill" ? printedBy(record, cycle, section) : undefined;
  if (from === undefined) return calendarOf(ports, record);
  const { tree } = await ports.history.commit(from);
  const files = filesIn(ports.history, tree);
  return calendarOf(ports, {
    files,
    text: async (path) => textOf(ports.history, await files.get(path)),
  });
}

/** The entry that brought the day about. */
function printedBy(record: RecordView, cycle: CycleState, section: SectionId | undefined) {
  const handed = handOver(procedureOf(record, cycle), cycle);
  const back = trackOf(cycle, section).sentBack;
  return back !== undefined && back.at > (handed?.at ?? 0) ? back.entry : handed?.entry;
}

function handOver({ steps }: Procedure, cycle: CycleState) {
  const step = steps.find(({ kind }) => kind === "distribute");
  return step === undefined ? undefined : cycle.main.done.get(step.no);
}
