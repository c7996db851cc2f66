/** Which step an act does now: the open one of its kind, or the latest that may still be done over. */

import { Failure } from "../../domain/failure.ts";
import { type SectionId, sectionId } from "../../domain/ids.ts";
import { holders } from "../../domain/people/official.ts";
import { officeDay } from "../../domain/procedure/calendar.ts";
import type { CycleState } from "../../domain/procedure/cycle.ts";
import type { Step, StepKind } from "../../domain/procedure/procedure.ts";
import type { Turn } from "../../domain/procedure/turns.ts";
import { sectionsIn, turnsOf } from "./choose-cycle.ts";
import { procedureOf } from "./cycle-rules.ts";
import type { Snapshot } from "./workspace-state.ts";

/**
 * The cycle's step of this kind to be done now. Where none is open, the latest that was done is meant: the law
 * then says whether it may still be done over, and whose turn it is otherwise.
 */
export function cycleStep(record: Snapshot, cycle: CycleState, kind: StepKind): Step {
  const turns = turnsOf(record, cycle);
  const open = turns.find(({ step }) => step.kind === kind);
  if (open !== undefined) return open.step;
  const ofKind = procedureOf(record, cycle).steps.filter((step) => step.kind === kind);
  const done = ofKind.findLast(({ no }) => cycle.main.done.has(no)) ?? ofKind[0];
  if (done === undefined) throw notYourTurn(record, cycle, kind);
  return done;
}

/** A refusal that says whose turn it is instead. */
export function notYourTurn(record: Snapshot, cycle: CycleState, doing: string): Failure {
  const turns = turnsOf(record, cycle);
  if (turns.length === 0) return new Failure({ code: "nothing-to-do", why: "finished" });
  return new Failure({
    code: "not-your-turn",
    doing,
    turns,
    holders: [...new Set(turns.flatMap((turn) => turnHolders(record, turn)))],
  });
}

/** The section of a cycle that a person names. @throws {Failure} where the plan has none of that name */
export function sectionNamed(record: Snapshot, cycle: CycleState, text: string): SectionId {
  const id = sectionId(text);
  if (id === undefined || !sectionsIn(record, cycle.id).includes(id))
    throw new Failure({ code: "usage", slip: "section-unknown", given: text });
  return id;
}

/** Names of the people whose turn it is. Whoever may record a step for them is not meant. */
export function turnHolders(record: Snapshot, { step, section }: Turn): readonly string[] {
  return activeHolders(record, step, section).map(({ name }) => name);
}

/** Officials who hold a step's role at the record's newest entry. */
export function activeHolders(record: Snapshot, step: Step, section: SectionId | undefined) {
  const { procedure, roster } = record.world;
  const day = officeDay(record.judgement.state.lastAt, procedure.utcOffset);
  return holders(roster, step.roles, day, step.kind === "fill" ? section : undefined);
}
