/** What a paper is made from: the record as one entry left it, so that the same paper can be made again at any time. */

import { Failure } from "../../domain/failure.ts";
import type { Period } from "../../domain/figures/period.ts";
import type { Plan } from "../../domain/figures/plan.ts";
import type { CycleId, Digest, EntryId, PersonId, SectionId, StepNo } from "../../domain/ids.ts";
import type { ToldAmendment } from "../../domain/ledger/cycle-rules.ts";
import { workbookPath } from "../../domain/paths.ts";
import { type Capacity, type Official, officialOf } from "../../domain/people/official.ts";
import type { CycleState } from "../../domain/procedure/cycle.ts";
import { isSigning, type Procedure, type Step } from "../../domain/procedure/procedure.ts";
import { allIndicators } from "../../domain/recap/planned.ts";
import type { Recap } from "../../domain/recap/recap.ts";
import { compileNote, periodsLacking, recapFor } from "../commands/cycle/compile.ts";
import { amendmentsOf } from "../ledger/amendments.ts";
import { sectionsIn } from "../ledger/choose-cycle.ts";
import { procedureOf } from "../ledger/cycle-rules.ts";
import { judgeHistory } from "../ledger/judging/judge-history.ts";
import { standingEntries } from "../ledger/judging/judgement.ts";
import { activeHolders } from "../ledger/steps.ts";
import { type Snapshot, snapshotOf } from "../ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";
import { recordedForms } from "../returns/cycle-forms.ts";
import { printedDays } from "../returns/due-days.ts";
import { keptFigures } from "../returns/recorded-return.ts";

/** The record as of one entry. @param tip where it stands now, judged */
export async function asOf(ports: ReadingPorts, tip: Snapshot, entry: EntryId): Promise<Snapshot> {
  return entry === tip.tip
    ? tip
    : snapshotOf(ports, await judgeHistory(ports, entry, undefined, "signatures"));
}

/** The one that was worked on last. */
export function newestCycle({ judgement }: Snapshot): CycleState {
  const { cycles } = judgement.state;
  // One that was cancelled is gone, and entries speak of it all the same.
  const last = standingEntries(judgement).findLast(
    ({ cycle }) => cycle !== undefined && cycles.has(cycle),
  )?.cycle;
  const cycle = last === undefined ? undefined : cycles.get(last);
  if (cycle === undefined) throw new Failure({ code: "nothing-to-do", why: "no-cycle" });
  return cycle;
}

/** Somebody who initials or signs, and whether the record has it. */
export interface PaperSigner {
  readonly step: Step;
  readonly official: Official | undefined;
  readonly capacity: Capacity;
  readonly done: { readonly entry: EntryId; readonly at: number } | undefined;
}

export interface RecapPaper {
  readonly procedure: Procedure;
  readonly plan: Plan;
  readonly recap: Recap;
  readonly round: number;
  readonly signers: readonly PaperSigner[];
  /** Has the recap been recorded in this round? Before that its figures may still change. */
  readonly compiled: boolean;
  /** Sections without a verified return and without a waiver. */
  readonly open: readonly SectionId[];
  readonly illustrative: boolean;
  /** What those who initial and sign answer for; undefined before it was compiled. */
  readonly subject: Digest | undefined;
  /** Is it the first recap that goes by its rules of calculation? */
  readonly isNewCalculation: boolean;
  /** What whoever compiled it says of its warnings. */
  readonly note: readonly string[];
  /** Procedures that were brought into the running cycle, oldest first. */
  readonly amendments: readonly ToldAmendment[];
  /** Earlier periods that its sums since January do not hold. */
  readonly lacking: readonly Period[];
  /** Who signed more than one step of this round, as the procedure's `rangkap` allows. */
  readonly combined: readonly { readonly name: string; readonly steps: readonly StepNo[] }[];
}

/** @throws {Failure} where no form was drafted yet */
export async function recapPaper(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
  cycle: CycleState,
): Promise<RecapPaper> {
  if (cycle.main.done.size === 0) throw new Failure({ code: "nothing-to-do", why: "no-return" });
  const { plan, recap } = await recapFor(ports, record, cycle);
  const procedure = procedureOf(record, cycle);
  const compiledAt = procedure.steps.find(({ kind }) => kind === "compile")?.no ?? 0;
  const compiled = cycle.main.done.get(compiledAt);
  const before = procedure.steps.filter(({ scope }) => scope === "section").map(({ no }) => no);
  return {
    procedure,
    plan,
    recap,
    round: cycle.main.round,
    signers: procedure.steps
      .filter(({ kind, no }) => (kind === "initial" || kind === "sign") && no > compiledAt)
      .map((step) => signerOf(record, cycle, step)),
    compiled: compiled !== undefined,
    open: sectionsIn(record, cycle.id).filter(
      (section) =>
        !cycle.waived.has(section) && before.some((no) => cycle.sections.get(section)?.done.has(no) !== true),
    ),
    illustrative: allIndicators(plan).some(({ indicator }) => indicator.illustrative),
    subject: compiled?.subject,
    isNewCalculation: cycle.calculation.isNew,
    note: await compileNote(ports, record, cycle),
    amendments: amendmentsOf(record, cycle),
    lacking: periodsLacking(record, cycle),
    combined: combinedIn(record, cycle, procedure),
  };
}

function combinedIn({ world }: Snapshot, { main }: CycleState, { steps }: Procedure): RecapPaper["combined"] {
  const signed = steps.filter(isSigning).flatMap(({ no }) => {
    const person = main.done.get(no)?.person;
    return person === undefined ? [] : [{ no, person }];
  });
  const persons = [...new Set(signed.map(({ person }) => person))];
  return persons.flatMap((person) => {
    const own = signed.filter((one) => one.person === person).map(({ no }) => no);
    const name = officialOf(world.roster, person)?.name ?? person;
    return own.length < 2 ? [] : [{ name, steps: own }];
  });
}

function signerOf(record: Snapshot, cycle: CycleState, step: Step): PaperSigner {
  const done = cycle.main.done.get(step.no);
  if (done !== undefined) {
    const { person, capacity, entry, at } = done;
    return { step, official: officialOf(record.world.roster, person), capacity, done: { entry, at } };
  }
  const holder = activeHolders(record, step, undefined)[0];
  const held = holder?.appointments.findLast(({ role }) => step.roles.includes(role));
  return { step, official: holder, capacity: held?.capacity ?? "definitif", done: undefined };
}

export interface ProcedurePaper {
  readonly procedure: Procedure;
  /** Who approves the procedure, by their role. */
  readonly approver: Official | undefined;
  /** The first entry: whoever has this sheet can tell a record from one that was begun anew. */
  readonly root: EntryId;
}

export function procedurePaper({ world, judgement, tip }: Snapshot): ProcedurePaper {
  const { procedure, roster } = world;
  const role = procedure.sheet.approvedBy;
  const approver =
    role === undefined
      ? undefined
      : roster.officials.find(({ appointments }) =>
          appointments.some((held) => held.role === role && held.until === undefined),
        );
  return { procedure, approver, root: judgement.state.root ?? tip };
}

/** A workbook that changed hands. */
export interface Handed {
  readonly section: string;
  /** Empty where nothing was handed over yet. */
  readonly file: string;
  readonly digest: string;
  /** Seconds since 1970. */
  readonly at: number | undefined;
  readonly people: readonly string[];
}

export interface ReceiptPaper {
  readonly procedure: Procedure;
  readonly cycle: CycleId;
  readonly dueDay: string | undefined;
  readonly handedOut: readonly Handed[];
  readonly returned: readonly Handed[];
}

/** @throws {Failure} before the forms were handed out */
export async function receiptPaper(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
  cycle: CycleState,
): Promise<ReceiptPaper> {
  const { roster } = record.world;
  const procedure = procedureOf(record, cycle);
  const distributed = procedure.steps.find(({ kind }) => kind === "distribute");
  const fill = procedure.steps.find(({ kind }) => kind === "fill");
  const at = distributed === undefined ? undefined : cycle.main.done.get(distributed.no)?.at;
  if (at === undefined || fill === undefined) throw new Failure({ code: "nothing-to-do", why: "no-return" });
  const forms = await recordedForms(ports, record, cycle.id);
  const days = await printedDays(ports, record, cycle, []);
  const nameOf = (person: PersonId): string => officialOf(roster, person)?.name ?? person;
  const handedOut = await Promise.all(
    forms.map(async ({ section }): Promise<Handed> => {
      const file = workbookPath(cycle.id, section.id);
      const blob = (await record.files.get(file))?.blob;
      const digest = blob === undefined ? "" : `sha256:${(await ports.history.facts(blob)).sha256}`;
      const people = activeHolders(record, fill, section.id).map(({ name }) => name);
      return { section: section.name, file, digest, at, people };
    }),
  );
  const returned = await Promise.all(
    forms.map(async ({ section }): Promise<Handed> => {
      const done = cycle.sections.get(section.id)?.done.get(fill.no);
      const kept = done === undefined ? undefined : await keptFigures(ports, record, cycle.id, section.id);
      return {
        section: section.name,
        file: kept?.source.file ?? "",
        digest: kept?.source.digest ?? "",
        at: done?.at,
        people: done === undefined ? [] : [nameOf(done.filledBy ?? done.person)],
      };
    }),
  );
  return { procedure, cycle: cycle.id, dueDay: days.handedOut, handedOut, returned };
}
