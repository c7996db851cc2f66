/** `sop status`: where every cycle stands, whose turn it is, since when, until when, and the exact command. */

import { cycleOf, QUARTERS } from "../../domain/figures/period.ts";
import { type CycleId, type PersonId, type SectionId, yearOf } from "../../domain/ids.ts";
import { sameRules, type ToldAmendment } from "../../domain/ledger/cycle-rules.ts";
import { officialOf } from "../../domain/people/official.ts";
import { type CycleState, type SentBack, sectionSteps, trackOf } from "../../domain/procedure/cycle.ts";
import type { Step } from "../../domain/procedure/procedure.ts";
import type { Turn } from "../../domain/procedure/turns.ts";
import { countUnsent } from "../commands/sharing/catch-up.ts";
import { amendmentsOf } from "../ledger/amendments.ts";
import { calendarOf, isDone, sectionsIn, turnsOf } from "../ledger/choose-cycle.ts";
import { procedureOf } from "../ledger/cycle-rules.ts";
import { activeHolders } from "../ledger/steps.ts";
import { loadRecord, type Snapshot } from "../ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";
import { deadlineOf } from "../returns/due-days.ts";

export interface StepStatus {
  readonly step: Step;
  readonly state: "done" | "open" | "waiting";
  /** For a section's step: how many sections have done it, of how many. */
  readonly count: readonly [number, number] | undefined;
  readonly by: string | undefined;
  readonly at: number | undefined;
}

export interface TurnStatus {
  readonly step: Step;
  readonly section: SectionId | undefined;
  readonly people: readonly string[];
  /** Their ids, in the same order. */
  readonly holders: readonly PersonId[];
  readonly since: number;
  /** Last day, YYYY-MM-DD. */
  readonly due: string;
  /** Working days past the last day; 0 when in time. */
  readonly late: number;
  readonly round: number;
  readonly sentBack: SentBack | undefined;
  readonly command: string;
}

export interface CycleStatus {
  readonly id: CycleId;
  readonly round: number;
  readonly finished: boolean;
  readonly steps: readonly StepStatus[];
  readonly turns: readonly TurnStatus[];
  readonly sections: readonly SectionStatus[];
  readonly waivers: readonly WaiverStatus[];
  /** Procedures that were brought into it while it ran. */
  readonly amendments: readonly ToldAmendment[];
  /** Does it run under another procedure than the one that is recorded now? */
  readonly otherRules: boolean;
}

/** One section's way through the steps that each section does by itself. */
export interface SectionStatus {
  readonly section: SectionId;
  /** Who fills its form today. */
  readonly owners: readonly string[];
  readonly steps: readonly {
    readonly step: Step;
    readonly state: "done" | "open" | "waiting" | "waived";
    readonly at: number | undefined;
  }[];
  readonly round: number;
}

/** A section that is excused, and by whose leave. */
export interface WaiverStatus {
  readonly section: SectionId;
  readonly reason: string;
  readonly by: string;
  /** Last day, YYYY-MM-DD. */
  readonly until: string;
}

export interface Status {
  readonly officeName: string;
  readonly procedureTitle: string;
  readonly entries: number;
  readonly lastAt: number;
  readonly utcOffset: number;
  readonly unconfirmed: number;
  /** Years with a cycle, for which no decree on days off is at hand: only weekends are days off in them. */
  readonly yearsWithoutCalendar: readonly number[];
  readonly cycles: readonly CycleStatus[];
  /** What to do when no cycle is open. */
  readonly next: string | undefined;
  /** Where the record is shared, and how many entries are not known to be there; undefined where it is not shared. */
  readonly shared?: { readonly address: string; readonly unsent: number } | undefined;
}

/** The board of all cycles, from the ledger alone. */
export async function status(ports: ReadingPorts & Pick<Ports, "remote">): Promise<Status> {
  const board = await statusOf(ports, await loadRecord(ports));
  const { address } = ports.remote;
  return address === undefined ? board : { ...board, shared: { address, unsent: await countUnsent(ports) } };
}

/** The board of a record as it was loaded. */
export async function statusOf(
  ports: Pick<Ports, "clock" | "documents" | "history">,
  record: Snapshot,
): Promise<Status> {
  const calendar = await calendarOf(ports, record);
  const { procedure } = record.world;
  const cycles: CycleStatus[] = [];
  for (const cycle of record.judgement.state.cycles.values())
    cycles.push(await cycleStatus(ports, record, cycle));
  const year =
    [...record.world.sections.keys()].sort().at(-1) ?? new Date(ports.clock.now() * 1000).getUTCFullYear();
  return {
    officeName: procedure.office.name,
    procedureTitle: procedure.title,
    entries: record.judgement.state.entries,
    lastAt: record.judgement.state.lastAt,
    utcOffset: procedure.utcOffset,
    unconfirmed: procedure.unconfirmed.length,
    yearsWithoutCalendar: [...new Set(cycles.map(({ id }) => yearOf(id)))].filter(
      (one) => !calendar.years.has(one),
    ),
    cycles,
    next: cycles.some(({ finished }) => !finished)
      ? undefined
      : `sop open ${nextCycle(record.world, year, cycles)}`,
  };
}

async function cycleStatus(
  ports: Pick<Ports, "clock" | "documents" | "history">,
  record: Snapshot,
  cycle: CycleState,
): Promise<CycleStatus> {
  const turns = turnsOf(record, cycle);
  const open: TurnStatus[] = [];
  for (const turn of turns) open.push(await turnStatus(ports, record, cycle, turn));
  return {
    id: cycle.id,
    round: cycle.main.round,
    finished: isDone(record, cycle),
    steps: procedureOf(record, cycle).steps.map((step) => stepStatus(record, cycle, turns, step)),
    turns: open,
    sections: sectionsIn(record, cycle.id).map((section) => sectionStatus(record, cycle, turns, section)),
    waivers: [...cycle.waived].map(([section, { person, reason, until }]) => ({
      section,
      reason,
      until,
      by: officialOf(record.world.roster, person)?.name ?? person,
    })),
    amendments: amendmentsOf(record, cycle),
    otherRules: !sameRules(procedureOf(record, cycle), record.world.procedure),
  };
}

function stepStatus(record: Snapshot, cycle: CycleState, turns: readonly Turn[], step: Step): StepStatus {
  const open = turns.some((turn) => turn.step.no === step.no);
  if (step.scope === "cycle") {
    const done = cycle.main.done.get(step.no);
    const by =
      done === undefined ? undefined : (officialOf(record.world.roster, done.person)?.name ?? done.person);
    const state = done === undefined ? (open ? "open" : "waiting") : "done";
    return { step, state, count: undefined, by, at: done?.at };
  }
  const sections = sectionsIn(record, cycle.id).filter((section) => !cycle.waived.has(section));
  const done = sections.flatMap((section) => trackOf(cycle, section).done.get(step.no) ?? []);
  const state = done.length === sections.length ? "done" : open ? "open" : "waiting";
  const at = state === "done" ? Math.max(...done.map((one) => one.at)) : undefined;
  return { step, state, count: [done.length, sections.length], by: undefined, at };
}

function sectionStatus(
  record: Snapshot,
  cycle: CycleState,
  turns: readonly Turn[],
  section: SectionId,
): SectionStatus {
  const own = sectionSteps(procedureOf(record, cycle));
  const track = trackOf(cycle, section);
  const [first] = own;
  return {
    section,
    owners: first === undefined ? [] : activeHolders(record, first, section).map(({ name }) => name),
    steps: own.map((step) => {
      const done = track.done.get(step.no);
      const open = turns.some((turn) => turn.section === section && turn.step.no === step.no);
      const undone = cycle.waived.has(section) ? "waived" : open ? "open" : "waiting";
      return { step, state: done === undefined ? undone : "done", at: done?.at };
    }),
    round: track.round,
  };
}

async function turnStatus(
  ports: Pick<Ports, "clock" | "documents" | "history">,
  record: Snapshot,
  cycle: CycleState,
  turn: Turn,
): Promise<TurnStatus> {
  const { step, section } = turn;
  const track = trackOf(cycle, section);
  const holders = activeHolders(record, step, section);
  const { since, due, late } = await deadlineOf(ports, record, cycle, step, section, ports.clock.now());
  return {
    step,
    section,
    people: holders.map(({ name }) => name),
    holders: holders.map(({ id }) => id),
    since,
    due,
    late,
    round: track.round,
    sentBack: track.sentBack,
    command: commandFor(cycle.id, turn),
  };
}

/** The exact command of a turn, with nothing left to guess but the file. */
export function commandFor(cycle: CycleId, { step, section }: Turn): string {
  switch (step.kind) {
    case "draft":
      return `sop draft ${cycle}`;
    case "distribute":
      return `sop distribute ${cycle}`;
    case "fill":
      return `sop receive ${cycle}/masuk/${section}.xlsx`;
    case "verify":
      return `sop verify ${section} --cycle ${cycle}`;
    case "compile":
      return `sop compile ${cycle}`;
    default:
      return `sop approve ${cycle}`;
  }
}

/** The next cycle of the year: of the quarters, or of whatever periods its plan asks. */
function nextCycle({ asked }: Snapshot["world"], year: number, cycles: readonly CycleStatus[]): string {
  const known = new Set(cycles.map(({ id }) => id));
  const quarters = QUARTERS.map((quarter) => cycleOf(year, quarter));
  const named = [...(asked ?? [])].filter(([id, sections]) => yearOf(id) === year && sections.length > 0);
  const all = named.length > 0 ? named.map(([id]) => id) : quarters;
  return all.find((id) => !known.has(id)) ?? cycleOf(year + 1, QUARTERS[0]);
}
