/** Do the acts come in order? The cycle is there, the step is open, the round is right (product §5). */
import { officeDay, STEP_ACTS } from "./acts.ts";
import {
  type CycleState,
  expiredWaivers,
  isBeyondWaiving,
  isFinished,
  isOpenFor,
  mayStillReject,
  openTurns,
  type Track,
  trackOf,
} from "./cycle.ts";
import type { Act, Trailers } from "./entry.ts";
import { type SectionId, yearOf } from "./ids.ts";
import type { LedgerState } from "./ledger.ts";
import { type Step, stepOf } from "./procedure.ts";
import type { Proposal, Refusal } from "./proposal.ts";

const WITH_REASON: ReadonlySet<Act> = new Set(["reject", "waive", "reopen"]);
const OUTSIDE_CYCLES: ReadonlySet<Act> = new Set(["found", "appoint", "amend", "heal"]);

/** The act has what it must say, its cycle is there, its step is open, its round is the running one. */
export function actFitsTheCycle(ledger: LedgerState, proposal: Proposal): Refusal[] {
  const { trailers } = proposal;
  const { act, cycle } = trailers;
  if (WITH_REASON.has(act) && trailers.reason === undefined) return [{ code: "act-unexplained", act }];
  if (OUTSIDE_CYCLES.has(act)) return outsideCycles(ledger, proposal);
  if (cycle === undefined) return [{ code: "trailers-unfit", act, trailer: "Sop-Cycle" }];
  const state = ledger.cycles.get(cycle);
  const [stray] = STEP_ACTS[act] === undefined ? strayTrailers(trailers) : [];
  if (stray !== undefined) return [{ code: "trailers-unfit", act, trailer: stray }];
  if (act === "open") return state === undefined ? [] : [{ code: "cycle-exists", cycle }];
  if (state === undefined) return [{ code: "cycle-unknown", cycle }];
  const sections = state.planned ?? proposal.before.sections.get(yearOf(cycle)) ?? [];
  if (trailers.section !== undefined && !sections.includes(trailers.section)) {
    return [{ code: "section-unknown", section: trailers.section }];
  }
  if (STEP_ACTS[act] !== undefined) return stepIsOpen(ledger, proposal, state, sections);
  return outsideSteps(proposal, state, sections);
}

/** What only the acts of a step may say; a waiver names a section too, and a reopening may. */
function strayTrailers(trailers: Trailers): readonly string[] {
  const fields = [
    "step",
    "filledBy",
    "returnTo",
    "report",
    ...(trailers.act === "waive" || trailers.act === "reopen" ? [] : (["section"] as const)),
    ...(trailers.act === "waive" ? [] : (["until"] as const)),
  ] as const;
  return fields.filter((field) => trailers[field] !== undefined);
}

function outsideCycles(ledger: LedgerState, { trailers }: Proposal): Refusal[] {
  const { act } = trailers;
  if ((act === "found") !== (ledger.root === undefined))
    return [{ code: "trailers-unfit", act, trailer: "Sop-Act" }];
  const fields = ["cycle", "round", "step", "section", "filledBy", "returnTo", "until", "report"] as const;
  const stray = fields.find((field) => trailers[field] !== undefined);
  return stray === undefined ? [] : [{ code: "trailers-unfit", act, trailer: stray }];
}

/** Waivers, reopenings and archiving: in a cycle, but none of its steps. */
function outsideSteps(
  { trailers, before }: Proposal,
  state: CycleState,
  sections: readonly SectionId[],
): Refusal[] {
  const finished = isFinished(before.procedure, sections, state);
  if (trailers.act === "waive") {
    const { section, until } = trailers;
    if (section === undefined) return [{ code: "trailers-unfit", act: "waive", trailer: "Sop-Section" }];
    if (until === undefined) return [{ code: "trailers-unfit", act: "waive", trailer: "Sop-Until" }];
    if (finished) return [{ code: "cycle-finished", cycle: state.id }];
    return isBeyondWaiving(before.procedure, state, section) ? [{ code: "section-delivered", section }] : [];
  }
  return finished ? [] : [{ code: "cycle-open", cycle: state.id }];
}

function stepIsOpen(
  ledger: LedgerState,
  proposal: Proposal,
  state: CycleState,
  sections: readonly SectionId[],
): Refusal[] {
  const { trailers, before } = proposal;
  const { act, section } = trailers;
  const step = trailers.step === undefined ? undefined : stepOf(before.procedure, trailers.step);
  if (step === undefined || !STEP_ACTS[act]?.includes(step.kind)) {
    return [{ code: "step-unfit", step: trailers.step ?? 0, act }];
  }
  const [unfit] = unfitTrailers(trailers, step);
  if (unfit !== undefined) return [{ code: "trailers-unfit", act, trailer: unfit }];
  const track = step.scope === "section" ? section : undefined;
  const open = act === "reject" ? mayStillReject : isOpenFor;
  if (!open(before.procedure, sections, state, step, track)) {
    const waitingFor = openTurns(before.procedure, sections, state);
    return [{ code: "step-not-open", step: step.no, section, waitingFor }];
  }
  return [
    ...roundHolds(proposal, trackOf(state, track)),
    ...returnIsAllowed(proposal, step),
    ...planIsFree(ledger, proposal, state),
    ...waiversHold(proposal, state, step),
  ];
}

/** What is made of the sections' returns waits for them again once their waiver has run out. */
function waiversHold({ before, at, trailers }: Proposal, state: CycleState, step: Step): Refusal[] {
  const follows = before.procedure.steps.some(({ no, scope }) => scope === "section" && no === step.no - 1);
  if (step.scope === "section" || !follows || trailers.act === "reject") return [];
  const day = officeDay(at, before.procedure.utcOffset);
  return expiredWaivers(state, day).map((one) => ({ code: "waiver-expired", ...one }));
}

/** Trailers that an act must have and lacks, or has and may not: what is not said cannot be judged. */
function unfitTrailers(
  { act, section, filledBy, report, returnTo, until }: Trailers,
  step: Step,
): readonly string[] {
  // A section's step names its section; the cycle's own does not, but for an objection to one section's figures.
  const sectionFits =
    step.scope === "section" ? section !== undefined : section === undefined || act === "reject";
  return [
    ...(sectionFits ? [] : ["Sop-Section"]),
    // Without the filler's name nobody could tell that they verified their own figures.
    ...((act === "receive") === (filledBy !== undefined) ? [] : ["Sop-Filled-By"]),
    ...((act === "verify") === (report !== undefined) ? [] : ["Sop-Report"]),
    ...((act === "reject") === (returnTo !== undefined) ? [] : ["Sop-Return-To"]),
    ...(until === undefined ? [] : ["Sop-Until"]),
  ];
}

/** The entry is of the round that is running, and does not bring back what was sent back. */
function roundHolds({ trailers, subject }: Proposal, { round, sentBack }: Track): Refusal[] {
  const refusals: Refusal[] = [];
  if (trailers.round !== round)
    refusals.push({ code: "round-other", given: trailers.round ?? 0, expected: round });
  if (trailers.act === "receive" && sentBack?.subject === subject) {
    refusals.push({ code: "content-unchanged", step: trailers.step ?? 0 });
  }
  return refusals;
}

function returnIsAllowed({ trailers, before }: Proposal, step: Step): Refusal[] {
  if (trailers.act !== "reject") return [];
  const to = trailers.returnTo ?? 0;
  if (!step.returnsTo.includes(to))
    return [{ code: "return-not-allowed", step: step.no, to, allowed: step.returnsTo }];
  const target = stepOf(before.procedure, to);
  const needsNoSection = trailers.section !== undefined && target?.scope === "cycle";
  return needsNoSection ? [{ code: "trailers-unfit", act: "reject", trailer: "Sop-Section" }] : [];
}

/** The year's plan may not change under another cycle that was approved on it and is not finished. */
function planIsFree(
  ledger: LedgerState,
  { trailers, changed, before }: Proposal,
  state: CycleState,
): Refusal[] {
  if (trailers.act !== "draft" || changed.length === 0) return [];
  const year = yearOf(state.id);
  const drafted = before.procedure.steps.find(({ kind }) => kind === "draft")?.no ?? 1;
  for (const other of ledger.cycles.values()) {
    if (other.id === state.id || yearOf(other.id) !== year || !other.main.done.has(drafted)) continue;
    if (!isFinished(before.procedure, other.planned ?? before.sections.get(year) ?? [], other))
      return [{ code: "plan-in-use", cycle: other.id }];
  }
  return [];
}
