/** The record as it stands now: judged, with the rules and files of its newest commit. Every command starts here. */

import { Failure, required } from "../../domain/failure.ts";
import { type Plan, type Quarter, quarterOf, quartersUpTo, sectionOf } from "../../domain/figures/plan.ts";
import { type CycleId, cycleId, type EntryId, periodOf, type SectionId, yearOf } from "../../domain/ids.ts";
import { officeDay } from "../../domain/ledger/act-table.ts";
import { cyclePath, formPath, planPath, returnPath } from "../../domain/ledger/content.ts";
import type { World } from "../../domain/ledger/proposal.ts";
import { addWorkingDays, type Calendar } from "../../domain/procedure/calendar.ts";
import { type CycleState, isFinished, openTurns, type Turn } from "../../domain/procedure/cycle.ts";
import type { CyclePlan } from "../../domain/procedure/cycle-plan.ts";
import { allIndicators } from "../../domain/recap/recap.ts";
import {
  type FormDefinition,
  type FormIdentity,
  formFingerprint,
  formRows,
  type SectionForm,
} from "../../domain/returns/form.ts";
import { type PastPeriod, pastReturns, type SectionReturn } from "../../domain/returns/return.ts";
import type { Office } from "../ports/office.ts";
import { procedureOf } from "./cycle-rules.ts";
import { judgeHistory } from "./judging/judge-history.ts";
import type { Judgement } from "./judging/judgement.ts";
import { filesOf, type TreeFiles, textOf } from "./judging/rules-at.ts";
import { oncePerRecord } from "./memoize-by-record.ts";
import { refuseLost, rememberNewest } from "./memory.ts";

/** The record as one entry has it: what content is made from, and derived from again. */
export interface RecordView {
  readonly judgement: Pick<Judgement, "state">;
  readonly world: World;
  readonly files: TreeFiles;
  readonly text: (path: string) => Promise<string | undefined>;
}

export interface Snapshot extends RecordView {
  readonly tip: EntryId;
  readonly judgement: Judgement;
}

/** Loads and judges the record. @throws {Failure} where there is none, where it breaks the law, or lacks what was proven */
export async function loadRecord(office: Office): Promise<Snapshot> {
  const tip = await office.history.tip(office.branch);
  if (tip === undefined) throw new Failure({ code: "no-entries" });
  const judgement = await judgeHistory(office, tip, await office.proofs.load());
  refuseViolated(judgement);
  await refuseLost(office, judgement);
  await office.proofs.save(judgement);
  await rememberNewest(office, judgement);
  return snapshotOf(office, judgement);
}

/** What is beyond this program is no violation, but nothing is recorded upon it either. */
function refuseViolated({ violations }: Judgement): void {
  const [first] = violations;
  if (first === undefined) return;
  if (violations.every(({ code }) => code === "version-newer"))
    throw new Failure({ code: "version-newer", stated: first.detail ?? "" });
  throw new Failure({ code: "history-violated", count: violations.length });
}

/** The rules and files of a judged tip. @throws {Failure} where they cannot be read */
export async function snapshotOf(office: Office, judgement: Judgement): Promise<Snapshot> {
  const world = required(judgement.world);
  const files = filesOf(office.history, judgement.tree ?? "");
  const text = async (path: string): Promise<string | undefined> => textOf(office.history, files, path);
  return { tip: judgement.tip, judgement, world, files, text };
}

/** Refuses to go on while governed files on disk differ from the record, but for those that the act will record. */
export async function refuseDirty(
  office: Office,
  record: Snapshot,
  mayDiffer: (path: string) => boolean = () => false,
): Promise<void> {
  const drift = (await office.drift(record.judgement.tree ?? "", true)).filter(
    ({ path }) => !mayDiffer(path),
  );
  if (drift.length > 0) throw new Failure({ code: "dirty", paths: drift.map(({ path }) => path) });
}

/** The cycle that a person means: the one they name, or the only one that is open. @throws {Failure} */
export function chooseCycle(record: Snapshot, named: string | undefined): CycleState {
  const { cycles } = record.judgement.state;
  const names = [...cycles.keys()];
  if (named !== undefined) {
    const id = cycleId(named);
    const cycle = id === undefined ? undefined : cycles.get(id);
    if (cycle === undefined) throw new Failure({ code: "cycle-unknown", cycle: named, cycles: names });
    return cycle;
  }
  const open = openCycles(record);
  const [only, ...others] = open;
  if (only === undefined)
    throw new Failure({ code: "nothing-to-do", why: names.length === 0 ? "no-cycle" : "finished" });
  if (others.length > 0) throw new Failure({ code: "which-cycle", cycles: open.map(({ id }) => id) });
  return only;
}

/** The cycles that are not finished. */
export function openCycles(record: Snapshot): readonly CycleState[] {
  return [...record.judgement.state.cycles.values()].filter((cycle) => !isDone(record, cycle));
}

/** Is a cycle finished, by its own rules? */
export function isDone(record: Snapshot, cycle: CycleState): boolean {
  return isFinished(procedureOf(record, cycle), sectionsIn(record, cycle.id), cycle);
}

/** The sections of a cycle: those of the plan that was drafted for it, before that those of its year. */
export function sectionsIn(record: Snapshot, cycle: CycleId): readonly SectionId[] {
  const { planned } = record.judgement.state.cycles.get(cycle) ?? {};
  if (planned !== undefined) return planned;
  return record.world.sections.get(yearOf(cycle)) ?? [];
}

/** What may be done in a cycle now. */
export function turnsOf(record: Snapshot, cycle: CycleState): readonly Turn[] {
  return openTurns(procedureOf(record, cycle), sectionsIn(record, cycle.id), cycle);
}

/** Today on the office's calendar, YYYY-MM-DD. */
export function today(office: Office, world: World): string {
  return officeDay(office.clock.now(), world.procedure.utcOffset);
}

/** All calendars of the workspace as one. */
export async function calendarOf(
  office: Pick<Office, "documents">,
  record: Pick<Snapshot, "files" | "text">,
): Promise<Calendar> {
  const texts = new Map<string, string>();
  for (const path of record.files.keys()) {
    if (/^kalender\/[^/]+\.yaml$/.test(path)) texts.set(path, (await record.text(path)) ?? "");
  }
  return required(await office.documents.calendar(texts));
}

/** The usual last day for a quarter's data: the tenth working day after it ends (domain §4). */
export function usualDueDay(calendar: Calendar, year: number, quarter: Quarter): string {
  const end = { I: `${year}-03-31`, II: `${year}-06-30`, III: `${year}-09-30`, IV: `${year}-12-31` }[quarter];
  return addWorkingDays(calendar, end, 10);
}

/** Plan and form of a year, from the record or from given texts. @throws {Failure} with findings */
export async function readPlanAndForm(
  office: Pick<Office, "documents">,
  year: number,
  text: (path: string) => Promise<string | undefined>,
): Promise<{ readonly plan: Plan; readonly definition: FormDefinition }> {
  const [planText, formText] = [await text(planPath(year)), await text(formPath(year))];
  if (planText === undefined)
    throw new Failure({ code: "file-unreadable", path: planPath(year), why: "ENOENT" });
  if (formText === undefined)
    throw new Failure({ code: "file-unreadable", path: formPath(year), why: "ENOENT" });
  const plan = required(await office.documents.plan(planText, planPath(year)));
  const definition = required(await office.documents.form(formText, formPath(year)));
  return { plan, definition };
}

/** The days of a cycle. @throws {Failure} with findings */
export async function cyclePlanOf(
  office: Pick<Office, "documents">,
  record: Pick<RecordView, "text">,
  cycle: CycleId,
): Promise<CyclePlan> {
  const path = cyclePath(cycle);
  return required(await office.documents.cycle((await record.text(path)) ?? "", path));
}

/** Accepted returns of the year's earlier quarters, and of this one where asked. */
export async function returnsByQuarter(
  office: Pick<Office, "documents">,
  record: Pick<RecordView, "text">,
  plan: Plan,
  cycle: CycleId,
  upTo: "before" | "including",
): Promise<ReadonlyMap<Quarter, readonly SectionReturn[]>> {
  const quarter = quarterOf(periodOf(cycle)) ?? "IV";
  const found = new Map<Quarter, readonly SectionReturn[]>();
  for (const one of quartersUpTo(quarter)) {
    if (one === quarter && upTo === "before") continue;
    const id = one === quarter ? cycle : cycleId(`${plan.year}/tw${quartersUpTo(one).length}`);
    if (id === undefined) continue;
    found.set(one, await returnsOf(office, record, plan, id));
  }
  return found;
}

/** Earlier periods that have returns, newest first: of this year, then of the year before. */
async function pastPeriods(
  office: Pick<Office, "documents">,
  record: RecordView,
  plan: Plan,
  cycle: CycleId,
): Promise<readonly PastPeriod[]> {
  const earlier = [...record.judgement.state.cycles.keys()]
    .filter((id) => id < cycle && yearOf(id) >= yearOf(cycle) - 1)
    .sort()
    .reverse();
  const periods: PastPeriod[] = [];
  for (const id of earlier) {
    const own =
      yearOf(id) === plan.year ? plan : (await readPlanAndForm(office, yearOf(id), record.text)).plan;
    const returns = await returnsOf(office, record, own, id);
    const indicators = new Map(allIndicators(own).map(({ indicator }) => [indicator.id, indicator]));
    const quarter = quarterOf(periodOf(id));
    const target = (indicator: string) =>
      quarter === undefined ? undefined : indicators.get(indicator)?.targets[quarter];
    periods.push({ cycle: id, returns, target });
  }
  return periods;
}

/** All returns that a cycle has, in the plan's order. */
export async function returnsOf(
  office: Pick<Office, "documents">,
  record: Pick<Snapshot, "text">,
  plan: Plan,
  cycle: CycleId,
): Promise<readonly SectionReturn[]> {
  const returns: SectionReturn[] = [];
  for (const { id: section } of plan.sections) {
    const path = returnPath(cycle, section, "yaml");
    const text = await record.text(path);
    if (text !== undefined) returns.push(required(await office.documents.filled(text, path)));
  }
  return returns;
}

/** The forms of a cycle, one a section, in the plan's order. */
export async function formsOf(
  office: Pick<Office, "documents">,
  record: RecordView,
  cycle: CycleId,
  source: { readonly plan: Plan; readonly definition: FormDefinition },
): Promise<readonly SectionForm[]> {
  const { plan, definition } = source;
  const procedure = procedureOf(record, record.judgement.state.cycles.get(cycle));
  const quarter = quarterOf(periodOf(cycle)) ?? "IV";
  const { returnsDue } = await cyclePlanOf(office, record, cycle);
  const past = pastReturns(
    await returnsByQuarter(office, record, plan, cycle, "before"),
    await pastPeriods(office, record, plan, cycle),
  );
  return plan.sections.flatMap(({ id }): SectionForm[] => {
    const section = sectionOf(plan, id);
    if (section === undefined) return [];
    const rows = formRows(plan, id, quarter, past);
    return [
      {
        officeId: procedure.office.id,
        officeName: procedure.office.name,
        letterhead: procedure.office.letterhead,
        procedureId: procedure.id,
        paper: procedure.paper,
        cycle,
        quarter,
        year: plan.year,
        dueDay: returnsDue,
        section,
        definition,
        rows,
      },
    ];
  });
}

/** The forms of a cycle as the record's own plan and form make them. @throws {Failure} with findings */
export function recordedForms(
  office: Office,
  record: Snapshot,
  cycle: CycleId,
): Promise<readonly SectionForm[]> {
  return formsOnce(record, cycle, office);
}

const formsOnce = oncePerRecord(
  async (record: Snapshot, cycle: CycleId, office: Office): Promise<readonly SectionForm[]> =>
    formsOf(office, record, cycle, await readPlanAndForm(office, yearOf(cycle), record.text)),
);

/** The identity that a form carries in its workbook. */
export function identityOf(office: Pick<Office, "hash">, form: SectionForm): FormIdentity {
  return {
    format: "sop-form-1",
    office: form.officeId,
    procedure: form.procedureId,
    cycle: form.cycle,
    section: form.section.id,
    form: office.hash(formFingerprint(form)),
  };
}
