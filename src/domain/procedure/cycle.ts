/** One run of the procedure: what has been done, by whom, in which round, and whose turn it is. Pure state. */

import type { CycleId, Digest, EntryId, PersonId, SectionId, StepNo } from "../ids.ts";
import type { Capacity } from "../people/official.ts";
import type { Procedure, Step } from "./procedure.ts";

/** A step that was done and still stands. */
export interface Done {
  readonly entry: EntryId;
  readonly person: PersonId;
  readonly filledBy: PersonId | undefined;
  readonly capacity: Capacity;
  readonly at: number;
  readonly round: number;
  readonly subject: Digest;
}

/** The latest sending-back, which whoever must act needs to read. */
export interface SentBack {
  readonly entry: EntryId;
  readonly person: PersonId;
  readonly at: number;
  readonly from: StepNo;
  readonly to: StepNo;
  /** The section whose figures were objected to; undefined where all were sent back, and those that are right may come again. */
  readonly about: SectionId | undefined;
  readonly reason: string;
  readonly note: readonly string[];
  /** What was found wanting: where it is about one section, its return, which may not simply come again. */
  readonly subject: Digest;
}

/** The progress of one track: the cycle's own, or one section's. */
export interface Track {
  readonly round: number;
  readonly done: ReadonlyMap<StepNo, Done>;
  readonly sentBack: SentBack | undefined;
}

/** A round that went through every step. */
export interface FinishedRound {
  readonly round: number;
  readonly entry: EntryId;
  readonly person: PersonId;
  readonly at: number;
  /** What was signed: the digest that is printed on paper. */
  readonly subject: Digest;
}

/** A procedure that was brought into a running cycle. */
export interface Amendment {
  readonly entry: EntryId;
  readonly person: PersonId;
  readonly at: number;
  readonly reason: string;
  /** The first step that it undid; undefined where it touched none. */
  readonly from: StepNo | undefined;
}

/** The rules of calculation that a cycle goes by, from its opening to its end. */
export interface CalculationVersion {
  readonly version: number;
  /** Went the cycles that were there before by older ones? Then its recap says what is new. */
  readonly isNew: boolean;
}

export interface CycleState {
  readonly id: CycleId;
  readonly openedAt: number;
  readonly calculation: CalculationVersion;
  /** The procedure that it was opened with, or that was brought in since; undefined for version 1: today's (rulesOf). */
  readonly rules: Procedure | undefined;
  readonly amendments: readonly Amendment[];
  /** Was a return ever received in it? Then it is no mistake that can be taken back. */
  readonly begun: boolean;
  /** The sections of the plan that was drafted for it: what a later plan of the year adds is none of this cycle's. */
  readonly planned: readonly SectionId[] | undefined;
  /** The newest entry of each person in this cycle: what changed since then is what they have not seen. */
  readonly lastBy: ReadonlyMap<PersonId, EntryId>;
  /** Rounds that were finished, in their order; a reopened one stays provable. */
  readonly finished: readonly FinishedRound[];
  readonly main: Track;
  readonly sections: ReadonlyMap<SectionId, Track>;
  /** Sections that are excused from delivering a return in this cycle. */
  readonly waived: ReadonlyMap<SectionId, Waiver>;
}

/** Why a section need not deliver, and until when the recap may be made without it. */
export interface Waiver {
  readonly entry: EntryId;
  /** Who granted it. */
  readonly person: PersonId;
  readonly reason: string;
  /** The last day, YYYY-MM-DD: a recap made later waits for the return, or for another waiver. */
  readonly until: string;
}

/** Of cycles that were opened before rules of calculation had versions. */
const FIRST_CALCULATION: CalculationVersion = { version: 1, isNew: false };

const FRESH: Track = { round: 1, done: new Map(), sentBack: undefined };

/**
 * A cycle as it is opened: nothing done, round 1.
 * @param at seconds since 1970 @param rules the procedure that it keeps, where it keeps one
 */
export function openCycle(
  id: CycleId,
  at: number,
  rules?: Procedure,
  calculation: CalculationVersion = FIRST_CALCULATION,
): CycleState {
  return {
    id,
    openedAt: at,
    calculation,
    rules,
    amendments: [],
    begun: false,
    planned: undefined,
    lastBy: new Map(),
    finished: [],
    main: FRESH,
    sections: new Map(),
    waived: new Map(),
  };
}

/** A section's own progress, or the cycle's where none is named. */
export function trackOf(cycle: CycleState, section: SectionId | undefined): Track {
  return section === undefined ? cycle.main : (cycle.sections.get(section) ?? FRESH);
}

/** The signature under which a cycle's figures stand now; undefined while the running round is not finished. */
export function signedRound({ finished, main }: CycleState): FinishedRound | undefined {
  return finished.find(({ round }) => round === main.round);
}

/** The state after a step was done. */
export function withDone(
  cycle: CycleState,
  step: StepNo,
  section: SectionId | undefined,
  done: Done,
): CycleState {
  const track = trackOf(cycle, section);
  const after = withTrack(cycle, section, { ...track, done: new Map(track.done).set(step, done) });
  if (section === undefined || !cycle.waived.has(section)) return after;
  // It came after all: now it counts like any other.
  const waived = new Map([...cycle.waived].filter(([id]) => id !== section));
  return { ...after, waived };
}

/**
 * The state after a sending-back: every step from the target on is undone, in the tracks it concerns.
 * A change to what an approval covers voids that approval and all later ones (product §5).
 */
export function withSentBack(
  procedure: Procedure,
  cycle: CycleState,
  section: SectionId | undefined,
  back: SentBack,
): CycleState {
  const fromStep = procedure.steps.find(({ no }) => no === back.from);
  const concerned = sectionSteps(procedure).some(({ no }) => no >= back.to)
    ? [...cycle.sections.keys()].filter((id) => section === undefined || id === section)
    : [];
  const onlySection = fromStep?.scope === "section" && section !== undefined;
  let result = onlySection ? cycle : withTrack(cycle, undefined, undone(cycle.main, back));
  for (const id of concerned) result = withTrack(result, id, undone(trackOf(cycle, id), back));
  return result;
}

/** The state after a plan was drafted for it. */
export function withPlan(cycle: CycleState, sections: readonly SectionId[] | undefined): CycleState {
  return { ...cycle, planned: sections };
}

/** The state after a section was excused. */
export function withWaiver(cycle: CycleState, section: SectionId, waiver: Waiver): CycleState {
  return { ...cycle, waived: new Map(cycle.waived).set(section, waiver) };
}

/** The steps that each section does by itself. */
export function sectionSteps(procedure: Procedure): readonly Step[] {
  return procedure.steps.filter(({ scope }) => scope === "section");
}

/** A track without what was done from a step on: the next round of it. */
export function undone(track: Track, back: SentBack): Track {
  const done = new Map([...track.done].filter(([no]) => no < back.to));
  return { round: track.round + 1, done, sentBack: back };
}

/** The state with another track of a section, or of the cycle. */
export function withTrack(cycle: CycleState, section: SectionId | undefined, track: Track): CycleState {
  return section === undefined
    ? { ...cycle, main: track }
    : { ...cycle, sections: new Map(cycle.sections).set(section, track) };
}
