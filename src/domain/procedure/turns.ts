/** What may be done now in a cycle, and whose turn it is (product §5). */
import type { SectionId } from "../ids.ts";
import { type CycleState, sectionSteps, trackOf } from "./cycle.ts";
import { isJudged, type Procedure, type Step } from "./procedure.ts";

/** One thing that can be done now: a step, and the section whose step it is. */
export interface Turn {
  readonly step: Step;
  readonly section: SectionId | undefined;
}

/**
 * What may be done now, by the order of the steps: the first unfinished step of the cycle, or,
 * where that is a section's step, the first unfinished step of each section that has not been waived.
 * Empty when the cycle is finished.
 */
export function openTurns(
  procedure: Procedure,
  sections: readonly SectionId[],
  cycle: CycleState,
): readonly Turn[] {
  for (const step of procedure.steps) {
    if (step.scope === "cycle") {
      if (!cycle.main.done.has(step.no)) return [{ step, section: undefined }];
      continue;
    }
    // Without a plan there are no sections to wait for, but neither is there anything to go on with.
    if (sections.length === 0) return [{ step, section: undefined }];
    const group = sectionSteps(procedure);
    const turns = sections
      .filter((section) => !cycle.waived.has(section))
      .flatMap((section) => {
        const next = group.find(({ no }) => !trackOf(cycle, section).done.has(no));
        return next === undefined ? [] : [{ step: next, section }];
      });
    if (turns.length > 0) return turns;
  }
  return [];
}

/** Has every step been done? */
export function isFinished(procedure: Procedure, sections: readonly SectionId[], cycle: CycleState): boolean {
  return openTurns(procedure, sections, cycle).length === 0;
}

/**
 * May this step be done now? It is open; or it makes something, was done, and nobody has judged or built
 * upon it yet: one may correct one's own work until the next person has touched it.
 */
export function isOpenFor(
  procedure: Procedure,
  sections: readonly SectionId[],
  cycle: CycleState,
  step: Step,
  section: SectionId | undefined,
): boolean {
  const turns = openTurns(procedure, sections, cycle);
  if (includesTurn(turns, step, section)) return true;
  if (section !== undefined && cycle.waived.has(section)) return isAwaitedLate(procedure, cycle, step);
  return !isJudged(step) && isUntouched(procedure, turns, cycle, step, section);
}

/** Whoever was excused may still deliver, as long as nothing was built without them. */
function isAwaitedLate(procedure: Procedure, cycle: CycleState, step: Step): boolean {
  const [first] = sectionSteps(procedure);
  if (step.no !== first?.no) return false;
  return procedure.steps.every(
    ({ no, scope }) => scope === "section" || no < step.no === cycle.main.done.has(no),
  );
}

/** Has this section delivered all that it had to, or was the recap made already? Then there is nothing to excuse. */
export function isBeyondWaiving(procedure: Procedure, cycle: CycleState, section: SectionId): boolean {
  const own = sectionSteps(procedure);
  const last = own.at(-1)?.no ?? 0;
  const { done } = trackOf(cycle, section);
  return own.every(({ no }) => done.has(no)) || [...cycle.main.done.keys()].some((no) => no > last);
}

/** Waivers that no longer hold on a day. @param day YYYY-MM-DD */
export function expiredWaivers(
  { waived }: CycleState,
  day: string,
): readonly { readonly section: SectionId; readonly until: string }[] {
  return [...waived].flatMap(([section, { until }]) => (until < day ? [{ section, until }] : []));
}

/** A verifier may take back a section's verification as long as nobody has built on it. */
export function mayStillReject(
  procedure: Procedure,
  sections: readonly SectionId[],
  cycle: CycleState,
  step: Step,
  section: SectionId | undefined,
): boolean {
  const turns = openTurns(procedure, sections, cycle);
  if (includesTurn(turns, step, section)) return true;
  return step.scope === "section" && isUntouched(procedure, turns, cycle, step, section);
}

function includesTurn(turns: readonly Turn[], { no }: Step, section: SectionId | undefined): boolean {
  return turns.some((turn) => turn.step.no === no && turn.section === section);
}

function isUntouched(
  procedure: Procedure,
  turns: readonly Turn[],
  cycle: CycleState,
  step: Step,
  section: SectionId | undefined,
): boolean {
  if (!trackOf(cycle, section).done.has(step.no)) return false;
  const next = procedure.steps.find(({ no }) => no === step.no + 1);
  if (next === undefined) return false;
  if (step.scope === "section" && next.scope === "cycle") return !cycle.main.done.has(next.no);
  if (step.scope === "cycle" && next.scope === "section") {
    return [...cycle.sections.values()].every((track) => track.done.size === 0);
  }
  return includesTurn(turns, next, section);
}
