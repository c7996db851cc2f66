/** A cycle runs under the rules it was opened with (ledger §8): which those are, and what a later procedure changes. */

import type { CycleId, StepNo } from "../ids.ts";
import {
  type Amendment,
  type CycleState,
  type SentBack,
  type Track,
  undone,
  withTrack,
} from "../procedure/cycle.ts";
import { isSigning, type Procedure, type Step } from "../procedure/procedure.ts";
import type { Proposal } from "./proposal.ts";

/** A procedure that was brought into a running cycle, as a reader is told of it. */
export interface ToldAmendment extends Pick<Amendment, "reason" | "from"> {
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/**
 * The procedure that a cycle is judged by: its own steps, roles of steps, returns, mandates, `rangkap`, scale and paper.
 * What the office is called, its letterhead, clock, language and branch are always today's.
 * @param current the procedure at the parent: all of it for a cycle of version 1, or where there is no cycle
 */
export function rulesOf(cycle: CycleState | undefined, current: Procedure): Procedure {
  const own = cycle?.rules;
  if (own === undefined || own === current) return current;
  const kept = keptPart(own);
  const known = new Set<string>(kept.roles.map(({ id }) => id));
  return {
    ...current,
    ...kept,
    roles: [...kept.roles, ...current.roles.filter(({ id }) => !known.has(id))],
    mandates: { ...current.mandates, ...kept.mandates },
  };
}

/** The proposal with the rules of its cycle: what asks who may do what, and in which order, asks these. */
export function underRules(cycles: ReadonlyMap<CycleId, CycleState>, proposal: Proposal): Proposal {
  const { before, trailers } = proposal;
  const cycle = trailers.cycle === undefined ? undefined : cycles.get(trailers.cycle);
  const procedure = rulesOf(cycle, before.procedure);
  return procedure === before.procedure ? proposal : { ...proposal, before: { ...before, procedure } };
}

/** Would a cycle go on in the same way under either? */
export function sameRules(one: Procedure, other: Procedure): boolean {
  return asText(keptPart(one)) === asText(keptPart(other));
}

/**
 * The first step that does not stand under other rules; undefined where all do. A step that became the last one
 * ends the cycle, which the one who did it before did not sign for.
 */
export function firstTouched(old: Procedure, now: Procedure): StepNo | undefined {
  const touched = [firstStepTouched(old.steps, now.steps), recapTouched(old, now)];
  const found = touched.filter((no) => no !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}

/** The state after a procedure was brought in: it rules from now on, and undoes what does not stand under it. */
export function withAmendment(
  cycle: CycleState,
  rules: Procedure,
  by: Omit<Amendment, "from"> & Pick<SentBack, "note" | "subject">,
): CycleState {
  const { entry, person, at, reason, note, subject } = by;
  const from = firstTouched(rulesOf(cycle, rules), rules);
  const amendments = [...cycle.amendments, { entry, person, at, reason, from }];
  const after = { ...cycle, rules, amendments };
  if (from === undefined) return after;
  const back = { entry, person, at, from, to: from, about: undefined, reason, note, subject };
  return withVoided(after, back);
}

/** In every track that has one of these steps, they are undone. */
function withVoided(cycle: CycleState, back: SentBack): CycleState {
  const touched = ({ done }: Track): boolean => [...done.keys()].some((no) => no >= back.to);
  let result = touched(cycle.main) ? withTrack(cycle, undefined, undone(cycle.main, back)) : cycle;
  for (const [id, track] of cycle.sections)
    if (touched(track)) result = withTrack(result, id, undone(track, back));
  return result;
}

/** What a cycle keeps of a procedure. */
function keptPart({ steps, roles, reopensTo, paper, rating, meanCap, combines, mandates }: Procedure) {
  const { open, waive, reopen, attach } = mandates;
  return {
    steps,
    roles,
    reopensTo,
    paper,
    rating,
    meanCap,
    combines,
    mandates: { open, waive, reopen, attach },
  };
}

function firstStepTouched(old: readonly Step[], now: readonly Step[]): StepNo | undefined {
  const at = old.findIndex((step, no) => asText(whoAndWhere(step)) !== asText(whoAndWhere(now[no])));
  const differs = at < 0 && now.length > old.length ? old.length : at;
  if (differs < 0) return undefined;
  return Math.min(differs + 1, Math.max(now.length, 1));
}

/** Who does a step, for whom, and where to it may send back; in which order these are named says nothing. */
function whoAndWhere(step: Step | undefined): readonly unknown[] {
  if (step === undefined) return [];
  const { kind, scope, roles, returnsTo, recordedBy } = step;
  return [kind, scope, [...roles].sort(), [...returnsTo].sort(), [...recordedBy].sort()];
}

/** What a recap is rated by, printed on and signed under: where that differs, it is made and signed again. */
function recapTouched(old: Procedure, now: Procedure): StepNo | undefined {
  const looks = ({ rating, meanCap, paper, combines }: Procedure) =>
    asText({ rating, meanCap, paper, combines });
  if (looks(old) === looks(now)) return undefined;
  const made = [...old.steps, ...now.steps].filter(({ kind }) => kind === "compile");
  const signed = [...old.steps, ...now.steps].filter(isSigning);
  const concerned = made.length > 0 ? made : signed;
  return concerned.length === 0 ? undefined : Math.min(...concerned.map(({ no }) => no));
}

function asText(value: unknown): string {
  return JSON.stringify(value);
}
