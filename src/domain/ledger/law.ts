/**
 * The law of the ledger: may this entry follow what stands? One pure function, asked before an entry is
 * written and again, entry by entry, when the history is audited (product §5, ledger §3).
 */

import { type SectionId, yearOf } from "../ids.ts";
import { appointmentsFor, isHeldAs, type Official, officialOf } from "../people/official.ts";
import { officeDay } from "../procedure/calendar.ts";
import { keyBelongsToSigner, signerHeldTheRole } from "./authority.ts";
import { underRules } from "./cycle-rules.ts";
import { healingHolds } from "./heal.ts";
import { pathFault } from "./path-rules.ts";
import { permittedPaths } from "./permitted-paths.ts";
import type { Flag, Proposal, Refusal, World } from "./proposal.ts";
import { rosterSucceeds } from "./roster/roster-law.ts";
import { conflicts, dutiesAreSeparate } from "./separation-of-duties.ts";
import { actFitsTheCycle } from "./sequence.ts";
import type { LedgerState } from "./state.ts";

export interface Verdict {
  readonly refusals: readonly Refusal[];
  readonly flags: readonly Flag[];
}

/** Judges one entry against everything before it. No refusals means that it may stand. */
export function mayAppend(ledger: LedgerState, proposal: Proposal): Verdict {
  // Who may do what in a cycle is asked of its own rules; what is true of the office, of the parent's.
  const inCycle = underRules(ledger.cycles, proposal);
  const refusals = [
    ...chainHolds(ledger, proposal),
    ...versionsGoUp(ledger, proposal),
    ...clockGoesForward(ledger, proposal),
    ...keyBelongsToSigner(proposal),
    ...signerHeldTheRole(inCycle),
    ...actFitsTheCycle(ledger, proposal),
    ...dutiesAreSeparate(ledger, inCycle),
    ...onlyPermittedPathsChanged(ledger, proposal),
    ...subjectMatchesContent(proposal),
    ...stateMatchesContent(proposal),
    ...healingHolds(ledger, proposal),
    ...rosterSucceeds(ledger, proposal),
  ];
  return { refusals, flags: flagsOf(ledger, inCycle) };
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

/** A record goes on in the newest format and under the newest rules that it has seen: older ones ask less. */
function versionsGoUp(ledger: LedgerState, { trailers }: Proposal): Refusal[] {
  const { version, rules = 1 } = trailers;
  return [
    ...(version < ledger.version
      ? [{ code: "version-back" as const, given: version, expected: ledger.version }]
      : []),
    ...(rules < ledger.rules ? [{ code: "rules-back" as const, given: rules, expected: ledger.rules }] : []),
  ];
}

/** Dates never go back along a line; a healing goes by the newest entry that it does not name. */
function clockGoesForward(ledger: LedgerState, { at, healing }: Proposal): Refusal[] {
  const previous = healing?.lastAt ?? ledger.lastAt;
  return at < previous ? [{ code: "clock-backwards", at, previous }] : [];
}

function onlyPermittedPathsChanged(
  ledger: LedgerState,
  { trailers, changed, before, after }: Proposal,
): Refusal[] {
  const permitted = permittedPaths({ ...trailers, sections: sectionsOf(ledger, trailers, before, after) });
  return changed.flatMap((path): Refusal[] => {
    const fault = pathFault(path);
    if (fault !== undefined) return [{ code: fault, path, act: trailers.act }];
    return permitted(path) ? [] : [{ code: "path-not-permitted", path, act: trailers.act }];
  });
}

/** The sections that files of an act may be named after: those before it, and those that it brings. */
function sectionsOf(
  ledger: LedgerState,
  { cycle }: Proposal["trailers"],
  before: World,
  after: World,
): readonly SectionId[] {
  if (cycle === undefined) return [];
  const year = yearOf(cycle);
  return [
    ...(ledger.cycles.get(cycle)?.planned ?? []),
    ...(before.sections.get(year) ?? []),
    ...(after.sections.get(year) ?? []),
  ];
}

function subjectMatchesContent({ trailers, subject }: Proposal): Refusal[] {
  return trailers.subject === subject
    ? []
    : [{ code: "subject-other", given: trailers.subject, expected: subject }];
}

/** The state binds the whole governed content by SHA-256, also where two trees of Git had one name. */
function stateMatchesContent({ trailers, state }: Proposal): Refusal[] {
  return trailers.state === state ? [] : [{ code: "state-other", given: trailers.state, expected: state }];
}

function flagsOf(ledger: LedgerState, proposal: Proposal): Flag[] {
  const { trailers, before, at } = proposal;
  const flags = conflicts(ledger, proposal).flatMap(({ refusal: { person, step, other }, excuse }): Flag[] =>
    excuse === undefined ? [] : [{ code: "acting-twice", person, step, other, by: excuse }],
  );
  const official: Official | undefined = officialOf(before.roster, trailers.person);
  if (trailers.capacity !== "definitif" && official !== undefined) {
    const day = officeDay(at, before.procedure.utcOffset);
    const held = appointmentsFor(official, [trailers.role], day).find((one) => isHeldAs(one, trailers));
    if (held !== undefined)
      flags.push({ code: "acting-signer", person: official.id, role: held.role, basis: held.basis });
  }
  return flags;
}
