/** The forms of a cycle, as its plan, its form definition and earlier returns make them. */
import { Failure, required } from "../../domain/failure.ts";
import { calculationOf } from "../../domain/figures/calculation.ts";
import {
  comesBefore,
  cycleOf,
  kindOf,
  PERIODS,
  type Period,
  periodIn,
  upTo,
} from "../../domain/figures/period.ts";
import { type Plan, reportsBy, sectionOf } from "../../domain/figures/plan.ts";
import { type CycleId, yearOf } from "../../domain/ids.ts";
import { CURRENT_RULES } from "../../domain/ledger/rules-version.ts";
import { formPath, planPath, returnPath, schemaPath } from "../../domain/paths.ts";
import { allIndicators } from "../../domain/recap/planned.ts";
import {
  type FormDefinition,
  type FormIdentity,
  formFingerprint,
  formRows,
  type SectionForm,
} from "../../domain/returns/form.ts";
import { definitionIn } from "../../domain/returns/form-in-period.ts";
import { type PastPeriod, pastReturns } from "../../domain/returns/past-returns.ts";
import type { SectionReturn } from "../../domain/returns/return.ts";
import { procedureOf } from "../ledger/cycle-rules.ts";
import { oncePerRecord } from "../ledger/memoize-by-record.ts";
import type { RecordView, Snapshot } from "../ledger/workspace-state.ts";
import type { Ports } from "../ports/ports.ts";
import { printedDays } from "./due-days.ts";

/** Plan and form of a year, from the record or from given texts. @throws {Failure} with findings */
export async function readPlanAndForm(
  ports: Pick<Ports, "documents">,
  year: number,
  text: (path: string) => Promise<string | undefined>,
): Promise<{ readonly plan: Plan; readonly definition: FormDefinition }> {
  const [planText, formText] = [await text(planPath(year)), await text(formPath(year))];
  if (planText === undefined)
    throw new Failure({ code: "file-unreadable", path: planPath(year), why: "ENOENT" });
  if (formText === undefined)
    throw new Failure({ code: "file-unreadable", path: formPath(year), why: "ENOENT" });
  const plan = required(await ports.documents.plan(planText, planPath(year)));
  const definition = required(await ports.documents.form(formText, formPath(year)));
  return { plan, definition };
}

/** Accepted returns of the year's earlier periods of the cycle's kind, and of this one where asked. */
export async function returnsByPeriod(
  ports: Pick<Ports, "documents">,
  record: Pick<RecordView, "text">,
  plan: Plan,
  cycle: CycleId,
  which: "before" | "including",
): Promise<ReadonlyMap<Period, readonly SectionReturn[]>> {
  const period = periodIn(cycle) ?? "IV";
  const found = new Map<Period, readonly SectionReturn[]>();
  for (const one of upTo(period)) {
    if (one === period && which === "before") continue;
    const id = one === period ? cycle : cycleOf(plan.year, one);
    found.set(one, await returnsOf(ports, record, plan, id));
  }
  return found;
}

/** Earlier periods that have returns, newest first: of this year, then of the year before. */
async function pastPeriods(
  ports: Pick<Ports, "documents">,
  record: RecordView,
  plan: Plan,
  cycle: CycleId,
): Promise<readonly PastPeriod[]> {
  const earlier = [...record.judgement.state.cycles.keys()]
    .filter((id) => comesBefore(id, cycle) && yearOf(id) >= yearOf(cycle) - 1)
    .sort((one, other) => (comesBefore(one, other) ? 1 : -1));
  const periods: PastPeriod[] = [];
  for (const id of earlier) {
    const own =
      yearOf(id) === plan.year ? plan : (await readPlanAndForm(ports, yearOf(id), record.text)).plan;
    const returns = await returnsOf(ports, record, own, id);
    const indicators = new Map(allIndicators(own).map(({ indicator }) => [indicator.id, indicator]));
    const period = periodIn(id);
    const target = (indicator: string) =>
      period === undefined ? undefined : indicators.get(indicator)?.targets[period];
    periods.push({ cycle: id, returns, target });
  }
  return periods;
}

/** All returns that a cycle has, in the plan's order. */
export async function returnsOf(
  ports: Pick<Ports, "documents">,
  record: Pick<Snapshot, "text">,
  plan: Plan,
  cycle: CycleId,
): Promise<readonly SectionReturn[]> {
  const returns: SectionReturn[] = [];
  for (const { id: section } of plan.sections) {
    const path = returnPath(cycle, section, "yaml");
    const text = await record.text(path);
    if (text !== undefined) returns.push(required(await ports.documents.filled(text, path)));
  }
  return returns;
}

/**
 * The forms of a cycle, one a section, in the plan's order.
 * @param at when they are handed out, where that is being done; seconds since 1970
 */
export async function formsOf(
  ports: Pick<Ports, "documents" | "history">,
  record: RecordView,
  cycle: CycleId,
  source: { readonly plan: Plan; readonly definition: FormDefinition },
  at?: number,
): Promise<readonly SectionForm[]> {
  const { plan, definition } = source;
  const state = record.judgement.state.cycles.get(cycle);
  const procedure = procedureOf(record, state);
  const calculation = calculationOf(state?.calculation.version ?? CURRENT_RULES);
  const period = periodIn(cycle) ?? "IV";
  const days = await printedDays(
    ports,
    record,
    state,
    plan.sections.map(({ id }) => id),
    at,
  );
  const past = pastReturns(
    await returnsByPeriod(ports, record, plan, cycle, "before"),
    await pastPeriods(ports, record, plan, cycle),
  );
  return plan.sections.flatMap(({ id }): SectionForm[] => {
    const section = sectionOf(plan, id);
    if (section === undefined || !reportsBy(plan, id, kindOf(period))) return [];
    const rows = formRows(plan, id, period, past, calculation);
    return [
      {
        officeId: procedure.office.id,
        officeName: procedure.office.name,
        letterhead: procedure.office.letterhead,
        procedureId: procedure.id,
        paper: procedure.paper,
        cycle,
        calculation,
        period,
        year: plan.year,
        dueDay: days.of(id),
        section,
        definition: definitionIn(definition, period),
        rows,
      },
    ];
  });
}

/** The schema of each section's returns, of whatever period of the year: path → text. */
export async function schemasOf(
  ports: Pick<Ports, "documents">,
  { plan, definition }: { readonly plan: Plan; readonly definition: FormDefinition },
): Promise<ReadonlyMap<string, string>> {
  const none = pastReturns(new Map());
  const files = new Map<string, string>();
  for (const section of plan.sections) {
    const rows = Object.values(PERIODS).flatMap(([first]) =>
      formRows(plan, section.id, first, none, calculationOf(CURRENT_RULES)),
    );
    const form = { section, definition, rows, year: plan.year };
    files.set(schemaPath(plan.year, section.id), await ports.documents.returnSchema(form));
  }
  return files;
}

/** The forms of a cycle as the record's own plan and form make them. @throws {Failure} with findings */
export function recordedForms(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
  cycle: CycleId,
): Promise<readonly SectionForm[]> {
  return formsOnce(record, cycle, ports);
}

const formsOnce = oncePerRecord(
  async (
    record: Snapshot,
    cycle: CycleId,
    ports: Pick<Ports, "documents" | "history">,
  ): Promise<readonly SectionForm[]> =>
    formsOf(ports, record, cycle, await readPlanAndForm(ports, yearOf(cycle), record.text)),
);

/** The forms as they are handed out at a moment, seconds since 1970: with the day that they must be back. */
export async function formsHandedOut(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
  cycle: CycleId,
  at: number,
): Promise<readonly SectionForm[]> {
  return formsOf(ports, record, cycle, await readPlanAndForm(ports, yearOf(cycle), record.text), at);
}

/** The identity that a form carries in its workbook. */
export function identityOf(ports: Pick<Ports, "hash">, form: SectionForm): FormIdentity {
  return {
    format: "sop-form-1",
    office: form.officeId,
    procedure: form.procedureId,
    cycle: form.cycle,
    section: form.section.id,
    form: ports.hash(formFingerprint(form)),
  };
}
