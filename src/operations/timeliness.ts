/** How timely each step was done, over all cycles and rounds: worked out of the record, entry by entry. */
import type { Calendar } from "../domain/calendar.ts";
import { type CycleState, openCycle, trackOf, withDone, withSentBack } from "../domain/cycle.ts";
import { deadline, waitingSince } from "../domain/deadline.ts";
import type { Trailers } from "../domain/entry.ts";
import type { CycleId, PersonId, SectionId, StepNo } from "../domain/ids.ts";
import { officialOf } from "../domain/official.ts";
import { type Procedure, type Step, stepOf } from "../domain/procedure.ts";
import { entryMessage } from "./entry-message.ts";
import type { JudgedEntry } from "./judge.ts";
import type { Office } from "./office.ts";
import { calendarOf, loadRecord } from "./snapshot.ts";

/** One step that was done, whatever became of it later. */
export interface DoneInTime {
  readonly cycle: CycleId;
  readonly round: number;
  readonly step: StepNo;
  readonly section: SectionId | undefined;
  /** Whoever had to act: the filler of a return, not the one who recorded it. */
  readonly person: PersonId;
  readonly name: string;
  readonly since: number;
  readonly at: number;
  readonly due: string;
  readonly late: number;
}

export interface Timeliness {
  readonly done: readonly DoneInTime[];
  readonly byStep: readonly Tally[];
  readonly bySection: readonly Tally[];
  readonly byPerson: readonly Tally[];
}

/** How often something was done, how often late, and by how many working days in all and at most. */
export interface Tally {
  readonly of: string;
  readonly done: number;
  readonly late: number;
  readonly days: number;
  readonly most: number;
}

/** Judged by the calendar and the limits that are in force now: a later decree on days off counts for what lies before it. */
export async function timeliness(office: Office): Promise<Timeliness> {
  const record = await loadRecord(office);
  const { procedure, roster } = record.world;
  const replay = new Replay(procedure, await calendarOf(office, record));
  for (const entry of record.judgement.entries) {
    const message = await entryMessage(office, entry.id);
    if (message !== undefined) replay.take(entry, message.trailers, message.note);
  }
  const done = replay.done.map((one) => ({
    ...one,
    name: officialOf(roster, one.person)?.name ?? one.person,
  }));
  return {
    done,
    byStep: tallied(done, ({ step }) => `${step} ${stepOf(procedure, step)?.activity ?? ""}`.trim()),
    bySection: tallied(done, ({ section }) => section),
    byPerson: tallied(done, ({ name }) => name),
  };
}

/** The cycles once more, with a look at the clock before each step. */
class Replay {
  readonly done: Omit<DoneInTime, "name">[] = [];
  readonly #procedure: Procedure;
  readonly #calendar: Calendar;
  readonly #cycles = new Map<CycleId, CycleState>();

  constructor(procedure: Procedure, calendar: Calendar) {
    this.#procedure = procedure;
    this.#calendar = calendar;
  }

  take(entry: JudgedEntry, trailers: Trailers, note: readonly string[]): void {
    const { cycle: id, act, section, person, reason = "", subject, returnTo } = trailers;
    if (id === undefined) return;
    const before = this.#cycles.get(id);
    const step = trailers.step === undefined ? undefined : stepOf(this.#procedure, trailers.step);
    if (act === "open") this.#cycles.set(id, openCycle(id, entry.at));
    else if (before === undefined) return;
    else if (act === "reject" || act === "reopen") {
      const from = trailers.step ?? this.#procedure.steps.length;
      const to = returnTo ?? this.#procedure.reopensTo;
      const back = { entry: entry.id, person, at: entry.at, from, to, reason, note, subject };
      this.#cycles.set(id, withSentBack(this.#procedure, before, section, back));
    } else if (step !== undefined) this.#cycles.set(id, this.#doneBy(before, step, entry, trailers));
  }

  #doneBy(cycle: CycleState, step: Step, { id, at }: JudgedEntry, trailers: Trailers): CycleState {
    const { section, person, filledBy, capacity, subject } = trailers;
    const track = step.scope === "section" ? section : undefined;
    const { round } = trackOf(cycle, track);
    const since = waitingSince(cycle, trackOf(cycle, track), step);
    const { due, late } = deadline(this.#calendar, step, since, at, this.#procedure.utcOffset);
    const who = filledBy ?? person;
    this.done.push({
      cycle: cycle.id,
      round,
      step: step.no,
      section: track,
      person: who,
      since,
      at,
      due,
      late,
    });
    return withDone(cycle, step.no, track, { entry: id, person, filledBy, capacity, at, round, subject });
  }
}

function tallied(
  done: readonly DoneInTime[],
  keyOf: (one: DoneInTime) => string | undefined,
): readonly Tally[] {
  const found = new Map<string, Tally>();
  for (const one of done) {
    const of = keyOf(one);
    if (of === undefined) continue;
    const before = found.get(of) ?? { of, done: 0, late: 0, days: 0, most: 0 };
    found.set(of, {
      of,
      done: before.done + 1,
      late: before.late + (one.late > 0 ? 1 : 0),
      days: before.days + one.late,
      most: Math.max(before.most, one.late),
    });
  }
  return [...found.values()];
}
