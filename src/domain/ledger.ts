/** The ledger as a state that entries move forward: replaying it is folding `append` over the history. */
import {
  type CycleState,
  openCycle,
  type SentBack,
  trackOf,
  withDone,
  withPlan,
  withSentBack,
  withWaiver,
} from "./cycle.ts";
import { type CycleId, type EntryId, yearOf } from "./ids.ts";
import { stepOf } from "./procedure.ts";
import type { Proposal } from "./proposal.ts";

export interface LedgerState {
  readonly root: EntryId | undefined;
  readonly last: EntryId | undefined;
  /** Seconds since 1970 of the last entry; 0 before the first. */
  readonly lastAt: number;
  readonly entries: number;
  readonly cycles: ReadonlyMap<CycleId, CycleState>;
}

export const EMPTY_LEDGER: LedgerState = {
  root: undefined,
  last: undefined,
  lastAt: 0,
  entries: 0,
  cycles: new Map(),
};

/**
 * The state after an entry. It is applied even where the law refused it: the finding names that entry,
 * and honest entries after it are not blamed for what it did.
 */
export function append(ledger: LedgerState, proposal: Proposal, entry: EntryId): LedgerState {
  const replay = new Replay(ledger);
  replay.append(proposal, entry);
  return replay.state;
}

/** Many entries one after the other: as `append`, but without a copy of all cycles for each of them. */
export class Replay {
  #state: LedgerState;
  readonly #cycles: Map<CycleId, CycleState>;

  /** @param from stays as it is */
  constructor(from: LedgerState) {
    this.#cycles = new Map(from.cycles);
    this.#state = { ...from, cycles: this.#cycles };
  }

  /** As of now: what it shows of the cycles goes on with the replay. */
  get state(): LedgerState {
    return this.#state;
  }

  append(proposal: Proposal, entry: EntryId): void {
    const ledger = this.#state;
    this.#state = {
      root: ledger.root ?? entry,
      last: entry,
      lastAt: Math.max(ledger.lastAt, proposal.at),
      entries: ledger.entries + 1,
      cycles: this.#cycles,
    };
    const { cycle, act, person } = proposal.trailers;
    if (cycle === undefined) return;
    const before = this.#cycles.get(cycle);
    const after = act === "open" ? openCycle(cycle, proposal.at) : before && advance(before, proposal, entry);
    if (after === undefined) return;
    this.#cycles.set(cycle, { ...after, lastBy: new Map(after.lastBy).set(person, entry) });
  }
}

function advance(state: CycleState, proposal: Proposal, entry: EntryId): CycleState {
  const { trailers, at, before } = proposal;
  const { act, section, person } = trailers;
  const reason = trailers.reason ?? "";
  if (act === "waive" && section !== undefined)
    return withWaiver(state, section, { entry, person, reason, until: trailers.until ?? "" });
  if (act === "reject" || act === "reopen") {
    return withSentBack(before.procedure, state, section, sentBackBy(proposal, entry));
  }
  const step = trailers.step === undefined ? undefined : stepOf(before.procedure, trailers.step);
  if (step === undefined) return state;
  const track = step.scope === "section" ? section : undefined;
  const { round } = trackOf(state, track);
  const { filledBy, capacity, subject } = trailers;
  const planned = act === "draft" ? withPlan(state, proposal.after.sections.get(yearOf(state.id))) : state;
  const after = withDone(planned, step.no, track, { entry, person, filledBy, capacity, at, round, subject });
  const isLast = step.no === before.procedure.steps.at(-1)?.no && step.scope === "cycle";
  return isLast ? { ...after, finished: [...after.finished, { round, entry, person, at, subject }] } : after;
}

function sentBackBy({ trailers, note, at, before }: Proposal, entry: EntryId): SentBack {
  const last = before.procedure.steps.length;
  return {
    entry,
    person: trailers.person,
    at,
    from: trailers.step ?? last,
    to: trailers.returnTo ?? before.procedure.reopensTo,
    about: trailers.section,
    reason: trailers.reason ?? "",
    note,
    subject: trailers.subject,
  };
}
