/** What an entry changed of the people or of the procedure: an auditor is told of each, and on what basis. */
import type { Act } from "../../../domain/ledger/message/message.ts";
import type { Proposal } from "../../../domain/ledger/proposal.ts";
import { type PersonChange, personChanges } from "../../../domain/ledger/roster/roster-diff.ts";

export interface RuleChange {
  readonly reason: string | undefined;
  readonly people: readonly PersonChange[];
  /** Files of the procedure that it changed. */
  readonly paths: readonly string[];
}

const OF_PEOPLE: ReadonlySet<Act> = new Set(["appoint", "correct"]);

/** Undefined for an entry that is for something else. */
export function ruleChangeOf(proposal: Proposal | undefined): RuleChange | undefined {
  if (proposal === undefined) return undefined;
  const { trailers, changed, before, after } = proposal;
  const { act, cycle, reason } = trailers;
  // What is brought into a running cycle is told with that cycle.
  if (act === "amend" && cycle === undefined) return { reason, people: [], paths: changed };
  if (!OF_PEOPLE.has(act)) return undefined;
  return { reason, people: personChanges(before.roster, after.roster), paths: [] };
}
