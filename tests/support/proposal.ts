/** One entry put before the law: what is not named is as it must be. */
import type { Act, Trailers } from "../../src/domain/ledger/message/message.ts";
import type { Proposal, World } from "../../src/domain/ledger/proposal.ts";
import type { LedgerState } from "../../src/domain/ledger/state.ts";
import { CYCLE, digestOf, WORLD } from "./story.ts";

const OUTSIDE: ReadonlySet<Act> = new Set(["found", "appoint", "amend", "heal"]);

export type Said = Partial<Record<keyof Trailers, unknown>>;
export type Around = Partial<Record<keyof Proposal, unknown>> & { readonly before?: World };

/** @param said trailers that differ @param around what else differs: dates, keys, contents, rules */
export function proposalOf(
  ledger: LedgerState,
  act: Act,
  who: string,
  said: Said = {},
  around: Around = {},
): Proposal {
  const before = around.before ?? WORLD;
  const held = before.roster.officials.find(({ id }) => id === who)?.appointments[0];
  const trailers = {
    version: 2,
    repository: ledger.root ?? "genesis",
    act,
    ...(OUTSIDE.has(act) ? {} : { cycle: CYCLE }),
    role: held?.role,
    person: who,
    capacity: held?.capacity,
    actingFor: held?.actingFor,
    previous: ledger.last ?? "none",
    subject: digestOf("9"),
    state: digestOf("8"),
    roster: before.roster.version,
    rules: 1,
    tool: "t",
    ...(act === "verify" ? { report: digestOf("7") } : {}),
    ...said,
  };
  return {
    trailers,
    note: [],
    statements: [],
    at: ledger.lastAt + 1,
    key: `KEY${who}`,
    changed: [],
    subject: trailers.subject,
    state: trailers.state,
    before,
    after: before,
    ...around,
  } as unknown as Proposal;
}
