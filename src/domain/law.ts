/**
 * The law of the ledger: may this entry follow what stands? One pure function, asked before an entry is
 * written and again, entry by entry, when the history is audited (product §5, ledger §3).
 */
import { pathFault, permittedPaths } from "./content.ts";
import {
  type CycleState,
  isFinished,
  isOpenFor,
  mayStillReject,
  openTurns,
  type Turn,
  trackOf,
} from "./cycle.ts";
import type { Act, Trailers } from "./entry.ts";
import {
  type CycleId,
  type Digest,
  type KeyBlob,
  type PersonId,
  type RoleId,
  type SectionId,
  yearOf,
} from "./ids.ts";
import type { LedgerState } from "./ledger.ts";
import {
  appointmentFor,
  inForce,
  type Official,
  officialOf,
  ownerOfKey,
  type Roster,
  type RosterFault,
  rosterFaults,
  successionFaults,
} from "./official.ts";
import { isJudged, type Mandate, type Procedure, type Step, type StepKind, stepOf } from "./procedure.ts";

/** What the folder says at one commit: the rules in force there. */
export interface World {
  readonly procedure: Procedure;
  readonly roster: Roster;
  /** The sections of each year's plan. */
  readonly sections: ReadonlyMap<number, readonly SectionId[]>;
}

/** An entry that someone would write, or that was found in the history. */
export interface Proposal {
  readonly trailers: Trailers;
  readonly note: readonly string[];
  /** Seconds since 1970, UTC, by the signer's clock. */
  readonly at: number;
  readonly key: KeyBlob;
  /** Governed paths that differ between the entry's tree and its parent's. */
  readonly changed: readonly string[];
  /** The digest of the entry's own content, computed afresh from its tree. */
  readonly subject: Digest;
  /** The rules at the parent; for the first entry, its own. Authority never comes from the entry itself. */
  readonly before: World;
  readonly after: World;
}

export type Refusal =
  | {
      readonly code: "repository-other" | "previous-other";
      readonly given: string;
      readonly expected: string;
    }
  | { readonly code: "roster-other"; readonly given: number; readonly expected: number }
  | { readonly code: "clock-backwards"; readonly at: number; readonly previous: number }
  | { readonly code: "key-unregistered" }
  | { readonly code: "key-of-another"; readonly owner: PersonId }
  | { readonly code: "key-not-in-force"; readonly owner: PersonId }
  | { readonly code: "person-unknown"; readonly person: PersonId }
  | {
      readonly code: "role-not-held";
      readonly person: PersonId;
      readonly needed: readonly RoleId[];
      readonly section: SectionId | undefined;
    }
  | { readonly code: "capacity-other"; readonly given: string; readonly expected: string }
  | { readonly code: "trailers-unfit"; readonly act: Act; readonly trailer: string }
  | { readonly code: "reason-missing"; readonly act: Act }
  | {
      readonly code: "cycle-unknown" | "cycle-exists" | "cycle-open" | "cycle-finished";
      readonly cycle: CycleId;
    }
  | { readonly code: "section-unknown"; readonly section: SectionId }
  | { readonly code: "step-unfit"; readonly step: number; readonly act: Act }
  | {
      readonly code: "step-not-open";
      readonly step: number;
      readonly section: SectionId | undefined;
      readonly waitingFor: readonly Turn[];
    }
  | { readonly code: "round-other"; readonly given: number; readonly expected: number }
  | {
      readonly code: "return-not-allowed";
      readonly step: number;
      readonly to: number;
      readonly allowed: readonly number[];
    }
  | { readonly code: "same-person"; readonly person: PersonId; readonly step: number; readonly other: number }
  | { readonly code: "plan-in-use"; readonly cycle: CycleId }
  | { readonly code: "content-unchanged"; readonly step: number }
  | {
      readonly code: "path-not-permitted" | "path-windows" | "path-form";
      readonly path: string;
      readonly act: Act;
    }
  | { readonly code: "subject-other"; readonly given: Digest; readonly expected: Digest }
  | { readonly code: "roster-invalid"; readonly fault: RosterFault };

export type RefusalCode = Refusal["code"];

/** Not against the law, but an auditor should see it. */
export type Flag =
  | {
      readonly code: "acting-signer";
      readonly person: PersonId;
      readonly role: RoleId;
      readonly basis: string;
    }
  | {
      readonly code: "acting-twice";
      readonly person: PersonId;
      readonly step: number;
      readonly other: number;
    };

export interface Verdict {
  readonly refusals: readonly Refusal[];
  readonly flags: readonly Flag[];
}

/** Judges one entry against everything before it. No refusals means that it may stand. */
export function mayAppend(ledger: LedgerState, proposal: Proposal): Verdict {
  const refusals = [
    ...chainHolds(ledger, proposal),
    ...clockGoesForward(ledger, proposal),
    ...keyBelongsToSigner(proposal),
    ...signerHeldTheRole(proposal),
    ...actFitsTheCycle(ledger, proposal),
    ...dutiesAreSeparate(ledger, proposal),
    ...onlyPermittedPathsChanged(proposal),
    ...subjectMatchesContent(proposal),
    ...rosterSucceeds(ledger, proposal),
  ];
  return { refusals, flags: flagsOf(ledger, proposal) };
}

/** The acts that do a step, and the kinds of step they do. */
const STEP_ACTS: Partial<Record<Act, readonly StepKind[]>> = {
  draft: ["draft"],
  approve: ["review", "initial", "sign"],
  reject: ["review", "verify", "initial", "sign"],
  distribute: ["distribute"],
  receive: ["fill"],
  verify: ["verify"],
  compile: ["compile"],
};

/** The acts that are somebody's office, outside the steps. */
const MANDATES: Partial<Record<Act, Mandate>> = {
  found: "appoint",
  appoint: "appoint",
  amend: "amend",
  open: "open",
  waive: "waive",
  reopen: "reopen",
  attach: "attach",
};

const WITH_REASON: ReadonlySet<Act> = new Set(["reject", "waive", "reopen"]);
const OUTSIDE_CYCLES: ReadonlySet<Act> = new Set(["found", "appoint", "amend"]);

/** The act by which a step of this kind is done. */
export function actFor(kind: StepKind): Act {
  const [act] = Object.entries(STEP_ACTS).find(([, kinds]) => kinds.includes(kind)) as [Act, unknown];
  return act;
}

/** The roles of which a signer must hold one for this act. */
export function rolesFor(
  procedure: Procedure,
  act: Act,
  step: Step | undefined,
  recordedForAnother: boolean,
): readonly RoleId[] {
  const mandate = MANDATES[act];
  if (mandate !== undefined) return procedure.mandates[mandate];
  if (step === undefined) return [];
  return recordedForAnother ? step.recordedBy : step.roles;
}

/** The day on the office's calendar, YYYY-MM-DD. */
export function officeDay(at: number, utcOffset: number): string {
  return new Date((at + utcOffset * 60) * 1000).toISOString().slice(0, 10);
}

function chainHolds(ledger: LedgerState, { trailers, before }: Proposal): Refusal[] {
  const refusals: Refusal[] = [];
  const repository = ledger.root ?? "genesis";
  const previous = ledger.last ?? "none";
  if (trailers.repository !== repository) {
    refusals.push({ code: "repository-other", given: trailers.repository, expected: repository });
  }
  if (trailers.previous !== previous) {
    refusals.push({ code: "previous-other", given: trailers.previous, expected: previous });
  }
  if (trailers.roster !== before.roster.version) {
    refusals.push({ code: "roster-other", given: trailers.roster, expected: before.roster.version });
  }
  return refusals;
}

function clockGoesForward(ledger: LedgerState, { at }: Proposal): Refusal[] {
  return at < ledger.lastAt ? [{ code: "clock-backwards", at, previous: ledger.lastAt }] : [];
}

function keyBelongsToSigner({ key, trailers, before, at }: Proposal): Refusal[] {
  const owner = ownerOfKey(before.roster, key);
  if (owner === undefined) return [{ code: "key-unregistered" }];
  if (owner.official.id !== trailers.person) return [{ code: "key-of-another", owner: owner.official.id }];
  const day = officeDay(at, before.procedure.utcOffset);
  return inForce(owner.key, day) ? [] : [{ code: "key-not-in-force", owner: owner.official.id }];
}

function signerHeldTheRole({ trailers, before, at }: Proposal): Refusal[] {
  const { person, act } = trailers;
  const official = officialOf(before.roster, person);
  if (official === undefined) return [{ code: "person-unknown", person }];
  const step = trailers.step === undefined ? undefined : stepOf(before.procedure, trailers.step);
  const recorded = trailers.filledBy !== undefined && trailers.filledBy !== person;
  const needed = rolesFor(before.procedure, act, step, recorded);
  const day = officeDay(at, before.procedure.utcOffset);
  const section = act === "receive" && !recorded ? trailers.section : undefined;
  const refusals: Refusal[] = [];
  const held = needed.includes(trailers.role)
    ? appointmentFor(official, [trailers.role], day, section)
    : undefined;
  if (held === undefined) refusals.push({ code: "role-not-held", person, needed, section });
  else if (held.capacity !== trailers.capacity) {
    refusals.push({ code: "capacity-other", given: trailers.capacity, expected: held.capacity });
  } else if (held.actingFor !== trailers.actingFor) {
    refusals.push({
      code: "capacity-other",
      given: trailers.actingFor ?? "-",
      expected: held.actingFor ?? "-",
    });
  }
  if (step !== undefined && trailers.filledBy !== undefined) {
    refusals.push(...fillerHeldTheRole(before.roster, step, trailers.filledBy, day, trailers.section));
  }
  return refusals;
}

function fillerHeldTheRole(
  roster: Roster,
  step: Step,
  filler: PersonId,
  day: string,
  section: SectionId | undefined,
): Refusal[] {
  const official = officialOf(roster, filler);
  if (official === undefined) return [{ code: "person-unknown", person: filler }];
  const held = appointmentFor(official, step.roles, day, section);
  return held === undefined ? [{ code: "role-not-held", person: filler, needed: step.roles, section }] : [];
}

function actFitsTheCycle(ledger: LedgerState, proposal: Proposal): Refusal[] {
  const { trailers } = proposal;
  const { act, cycle } = trailers;
  if (WITH_REASON.has(act) && trailers.reason === undefined) return [{ code: "reason-missing", act }];
  if (OUTSIDE_CYCLES.has(act)) return outsideCycles(ledger, proposal);
  if (cycle === undefined) return [{ code: "trailers-unfit", act, trailer: "Sop-Cycle" }];
  const state = ledger.cycles.get(cycle);
  if (act === "open") return state === undefined ? [] : [{ code: "cycle-exists", cycle }];
  if (state === undefined) return [{ code: "cycle-unknown", cycle }];
  const sections = proposal.before.sections.get(yearOf(cycle)) ?? [];
  if (trailers.section !== undefined && !sections.includes(trailers.section)) {
    return [{ code: "section-unknown", section: trailers.section }];
  }
  if (STEP_ACTS[act] !== undefined) return stepIsOpen(ledger, proposal, state, sections);
  return outsideSteps(proposal, state, sections);
}

function outsideCycles(ledger: LedgerState, { trailers }: Proposal): Refusal[] {
  const { act } = trailers;
  if ((act === "found") !== (ledger.root === undefined))
    return [{ code: "trailers-unfit", act, trailer: "Sop-Act" }];
  const stray = (["cycle", "round", "step", "section", "filledBy", "returnTo"] as const).find(
    (field) => trailers[field] !== undefined,
  );
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
    if (trailers.section === undefined)
      return [{ code: "trailers-unfit", act: "waive", trailer: "Sop-Section" }];
    return finished ? [{ code: "cycle-finished", cycle: state.id }] : [];
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
  if (step === undefined || !STEP_ACTS[act]?.includes(step.kind))
    return [{ code: "step-unfit", step: trailers.step ?? 0, act }];
  const track = step.scope === "section" ? section : undefined;
  if (step.scope === "section" && section === undefined)
    return [{ code: "trailers-unfit", act, trailer: "Sop-Section" }];
  if (step.scope === "cycle" && section !== undefined && act !== "reject")
    return [{ code: "trailers-unfit", act, trailer: "Sop-Section" }];
  const open = act === "reject" ? mayStillReject : isOpenFor;
  if (!open(before.procedure, sections, state, step, track)) {
    return [
      {
        code: "step-not-open",
        step: step.no,
        section,
        waitingFor: openTurns(before.procedure, sections, state),
      },
    ];
  }
  const { round, sentBack } = trackOf(state, track);
  const refusals: Refusal[] = [];
  if (trailers.round !== round)
    refusals.push({ code: "round-other", given: trailers.round ?? 0, expected: round });
  if (act === "receive" && sentBack?.subject === proposal.subject)
    refusals.push({ code: "content-unchanged", step: step.no });
  if (act === "reject") refusals.push(...returnIsAllowed(proposal, step));
  else if (trailers.returnTo !== undefined)
    refusals.push({ code: "trailers-unfit", act, trailer: "Sop-Return-To" });
  if (act === "draft") refusals.push(...planIsFree(ledger, proposal, state));
  return refusals;
}

function returnIsAllowed({ trailers, before }: Proposal, step: Step): Refusal[] {
  const to = trailers.returnTo ?? 0;
  if (!step.returnsTo.includes(to))
    return [{ code: "return-not-allowed", step: step.no, to, allowed: step.returnsTo }];
  const target = stepOf(before.procedure, to);
  const needsNoSection = trailers.section !== undefined && target?.scope === "cycle";
  return needsNoSection ? [{ code: "trailers-unfit", act: "reject", trailer: "Sop-Section" }] : [];
}

/** The year's plan may not change under another cycle that was approved on it and is not finished. */
function planIsFree(ledger: LedgerState, { changed, before }: Proposal, state: CycleState): Refusal[] {
  if (changed.length === 0) return [];
  const year = yearOf(state.id);
  const drafted = before.procedure.steps.find(({ kind }) => kind === "draft")?.no ?? 1;
  for (const other of ledger.cycles.values()) {
    if (other.id === state.id || yearOf(other.id) !== year || !other.main.done.has(drafted)) continue;
    if (!isFinished(before.procedure, before.sections.get(year) ?? [], other))
      return [{ code: "plan-in-use", cycle: other.id }];
  }
  return [];
}

/** Whoever filled a return may not verify it, and nobody signs twice in one round: by person, not by role or key. */
function dutiesAreSeparate(ledger: LedgerState, proposal: Proposal): Refusal[] {
  return conflicts(ledger, proposal)
    .filter(({ excused }) => !excused)
    .map(({ refusal }) => refusal);
}

interface Conflict {
  readonly refusal: Extract<Refusal, { code: "same-person" }>;
  readonly excused: boolean;
}

const SIGNING: ReadonlySet<StepKind> = new Set(["initial", "sign"]);

function conflicts(ledger: LedgerState, { trailers, before }: Proposal): Conflict[] {
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

function onlyPermittedPathsChanged({ trailers, changed }: Proposal): Refusal[] {
  const permitted = permittedPaths(trailers);
  return changed.flatMap((path): Refusal[] => {
    const fault = pathFault(path);
    if (fault !== undefined) return [{ code: fault, path, act: trailers.act }];
    return permitted(path) ? [] : [{ code: "path-not-permitted", path, act: trailers.act }];
  });
}

function subjectMatchesContent({ trailers, subject }: Proposal): Refusal[] {
  return trailers.subject === subject
    ? []
    : [{ code: "subject-other", given: trailers.subject, expected: subject }];
}

function rosterSucceeds(ledger: LedgerState, { trailers, before, after }: Proposal): Refusal[] {
  if (trailers.act === "found" && ledger.root === undefined)
    return rosterFaults(after.roster).map(invalidRoster);
  return trailers.act === "appoint" ? successionFaults(before.roster, after.roster).map(invalidRoster) : [];
}

function invalidRoster(fault: RosterFault): Refusal {
  return { code: "roster-invalid", fault };
}

function flagsOf(ledger: LedgerState, proposal: Proposal): Flag[] {
  const { trailers, before, at } = proposal;
  const excused = conflicts(ledger, proposal).filter((conflict) => conflict.excused);
  const flags: Flag[] = excused.map(({ refusal: { person, step, other } }) => ({
    code: "acting-twice",
    person,
    step,
    other,
  }));
  const official: Official | undefined = officialOf(before.roster, trailers.person);
  if (trailers.capacity !== "definitif" && official !== undefined) {
    const held = appointmentFor(official, [trailers.role], officeDay(at, before.procedure.utcOffset));
    if (held !== undefined)
      flags.push({ code: "acting-signer", person: official.id, role: held.role, basis: held.basis });
  }
  return flags;
}
