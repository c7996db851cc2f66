/** How timely each step was done, over all cycles and rounds: worked out of the record, entry by entry. */

import { required } from "../../domain/failure.ts";
import type { CycleId, EntryId, PersonId, SectionId, StepNo } from "../../domain/ids.ts";
import { rulesOf, withAmendment } from "../../domain/ledger/cycle-rules.ts";
import type { Trailers } from "../../domain/ledger/message/message.ts";
import { PROCEDURE_PATH } from "../../domain/paths.ts";
import { officialOf } from "../../domain/people/official.ts";
import type { Calendar } from "../../domain/procedure/calendar.ts";
import { type CycleState, openCycle, trackOf, withDone, withSentBack } from "../../domain/procedure/cycle.ts";
import { type CycleDay, deadline, waitingSince } from "../../domain/procedure/deadline.ts";
import { type Procedure, type Step, stepOf } from "../../domain/procedure/procedure.ts";
import { calendarOf } from "../ledger/choose-cycle.ts";
import { type JudgedEntry, standingEntries } from "../ledger/judging/judgement.ts";
import { entryMessage } from "../ledger/recording/entry-message.ts";
import { loadRecord, type Snapshot } from "../ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";
import { cycleDayFor } from "../returns/due-days.ts";
import { filesAt } from "../returns/recorded-return.ts";

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

/** Each step by the limits and the days off that were in force when it was done: an amendment holds for what comes after it. */
export async function timeliness(ports: ReadingPorts): Promise<Timeliness> {
  return timelinessOf(ports, await loadRecord(ports));
}

/** The same of a record as it was loaded. */
export async function timelinessOf(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
): Promise<Timeliness> {
  const { procedure, roster } = record.world;
  const replay = new Replay(await daysOf(ports, record));
  let rules: Rules | undefined;
  for (const entry of standingEntries(record.judgement)) {
    const message = await entryMessage(ports, entry.id);
    if (message === undefined) continue;
    rules ??= await rulesAt(ports, entry.id);
    replay.take(rules, entry, message.trailers, message.note);
    if (entry.act === "amend") rules = await rulesAt(ports, entry.id);
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

/** What a step's last day follows from. */
interface Rules {
  readonly procedure: Procedure;
  readonly calendar: Calendar;
}

/** What each cycle that is there holds its returns to beside the procedure's limit. */
async function daysOf(
  ports: Pick<Ports, "documents">,
  record: Snapshot,
): Promise<ReadonlyMap<CycleId, CycleDay>> {
  const days = new Map<CycleId, CycleDay>();
  for (const cycle of record.judgement.state.cycles.values()) {
    const day = await cycleDayFor(ports, record, cycle, { kind: "fill" });
    if (day !== undefined) days.set(cycle.id, day);
  }
  return days;
}

/** The rules as one entry left them. */
async function rulesAt(ports: Pick<Ports, "documents" | "history">, entry: EntryId): Promise<Rules> {
  const files = await filesAt(ports, entry);
  const procedure = required(
    await ports.documents.procedure((await files.text(PROCEDURE_PATH)) ?? "", PROCEDURE_PATH),
  );
  return { procedure, calendar: await calendarOf(ports, files) };
}

/** The cycles once more, with a look at the clock before each step. */
class Replay {
  readonly done: Omit<DoneInTime, "name">[] = [];
  readonly #cycles = new Map<CycleId, CycleState>();
  readonly #days: ReadonlyMap<CycleId, CycleDay>;
  /** Days off as they were known when forms were handed out or returns sent back: printed days were found by them. */
  readonly #printedBy = new Map<CycleId, Calendar>();

  constructor(days: ReadonlyMap<CycleId, CycleDay>) {
    this.#days = days;
  }

  take(rules: Rules, entry: JudgedEntry, trailers: Trailers, note: readonly string[]): void {
    const { cycle: id, act, section, person, reason = "", subject, returnTo } = trailers;
    if (id === undefined) return;
    const before = this.#cycles.get(id);
    const procedure = rulesOf(before, rules.procedure);
    const step = trailers.step === undefined ? undefined : stepOf(procedure, trailers.step);
    if (act === "distribute" || act === "reject" || act === "reopen") this.#printedBy.set(id, rules.calendar);
    if (act === "open") this.#open(id, entry.at, trailers.version === 1 ? undefined : rules.procedure);
    else if (before === undefined) return;
    else if (act === "cancel") this.#forget(id);
    else if (act === "amend") {
      const by = { entry: entry.id, person, at: entry.at, reason, note, subject };
      this.#cycles.set(id, withAmendment(before, rules.procedure, by));
    } else if (act === "reject" || act === "reopen") {
      const from = trailers.step ?? procedure.steps.length;
      const to = returnTo ?? procedure.reopensTo;
      const back = { entry: entry.id, person, at: entry.at, from, to, about: section, reason, note, subject };
      this.#cycles.set(id, withSentBack(procedure, before, section, back));
    } else if (step !== undefined) {
      const own = { procedure, calendar: rules.calendar };
      this.#cycles.set(id, this.#doneBy(own, before, step, entry, trailers));
    }
  }

  #open(id: CycleId, at: number, rules: Procedure | undefined): void {
    this.#cycles.set(id, openCycle(id, at, rules));
  }

  /** What was opened by mistake was never late. */
  #forget(id: CycleId): void {
    this.#cycles.delete(id);
    const others = this.done.filter(({ cycle }) => cycle !== id);
    this.done.splice(0, this.done.length, ...others);
  }

  #doneBy(
    { procedure, calendar }: Rules,
    cycle: CycleState,
    step: Step,
    { id, at }: JudgedEntry,
    trailers: Trailers,
  ): CycleState {
    const { section, person, filledBy, capacity, subject } = trailers;
    const track = step.scope === "section" ? section : undefined;
    const { round } = trackOf(cycle, track);
    const since = waitingSince(cycle, trackOf(cycle, track), step);
    const isFilling = step.kind === "fill";
    const known = (isFilling ? this.#printedBy.get(cycle.id) : undefined) ?? calendar;
    const day = isFilling ? this.#days.get(cycle.id) : undefined;
    const { due, late } = deadline(known, step, since, at, procedure.utcOffset, day);
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
