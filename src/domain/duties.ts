/** Separation of duties: by person, not by role or key (product §5, peers: lesson 8). */
import { trackOf } from "./cycle.ts";
import type { LedgerState } from "./ledger.ts";
import { isJudged, type StepKind, stepOf } from "./procedure.ts";
import type { Proposal, Refusal } from "./proposal.ts";

/** Whoever filled a return may not verify it, and nobody signs twice in one round: by person, not by role or key. */
export function dutiesAreSeparate(ledger: LedgerState, proposal: Proposal): Refusal[] {
  return conflicts(ledger, proposal)
    .filter(({ excused }) => !excused)
    .map(({ refusal }) => refusal);
}

interface Conflict {
  readonly refusal: Extract<Refusal, { code: "same-person" }>;
  readonly excused: boolean;
}

const SIGNING: ReadonlySet<StepKind> = new Set(["initial", "sign"]);

/** Where this person already acted in this round, and whether an acting appointment excuses it. */
export function conflicts(ledger: LedgerState, { trailers, before }: Proposal): Conflict[] {
  const { person, cycle, section, act } = trailers;
  const step = trailers.step === undefined ? undefined : stepOf(before.procedure, trailers.step);
  const state = cycle === undefined ? undefined : ledger.cycles.get(cycle);
  if (step === undefined || state === undefined || !isJudged(step) || act === "reject") return [];
  const conflict = (other: number, excused: boolean): Conflict => ({
    refusal: { code: "same-person", person, step: step.no, other },
    excused,
  });
  if (step.kind === "verify") {
    return before.procedure.steps
      .filter(
        (other) => other.kind === "fill" && trackOf(state, section).done.get(other.no)?.filledBy === person,
      )
      .map((other) => conflict(other.no, false));
  }
  if (!SIGNING.has(step.kind)) return [];
  return before.procedure.steps
    .filter((other) => other.no !== step.no && SIGNING.has(other.kind))
    .flatMap((other) => {
      const done = state.main.done.get(other.no);
      if (done?.person !== person) return [];
      // Someone who stands in for an absent colleague may come to sign twice; it is allowed, and flagged.
      return [conflict(other.no, trailers.capacity !== "definitif" || done.capacity !== "definitif")];
    });
}
