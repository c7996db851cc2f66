/**
 * The law of the ledger: may this entry follow what stands? One pure function, asked before an entry is
 * written and again, entry by entry, when the history is audited (product §5, ledger §3).
 */
import { officeDay } from "./acts.ts";
import { keyBelongsToSigner, signerHeldTheRole } from "./authority.ts";
import { pathFault, permittedPaths } from "./content.ts";
import { conflicts, dutiesAreSeparate } from "./duties.ts";
import type { LedgerState } from "./ledger.ts";
import {
  appointmentFor,
  endsOffice,
  type Official,
  officialOf,
  type RosterFault,
  rosterFaults,
  successionFaults,
} from "./official.ts";
import { actFitsTheCycle } from "./order.ts";
import type { Flag, Proposal, Refusal } from "./proposal.ts";

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
  const { act, reason } = trailers;
  if (act === "found" && ledger.root === undefined) return rosterFaults(after.roster).map(invalidRoster);
  if (act !== "appoint") return [];
  const silent = reason === undefined && endsOffice(before.roster, after.roster);
  return [
    ...successionFaults(before.roster, after.roster).map(invalidRoster),
    ...(silent ? [{ code: "act-unexplained" as const, act }] : []),
  ];
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
