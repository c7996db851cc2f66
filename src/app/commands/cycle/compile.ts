/** `sop compile` (step 6): the recap of all verified returns, as YAML and as a workbook, recorded. */

import { Decimal } from "../../../domain/decimal.ts";
import { Failure } from "../../../domain/failure.ts";
import { calculationOf } from "../../../domain/figures/calculation.ts";
import type { Calculation } from "../../../domain/figures/measure.ts";
import { cycleOf, type Period, periodIn, upTo } from "../../../domain/figures/period.ts";
import { type Plan, sectionOf } from "../../../domain/figures/plan.ts";
import { type RatingScale, ratingScale } from "../../../domain/figures/rating.ts";
import { type CycleId, cycleId, periodOf, yearOf } from "../../../domain/ids.ts";
import { recapPath } from "../../../domain/paths.ts";
import { type CycleState, signedRound } from "../../../domain/procedure/cycle.ts";
import type { Procedure } from "../../../domain/procedure/procedure.ts";
import { allIndicators, type YearOfReturns } from "../../../domain/recap/planned.ts";
import { type Recap, recapOf } from "../../../domain/recap/recap.ts";
import { needsNote, type RecapWarning, recapWarnings } from "../../../domain/recap/warnings.ts";
import { amendmentsOf } from "../../ledger/amendments.ts";
import { chooseCycle, turnsOf } from "../../ledger/choose-cycle.ts";
import { procedureOf } from "../../ledger/cycle-rules.ts";
import { entryMessage } from "../../ledger/recording/entry-message.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { cycleStep, notYourTurn } from "../../ledger/steps.ts";
import { loadRecord, type RecordView, refuseDirty } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";
import type { RecapHead } from "../../ports/workbooks.ts";
import { readPlanAndForm, returnsByPeriod } from "../../returns/cycle-forms.ts";
import { filesAt } from "../../returns/recorded-return.ts";

export interface CompileOptions extends RecordOptions {
  /** What whoever compiles says to the recap's warnings; printed on it. */
  readonly note: string | undefined;
  /** Asks for that note, where there is someone to ask. */
  readonly askNote: (odd: readonly RecapWarning[]) => Promise<string | undefined>;
}

/** Computes and records the recap. @throws {Failure} while a section is missing, or what is implausible has no note */
export async function compile(
  ports: RecordingPorts & Pick<Ports, "workbooks">,
  named: string | undefined,
  options: CompileOptions,
): Promise<{ readonly recorded: Recorded; readonly recap: Recap; readonly paths: readonly string[] }> {
  const record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const cycle = chooseCycle(record, named);
  const step = cycleStep(record, cycle, "compile");
  // The sections come first; without all of them there is nothing to compile.
  if (turnsOf(record, cycle).some((turn) => turn.step.no < step.no))
    throw notYourTurn(record, cycle, "compile");
  const { recap } = await recapFor(ports, record, cycle);
  const odd = recapWarnings(recap).filter(needsNote);
  const said = options.note ?? (odd.length > 0 ? await options.askNote(odd) : undefined);
  if (odd.length > 0 && said === undefined) throw new Failure({ code: "note-needed", warnings: odd });
  const note = said === undefined ? [] : [said];
  const { text, head } = await recapContent(ports, record, cycle, note);
  const files = new Map<string, Uint8Array>([
    [recapPath(cycle.id, "yaml"), Buffer.from(text, "utf8")],
    [recapPath(cycle.id, "xlsx"), await ports.workbooks.writeRecap(recap, head)],
  ]);
  const recorded = await recordEntry(
    ports,
    record,
    { act: "compile", cycle: cycle.id, round: cycle.main.round, step: step.no, files, note },
    options,
  );
  return { recorded, recap, paths: [...files.keys()] };
}

/** The recap as it is recorded: rekap.yaml as text, and what stands in the head of rekap.xlsx. */
export interface RecapContent {
  readonly recap: Recap;
  readonly text: string;
  readonly head: RecapHead;
}

/**
 * The recorded files that are not what the returns give: what an auditor looks for, and who is to sign.
 * @param note what the entry that compiled them says of their warnings
 */
export async function recapDifferences(
  ports: Pick<Ports, "documents" | "history" | "words" | "workbooks">,
  record: RecordView,
  cycle: CycleState,
  note: readonly string[],
): Promise<{ readonly recap: Recap; readonly yaml: string | undefined; readonly xlsx: string | undefined }> {
  const { recap, text, head } = await recapContent(ports, record, cycle, note);
  const [yaml, xlsx] = [recapPath(cycle.id, "yaml"), recapPath(cycle.id, "xlsx")];
  const file = await record.files.get(xlsx);
  const isTable =
    file !== undefined &&
    (await ports.workbooks.isWrittenRecap(Buffer.from(await ports.history.content(file.blob)), recap, head));
  return {
    recap,
    yaml: (await record.text(yaml)) === text ? undefined : yaml,
    xlsx: isTable ? undefined : xlsx,
  };
}

/** What is recorded of a recap, and what an auditor derives again. @param note what whoever compiles says of it */
export async function recapContent(
  ports: Pick<Ports, "documents" | "history" | "words">,
  record: RecordView,
  cycle: CycleState,
  note: readonly string[],
): Promise<RecapContent> {
  const { plan, recap } = await recapFor(ports, record, cycle);
  const procedure = procedureOf(record, cycle);
  const remarks = await recapRemarks(ports, record, cycle, plan, recap);
  const words = await ports.words();
  const head = {
    letterhead: procedure.office.letterhead,
    paper: procedure.paper,
    sections: plan.sections,
    remarks,
    means: recap.rules === 1 ? [] : recap.means.map((mean) => words.mean(mean, recap)),
    warnings: recapWarnings(recap).map((warning) => words.warning(warning)),
    // Recaps by the first rules had no place for it.
    note: recap.rules === 1 ? [] : note,
  };
  return { recap, text: await ports.documents.writeRecap(recap, head.note), head };
}

/** What the one who compiled a recap said of it; nothing where it was not compiled, or needed no note. */
export async function compileNote(
  ports: Pick<Ports, "history">,
  record: Pick<RecordView, "world">,
  cycle: CycleState,
): Promise<readonly string[]> {
  const step = procedureOf(record, cycle).steps.find(({ kind }) => kind === "compile");
  const done = step === undefined ? undefined : cycle.main.done.get(step.no);
  return done === undefined ? [] : ((await entryMessage(ports, done.entry))?.note ?? []);
}

/**
 * Earlier periods of the year, of its own kind, that no cycle was opened for: what its sums since January do not hold. Version 1 of the
 * rules said nothing of them.
 */
export function periodsLacking(
  { judgement }: Pick<RecordView, "judgement">,
  { id, calculation }: CycleState,
): readonly Period[] {
  const period = periodIn(id);
  if (calculation.version < 2 || period === undefined) return [];
  return upTo(period)
    .slice(0, -1)
    .filter((one) => !judgement.state.cycles.has(cycleOf(yearOf(id), one)));
}

/** What a recap must say across its head, in the office's language. */
export async function recapRemarks(
  ports: Pick<Ports, "words">,
  record: RecordView,
  cycle: CycleState,
  plan: Plan,
  { missing }: Recap,
): Promise<readonly string[]> {
  const { unconfirmed, combines } = procedureOf(record, cycle);
  const illustrative = allIndicators(plan).some(({ indicator }) => indicator.illustrative);
  const words = await ports.words();
  const lacking = periodsLacking(record, cycle);
  return [
    ...(illustrative ? [words.illustrative()] : []),
    ...(unconfirmed.length === 0 ? [] : [words.unconfirmed(unconfirmed.length)]),
    ...(missing.length === 0 ? [] : [words.waived(missing.map((id) => sectionOf(plan, id)?.name ?? id))]),
    ...(combines === undefined ? [] : [words.combined(combines.steps, combines.reason)]),
    ...amendmentsOf(record, cycle).map((one) => words.amended(one)),
    ...(cycle.calculation.isNew ? [words.newCalculation(cycle.calculation.version)] : []),
    ...(lacking.length === 0 ? [] : [words.withoutPeriods(lacking)]),
  ];
}

/**
 * The recap of a cycle: what is compiled, and what a signer is shown. Of a signed one, from the plan and the returns
 * as they stood when it was signed: a later plan of the year changes no figure that was answered for.
 */
export async function recapFor(
  ports: Pick<Ports, "documents" | "history">,
  tip: RecordView,
  cycle: CycleState,
): Promise<{ readonly plan: Plan; readonly recap: Recap }> {
  const signed = signedRound(cycle);
  const record = signed === undefined ? tip : { ...tip, ...(await filesAt(ports, signed.entry)) };
  const { plan } = await readPlanAndForm(ports, yearOf(cycle.id), record.text);
  const returns = await returnsByPeriod(ports, record, plan, cycle.id, "including");
  const period = periodIn(cycle.id) ?? "IV";
  const procedure = procedureOf(record, cycle);
  const [before] = upTo(period).slice(-2, -1);
  const recap = recapOf({
    plan,
    cycle: cycle.id,
    period,
    scale: scaleOf(procedure),
    cap: capOf(procedure, cycle.calculation),
    returns,
    calculation: calculationOf(cycle.calculation.version),
    calculationBefore: calculationFor(record, cycle, before && cycleOf(yearOf(cycle.id), before)),
    lastYear: await yearBefore(ports, record, cycle),
    missing: [...cycle.waived.keys()],
  });
  return { plan, recap };
}

/** An earlier cycle keeps the rules that it was opened under, whenever it is looked at; newer than one's own it never had. */
function calculationFor(
  { judgement }: RecordView,
  { calculation }: CycleState,
  earlier: CycleId | undefined,
): Calculation {
  const known = earlier === undefined ? undefined : judgement.state.cycles.get(earlier);
  return calculationOf(Math.min(calculation.version, known?.calculation.version ?? calculation.version));
}

/** The same period of the year before, where the record has that cycle. */
async function yearBefore(
  ports: Pick<Ports, "documents">,
  record: RecordView,
  cycle: CycleState,
): Promise<YearOfReturns | undefined> {
  const id = cycleId(`${yearOf(cycle.id) - 1}/${periodOf(cycle.id)}`);
  if (id === undefined || !record.judgement.state.cycles.has(id)) return undefined;
  const { plan } = await readPlanAndForm(ports, yearOf(id), record.text);
  const returns = await returnsByPeriod(ports, record, plan, id, "including");
  return { plan, returns, calculation: calculationFor(record, cycle, id) };
}

/** What each percentage counts for at most in a mean; the first rules knew none. */
export function capOf(
  { meanCap }: Procedure,
  { version }: Pick<Calculation, "version">,
): Decimal | undefined {
  return meanCap === undefined || version === 1 ? undefined : new Decimal(meanCap);
}

/** The scale that the procedure rates by. @throws {Failure} where it names none that is known */
export function scaleOf({ rating }: Procedure): RatingScale {
  const scale = ratingScale(rating);
  if (scale === undefined) throw new Failure({ code: "usage", slip: "rating-unknown", given: rating });
  return scale;
}
