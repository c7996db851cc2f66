/** Do the acts come in order? The cycle is there, the step is open, the round is right (product §5). */

import { type SectionId, yearOf } from "../ids.ts";
import { officeDay } from "../procedure/calendar.ts";
import { type CycleState, type Track, trackOf } from "../procedure/cycle.ts";
import { type Procedure, type Step, stepOf } from "../procedure/procedure.ts";
import {
  expiredWaivers,
  isBeyondWaiving,
  isFinished,
  isOpenFor,
  mayStillReject,
  openTurns,
} from "../procedure/turns.ts";
import { STEP_ACTS } from "./act-table.ts";
import { rulesOf, sameRules } from "./cycle-rules.ts";
import type { Act, Trailers } from "./message/message.ts";
import { type Proposal, type Refusal, sectionsAsked } from "./proposal.ts";
import type { LedgerState } from "./state.ts";
import { EMPTY_SUBJECT } from "./subject.ts";

const WITH_REASON: ReadonlySet<Act> = new Set(["reject", "waive", "reopen", "cancel", "correct"]);
const OUTSIDE_CYCLES: ReadonlySet<Act> = new Set(["found", "appoint", "correct", "amend", "heal"]);

/** A running cycle, and what it is judged by. */
interface Running {
  readonly state: CycleState;
  readonly sections: readonly SectionId[];
  /** The cycle's own procedure, which a later one of the office does not change (ledger §8). */
  readonly rules: Procedure;
}

/** The act has what it must say, its cycle is there, its step is open, its round is the running one. */
export function actFitsTheCycle(ledger: LedgerState, proposal: Proposal): Refusal[] {
  const { trailers } = proposal;
  const { act, cycle } = trailers;
  const intoCycle = act === "amend" && cycle !== undefined && trailers.version !== 1;
  const needsReason = WITH_REASON.has(act) || intoCycle;
  if (needsReason && trailers.reason === undefined) return [{ code: "act-unexplained", act }];
  if (OUTSIDE_CYCLES.has(act) && !intoCycle) return outsideCycles(ledger, proposal);
  if (cycle === undefined) return [{ code: "trailers-unfit", act, trailer: "Sop-Cycle" }];
  const [stray] = STEP_ACTS[act] === undefined ? strayTrailers(trailers) : [];
  if (stray !== undefined) return [{ code: "trailers-unfit", act, trailer: stray }];
  const state = ledger.cycles.get(cycle);
  if (act === "open") return state === undefined ? [] : [{ code: "cycle-exists", cycle }];
  return state === undefined ? [{ code: "cycle-unknown", cycle }] : inCycle(ledger, proposal, state);
}

function inCycle(ledger: LedgerState, proposal: Proposal, state: CycleState): Refusal[] {
  const { trailers, before } = proposal;
  const sections = state.planned ?? sectionsAsked(before, state.id) ?? [];
  if (trailers.section !== undefined && !sections.includes(trailers.section)) {
    return [{ code: "section-unknown", section: trailers.section }];
  }
  const running = { state, sections, rules: rulesOf(state, before.procedure) };
  return STEP_ACTS[trailers.act] === undefined
    ? outsideSteps(proposal, running)
    : stepIsOpen(ledger, proposal, running);
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
    ...(trailers.act === "cancel" || trailers.act === "amend" ? (["round"] as const) : []),
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

/** Waivers, reopenings, archiving, amending and cancelling: in a cycle, but none of its steps. */
function outsideSteps(proposal: Proposal, running: Running): Refusal[] {
  const { state, sections, rules } = running;
  const finished = isFinished(rules, sections, state);
  switch (proposal.trailers.act) {
    case "waive":
      return waiverFits(proposal, running, finished);
    case "amend":
      if (finished) return [{ code: "cycle-finished", cycle: state.id }];
      return sameRules(rules, proposal.before.procedure)
        ? [{ code: "nothing-amended", cycle: state.id }]
        : [];
    case "cancel":
      return cancelFits(proposal, state);
    default:
      return finished ? [] : [{ code: "cycle-open", cycle: state.id }];
  }
}

function waiverFits({ trailers }: Proposal, { state, rules }: Running, finished: boolean): Refusal[] {
  const { section, until } = trailers;
  if (section === undefined) return [{ code: "trailers-unfit", act: "waive", trailer: "Sop-Section" }];
  if (until === undefined) return [{ code: "trailers-unfit", act: "waive", trailer: "Sop-Until" }];
  if (finished) return [{ code: "cycle-finished", cycle: state.id }];
  return isBeyondWaiving(rules, state, section) ? [{ code: "section-delivered", section }] : [];
}

/** Only what was opened by mistake is taken back: nobody's return, nobody's signature, and nothing left behind. */
function cancelFits({ subject }: Proposal, state: CycleState): Refusal[] {
  if (state.begun || state.finished.length > 0) return [{ code: "cycle-begun", cycle: state.id }];
  return subject === EMPTY_SUBJECT ? [] : [{ code: "cycle-not-empty", cycle: state.id }];
}

function stepIsOpen(ledger: LedgerState, proposal: Proposal, running: Running): Refusal[] {
  const { trailers } = proposal;
  const { act, section } = trailers;
  const { state, sections, rules } = running;
  const step = trailers.step === undefined ? undefined : stepOf(rules, trailers.step);
  if (step === undefined || !STEP_ACTS[act]?.includes(step.kind) || isFirstFormat(trailers, step)) {
    return [{ code: "step-unfit", step: trailers.step ?? 0, act }];
  }
  const aboutAll = sendsAllBack(trailers, step, rules);
  const [unfit] = unfitTrailers(trailers, step, aboutAll);
  if (unfit !== undefined) return [{ code: "trailers-unfit", act, trailer: unfit }];
  const track = step.scope === "section" ? section : undefined;
  const open = act === "reject" ? mayStillReject : isOpenFor;
  const tracks = aboutAll ? sections : [track];
  if (!tracks.some((one) => open(rules, sections, state, step, one))) {
    const waitingFor = openTurns(rules, sections, state);
    return [{ code: "step-not-open", step: step.no, section, waitingFor }];
  }
  return [
    ...roundHolds(proposal, step, trackOf(state, track)),
    ...returnIsAllowed(proposal, rules, step),
    ...planIsFree(ledger, proposal, running),
    ...waiversHold(proposal, running, step),
  ];
}

/** In version 1 nobody sent back from a step of filling. */
function isFirstFormat({ act, version }: Trailers, { kind }: Step): boolean {
  return act === "reject" && kind === "fill" && version === 1;
}

/** A section's step that sends back to one of the cycle's objects to what all sections have: form and plan. */
function sendsAllBack({ act, version, returnTo }: Trailers, step: Step, rules: Procedure): boolean {
  if (act !== "reject" || version === 1 || step.scope !== "section") return false;
  return returnTo !== undefined && stepOf(rules, returnTo)?.scope === "cycle";
}

/** What is made of the sections' returns waits for them again once their waiver has run out. */
function waiversHold({ before, at, trailers }: Proposal, { state, rules }: Running, step: Step): Refusal[] {
  const follows = rules.steps.some(({ no, scope }) => scope === "section" && no === step.no - 1);
  if (step.scope === "section" || !follows || trailers.act === "reject") return [];
  const day = officeDay(at, before.procedure.utcOffset);
  return expiredWaivers(state, day).map((one) => ({ code: "waiver-expired", ...one }));
}

/** Trailers that an act must have and lacks, or has and may not: what is not said cannot be judged. */
function unfitTrailers(
  { act, section, filledBy, report, returnTo, until }: Trailers,
  step: Step,
  aboutAll: boolean,
): readonly string[] {
  // A section's step names its section; the cycle's own does not, but for an objection to one section's figures.
  const sectionFits =
    step.scope === "section" && !aboutAll
      ? section !== undefined
      : section === undefined || (act === "reject" && !aboutAll);
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
function roundHolds({ trailers, subject }: Proposal, { no }: Step, { round, sentBack }: Track): Refusal[] {
  const refusals: Refusal[] = [];
  if (trailers.round !== round)
    refusals.push({ code: "round-other", given: trailers.round ?? 0, expected: round });
  if (trailers.act === "receive" && sentBack?.about !== undefined && sentBack.subject === subject) {
    refusals.push({ code: "content-unchanged", step: no });
  }
  return refusals;
}

function returnIsAllowed({ trailers }: Proposal, rules: Procedure, step: Step): Refusal[] {
  const { act, returnTo: to } = trailers;
  if (act !== "reject" || to === undefined) return [];
  const target = stepOf(rules, to);
  // Whoever fills can say that the form is wrong, but not judge another section's step.
  const backFromFilling = step.kind === "fill" && target?.scope !== "cycle";
  if (!step.returnsTo.includes(to) || backFromFilling)
    return [{ code: "return-not-allowed", step: step.no, to, allowed: step.returnsTo }];
  const needsNoSection = trailers.section !== undefined && target?.scope === "cycle";
  return needsNoSection ? [{ code: "trailers-unfit", act: "reject", trailer: "Sop-Section" }] : [];
}

/** The year's plan may not change under another cycle that was approved on it and is not finished. */
function planIsFree(
  ledger: LedgerState,
  { trailers, changed, before }: Proposal,
  { state }: Running,
): Refusal[] {
  if (trailers.act !== "draft" || changed.length === 0) return [];
  const year = yearOf(state.id);
  for (const other of ledger.cycles.values()) {
    const rules = rulesOf(other, before.procedure);
    const drafted = rules.steps.find(({ kind }) => kind === "draft")?.no ?? 1;
    if (other.id === state.id || yearOf(other.id) !== year || !other.main.done.has(drafted)) continue;
    if (!isFinished(rules, other.planned ?? sectionsAsked(before, other.id) ?? [], other))
      return [{ code: "plan-in-use", cycle: other.id }];
  }
  return [];
}
