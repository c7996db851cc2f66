/** Separation of duties: by person, not by role or key (product §5, ledger §7). */

import type { SectionId } from "../ids.ts";
import { type CycleState, type Done, type Track, trackOf } from "../procedure/cycle.ts";
import { isJudged, isSigning, type Procedure, type Step, stepOf } from "../procedure/procedure.ts";
import type { Flag, Proposal, Refusal } from "./proposal.ts";
import type { LedgerState } from "./state.ts";

/**
 * Whoever filled a return may not verify it, and nobody signs twice in one round: by person, not by role or key.
 * @param proposal with the rules of its cycle
 */
export function dutiesAreSeparate(ledger: LedgerState, proposal: Proposal): Refusal[] {
  return conflicts(ledger, proposal)
    .filter(({ excuse }) => excuse === undefined)
    .map(({ refusal }) => refusal);
}

type Excuse = Extract<Flag, { code: "acting-twice" }>["by"];

interface Conflict {
  readonly refusal: Extract<Refusal, { code: "same-person" }>;
  /** Why it stands all the same; undefined where it does not. */
  readonly excuse: Excuse | undefined;
}

/** Where this person already acted in this round, and what excuses it. @param proposal with the rules of its cycle */
export function conflicts(ledger: LedgerState, proposal: Proposal): Conflict[] {
  const { trailers, before } = proposal;
  const { person, cycle, section, act } = trailers;
  const rules = before.procedure;
  const step = trailers.step === undefined ? undefined : stepOf(rules, trailers.step);
  const state = cycle === undefined ? undefined : ledger.cycles.get(cycle);
  if (step === undefined || state === undefined || !isJudged(step) || act === "reject") return [];
  const conflict = (other: number, excuse: Excuse | undefined): Conflict => ({
    refusal: { code: "same-person", person, step: step.no, other },
    excuse,
  });
  if (step.kind === "verify") {
    return rules.steps
      .filter(
        (other) => other.kind === "fill" && trackOf(state, section).done.get(other.no)?.filledBy === person,
      )
      .map((other) => conflict(other.no, undefined));
  }
  if (!isSigning(step)) return [];
  return rules.steps
    .filter((other) => other.no !== step.no && isSigning(other))
    .flatMap((other) => {
      const all = trailers.version === 1 ? [state.main] : tracksOf(state, other, section);
      const own = all
        .flatMap(({ done }) => done.get(other.no) ?? [])
        .filter((done) => done.person === person);
      return own.slice(0, 1).map((done) => conflict(other.no, excuseFor(proposal, step, other, done)));
    });
}

/** Where a step is signed: a section's, for that section, or for any where the whole is signed. */
function tracksOf(state: CycleState, { scope }: Step, section: SectionId | undefined): readonly Track[] {
  if (scope === "cycle") return [state.main];
  return section === undefined ? [...state.sections.values()] : [trackOf(state, section)];
}

function excuseFor({ trailers, before }: Proposal, step: Step, other: Step, done: Done): Excuse | undefined {
  if (trailers.version !== 1) return combined(before.procedure, step, other) ? "rangkap" : undefined;
  // Version 1: someone who stood in for an absent colleague might come to sign twice.
  return trailers.capacity !== "definitif" || done.capacity !== "definitif" ? "acting" : undefined;
}

/** Does the procedure say that one person may sign both? */
function combined({ combines }: Procedure, step: Step, other: Step): boolean {
  return combines?.steps.includes(step.no) === true && combines.steps.includes(other.no);
}
