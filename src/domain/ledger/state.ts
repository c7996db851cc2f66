/** The ledger as a state that entries move forward: replaying it is folding `append` over the history. */

import type { CycleId, EntryId, PersonId } from "../ids.ts";
import {
  type CalculationVersion,
  type CycleState,
  openCycle,
  type SentBack,
  trackOf,
  withDone,
  withPlan,
  withSentBack,
  withWaiver,
} from "../procedure/cycle.ts";
import { type Procedure, stepOf } from "../procedure/procedure.ts";
import { rulesOf, withAmendment } from "./cycle-rules.ts";
import type { Trailers } from "./message/trailers.ts";
import { type Proposal, sectionsAsked } from "./proposal.ts";

/** The first half of a healing, which waits for the second. */
export interface PendingHealing {
  readonly entry: EntryId;
  readonly person: PersonId;
  /** An earlier first half that a new break kept from being confirmed: both are confirmed together. */
  readonly earlier?: PendingHealing | undefined;
}

export interface LedgerState {
  readonly root: EntryId | undefined;
  readonly last: EntryId | undefined;
  /** Seconds since 1970 of the last entry; 0 before the first. A healing may set it back. */
  readonly lastAt: number;
  readonly entries: number;
  /** How many of the entries are of version 1. */
  readonly versionOne: number;
  /** The newest version of an entry so far: none may be older. */
  readonly version: Trailers["version"];
  /** The newest version of the rules so far. */
  readonly rules: number;
  readonly healing: PendingHealing | undefined;
  readonly cycles: ReadonlyMap<CycleId, CycleState>;
}

export const EMPTY_LEDGER: LedgerState = {
  root: undefined,
  last: undefined,
  lastAt: 0,
  entries: 0,
  versionOne: 0,
  version: 1,
  rules: 1,
  healing: undefined,
  cycles: new Map(),
};

/**
 * The state after an entry. It is applied even where the law refused it: the finding names that entry,
 * and honest entries after it are not blamed for what it did.
 */
export function append(ledger: LedgerState, proposal: Proposal, entry: EntryId): LedgerState {
  const line = new Line(ledger);
  line.append(proposal, entry);
  return line.state;
}

/** A line of entries, one after the other: as `append`, but without a copy of all cycles for each of them. */
export class Line {
  #state: LedgerState;
  readonly #cycles: Map<CycleId, CycleState>;
  /** The line that this one was parted from, and its own entries since then. */
  readonly #before: Line | undefined;
  readonly #from: number;
  readonly #given: EntryId | undefined;
  readonly #ids: EntryId[];

  /**
   * @param from stays as it is
   * @param before the line that it is parted from
   * @param ids the newest entries that it begins with, oldest first, where they are known and `before` does not know them
   */
  constructor(from: LedgerState, before?: Line, ids: readonly EntryId[] = []) {
    this.#cycles = new Map(from.cycles);
    this.#state = { ...from, cycles: this.#cycles };
    this.#before = before;
    this.#ids = [...ids];
    this.#from = from.entries - ids.length;
    this.#given = ids.length === 0 ? from.last : undefined;
  }

  /** As of now: what it shows of the cycles goes on with the line. */
  get state(): LedgerState {
    return this.#state;
  }

  /** The same line as it stands now, which goes on by itself. */
  copy(): Line {
    return new Line(this.#state, this);
  }

  /** The newest of the first so many entries; undefined where the line does not reach there, or it is not known. */
  entryAt(entries: number): EntryId | undefined {
    if (entries > this.#from) return this.#ids[entries - this.#from - 1];
    return this.#before === undefined && entries === this.#from
      ? this.#given
      : this.#before?.entryAt(entries);
  }

  append(proposal: Proposal, entry: EntryId): void {
    const { cycles: _, ...head } = this.#state;
    this.#ids.push(entry);
    this.#state = { ...headAfter(head, proposal, entry), cycles: this.#cycles };
    const { cycle, act, person } = proposal.trailers;
    if (cycle === undefined) return;
    const before = this.#cycles.get(cycle);
    if (act === "cancel") {
      this.#cycles.delete(cycle);
      return;
    }
    const after =
      act === "open" ? opened(cycle, proposal, this.#cycles) : before && advance(before, proposal, entry);
    if (after === undefined) return;
    this.#cycles.set(cycle, { ...after, lastBy: new Map(after.lastBy).set(person, entry) });
  }
}

function headAfter(
  head: Omit<LedgerState, "cycles">,
  { trailers, at }: Proposal,
  entry: EntryId,
): Omit<LedgerState, "cycles"> {
  const heals = trailers.act === "heal" && trailers.confirms === undefined;
  return {
    root: head.root ?? entry,
    last: entry,
    // What a healing names as dated ahead counts no longer: from here on its own date does.
    lastAt: heals ? at : Math.max(head.lastAt, at),
    entries: head.entries + 1,
    versionOne: head.versionOne + (trailers.version === 1 ? 1 : 0),
    version: trailers.version > head.version ? trailers.version : head.version,
    rules: Math.max(head.rules, trailers.rules ?? 1),
    healing: heals ? { entry, person: trailers.person, earlier: head.healing } : undefined,
  };
}

/** Since version 2 a cycle keeps the procedure that it was opened under; the rules of calculation it keeps in any. */
function opened(
  cycle: CycleId,
  { trailers, at, before }: Proposal,
  others: LedgerState["cycles"],
): CycleState {
  const calculation = calculationAt(trailers.rules ?? 1, others);
  return openCycle(cycle, at, trailers.version === 1 ? undefined : before.procedure, calculation);
}

/** Later cycles of a year may be opened first: what is new is asked of the order of the entries, which never changes. */
function calculationAt(version: number, others: LedgerState["cycles"]): CalculationVersion {
  const known = [...others.values()].map(({ calculation }) => calculation.version);
  return { version, isNew: known.length > 0 && known.every((one) => one < version) };
}

function advance(state: CycleState, proposal: Proposal, entry: EntryId): CycleState {
  const { trailers, at, note } = proposal;
  const { act, section, person } = trailers;
  const reason = trailers.reason ?? "";
  if (act === "amend" && trailers.version !== 1) {
    const by = { entry, person, at, reason, note, subject: trailers.subject };
    return withAmendment(state, proposal.before.procedure, by);
  }
  if (act === "waive" && section !== undefined)
    return withWaiver(state, section, { entry, person, reason, until: trailers.until ?? "" });
  const rules = rulesOf(state, proposal.before.procedure);
  if (act === "reject" || act === "reopen") {
    const subject = refusedContent(state, rules, trailers);
    return withSentBack(rules, state, section, { ...sentBackBy(proposal, rules, entry), subject });
  }
  return doneBy(state, proposal, rules, entry);
}

function doneBy(state: CycleState, proposal: Proposal, rules: Procedure, entry: EntryId): CycleState {
  const { trailers, at } = proposal;
  const { act, section, person } = trailers;
  const step = trailers.step === undefined ? undefined : stepOf(rules, trailers.step);
  if (step === undefined) return state;
  const track = step.scope === "section" ? section : undefined;
  const { round } = trackOf(state, track);
  const { filledBy, capacity, subject } = trailers;
  const planned = act === "draft" ? withPlan(state, sectionsAsked(proposal.after, state.id)) : state;
  const done = withDone(planned, step.no, track, { entry, person, filledBy, capacity, at, round, subject });
  const after = act === "receive" ? { ...done, begun: true } : done;
  const isLast = step.no === rules.steps.at(-1)?.no && step.scope === "cycle";
  return isLast ? { ...after, finished: [...after.finished, { round, entry, person, at, subject }] } : after;
}

/** The digest that a section may not bring again: of its own return, whatever the step that objected had judged. */
function refusedContent(
  state: CycleState,
  rules: Procedure,
  { version, section, subject }: Trailers,
): Trailers["subject"] {
  // In version 1 it was what that step had judged, which is the recap where the recap had been made.
  if (version === 1 || section === undefined) return subject;
  const { done } = trackOf(state, section);
  const delivered = rules.steps.flatMap(({ kind, no }) => (kind === "fill" ? (done.get(no) ?? []) : []));
  return delivered.at(-1)?.subject ?? subject;
}

function sentBackBy(
  { trailers, note, at }: Proposal,
  rules: Procedure,
  entry: EntryId,
): Omit<SentBack, "subject"> {
  const last = rules.steps.length;
  return {
    entry,
    person: trailers.person,
    at,
    from: trailers.step ?? last,
    to: trailers.returnTo ?? rules.reopensTo,
    about: trailers.section,
    reason: trailers.reason ?? "",
    note,
  };
}
