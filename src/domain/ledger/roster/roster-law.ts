/** The roster as the law of an entry asks about it: who may bring which, and what it must say. */

import type { Roster } from "../../people/official.ts";
import { officeDay } from "../../procedure/calendar.ts";
import type { Proposal, Refusal } from "../proposal.ts";
import type { LedgerState } from "../state.ts";
import { type RosterFault, rosterFaults } from "./roster-faults.ts";
import { endsSomething, successionFaults } from "./roster-succession.ts";
import type { SuccessionContext } from "./succession-context.ts";

/** A roster follows the one before by an act that is for it, and whatever ends has a reason. */
export function rosterSucceeds(ledger: LedgerState, proposal: Proposal): Refusal[] {
  const { trailers, before, after } = proposal;
  const { act, reason, version } = trailers;
  if (act === "found") {
    if (ledger.root !== undefined) return [];
    const faults =
      version === 1
        ? rosterFaults(after.roster)
        : successionFaults(noneBefore(after.roster), after.roster, contextOf(proposal, act));
    return faults.map(invalid);
  }
  if (act !== "appoint" && act !== "correct") return [];
  const silent = reason === undefined && endsSomething(before.roster, after.roster, version);
  return [
    ...successionFaults(before.roster, after.roster, contextOf(proposal, act)).map(invalid),
    ...(silent ? [{ code: "act-unexplained" as const, act }] : []),
  ];
}

/** Everything that a first roster holds is new. */
function noneBefore({ version }: Roster): Roster {
  return { version: version - 1, officials: [] };
}

function contextOf(
  { trailers, at, key, statements, before }: Proposal,
  act: SuccessionContext["act"],
): SuccessionContext {
  const { person, role, version } = trailers;
  const { procedure } = before;
  return {
    version,
    act,
    signer: { person, role, key },
    day: officeDay(at, procedure.utcOffset),
    statements,
    office: procedure.office.id,
    mandates: procedure.mandates,
  };
}

function invalid(fault: RosterFault): Refusal {
  return { code: "roster-invalid", fault };
}
