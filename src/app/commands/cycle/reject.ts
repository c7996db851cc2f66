/** `sop reject`: sends back what others made, with a reason. It changes no file of theirs. */

import { Failure } from "../../../domain/failure.ts";
import type { SectionId } from "../../../domain/ids.ts";
import { rolesFor, STEP_ACTS } from "../../../domain/ledger/act-table.ts";
import { type CycleState, sectionSteps, trackOf } from "../../../domain/procedure/cycle.ts";
import { isJudged, type Step, stepOf } from "../../../domain/procedure/procedure.ts";
import { mayStillReject } from "../../../domain/procedure/turns.ts";
import { namesCell } from "../../../domain/returns/correction.ts";
import type { SectionForm } from "../../../domain/returns/form.ts";
import { chooseCycle, sectionsIn, today, turnsOf } from "../../ledger/choose-cycle.ts";
import { procedureOf } from "../../ledger/cycle-rules.ts";
import { canSign } from "../../ledger/recording/choose-signer.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { notYourTurn, sectionNamed } from "../../ledger/steps.ts";
import { loadRecord, refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts, Who } from "../../ports/ports.ts";
import { cellsFor, layCorrection } from "../../returns/correction.ts";
import { recordedForms } from "../../returns/cycle-forms.ts";
import { type JudgedReturn, judgeKept } from "../../returns/recorded-return.ts";

export interface Objection {
  readonly reason: string;
  readonly section: string | undefined;
  /** Where to; by default where the procedure usually sends back. */
  readonly to: number | undefined;
  /** Cells and what is wrong with each, such as `Data!I12 belum sesuai SPJ`. */
  readonly cells: readonly string[];
}

/** Sends back what waits, with a reason. @throws {Failure} where nothing waits for this person */
export async function reject(
  ports: RecordingPorts & Pick<Ports, "workbooks">,
  named: string | undefined,
  objection: Objection,
  options: RecordOptions,
): Promise<Rejected> {
  const record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const cycle = chooseCycle(record, named);
  const section =
    objection.section === undefined ? undefined : sectionNamed(record, cycle, objection.section);
  const step =
    section === undefined && objection.to !== undefined
      ? ((await stepBackToAll(ports, record, cycle, objection.to, options.who)) ??
        judgingStep(record, cycle, section))
      : judgingStep(record, cycle, section);
  const track = step.scope === "section" ? section : undefined;
  const returnTo = objection.to ?? usualReturn(record, cycle, step, section);
  const concerned = await sentBackReturns(ports, record, cycle, section, returnTo, objection.cells);
  const intent = {
    act: "reject" as const,
    cycle: cycle.id,
    round: trackOf(cycle, track).round,
    step: step.no,
    section,
    returnTo,
    reason: objection.reason,
    note: objection.cells,
  };
  const recorded = await recordEntry(ports, record, intent, options);
  if (recorded.entry === undefined) return { recorded, corrections: [] };
  const after = await loadRecord(ports);
  const corrections: Rejected["corrections"][number][] = [];
  for (const { form, judged } of concerned) {
    const path = await layCorrection(ports, after, chooseCycle(after, cycle.id), form, judged);
    if (path !== undefined) corrections.push({ section: form.section.name, path });
  }
  return { recorded, corrections };
}

/** A send-back, and the correction workbook of each section that it sends back to. */
export interface Rejected {
  readonly recorded: Recorded;
  readonly corrections: readonly { readonly section: string; readonly path: string }[];
}

interface Concerned {
  readonly form: SectionForm;
  readonly judged: JudgedReturn;
}

/** The returns that a send-back gives back to their sections. @throws {Failure} where a cell named is not in them */
async function sentBackReturns(
  ports: Pick<Ports, "documents" | "history" | "workbooks">,
  record: Snapshot,
  cycle: CycleState,
  section: SectionId | undefined,
  returnTo: number | undefined,
  cells: readonly string[],
): Promise<readonly Concerned[]> {
  const target = returnTo === undefined ? undefined : stepOf(procedureOf(record, cycle), returnTo);
  if (target?.scope !== "section") return [];
  const concerned: Concerned[] = [];
  for (const form of await recordedForms(ports, record, cycle.id)) {
    if (section !== undefined && form.section.id !== section) continue;
    const judged = await judgeKept(ports, record, form);
    if (judged !== undefined) concerned.push({ form, judged });
  }
  const stray = cells.find(
    (cell) =>
      !concerned.some(
        ({ form, judged }) => cellsFor(form, [cell]).length > 0 && namesCell(form, judged.filled, cell),
      ),
  );
  if (stray !== undefined && concerned.length > 0)
    throw new Failure({ code: "usage", slip: "cell-unknown", given: stray });
  return concerned;
}

/** The step at which one may object now: the one that waits, or the verification of a section that nobody has built on. */
function judgingStep(record: Snapshot, cycle: CycleState, section: SectionId | undefined): Step {
  const procedure = procedureOf(record, cycle);
  const open = turnsOf(record, cycle).find(
    (turn) => isJudged(turn.step) && (turn.section === undefined || turn.section === section),
  );
  if (open !== undefined) return open.step;
  const waiting = turnsOf(record, cycle).flatMap((turn) => (isJudged(turn.step) ? (turn.section ?? []) : []));
  if (section === undefined && waiting.length > 0) {
    throw new Failure({ code: "usage", slip: "section-needed", meant: waiting });
  }
  const again = procedure.steps.find(
    (step) =>
      step.scope === "section" &&
      isJudged(step) &&
      mayStillReject(procedure, sectionsIn(record, cycle.id), cycle, step, section),
  );
  if (again === undefined) throw notYourTurn(record, cycle, "reject");
  return again;
}

/**
 * The section's step at which all can be sent back to one of the cycle's: an error in form or plan that only the
 * filled form shows. Of several, the one whose role somebody here holds; undefined where there is none.
 */
async function stepBackToAll(
  ports: Pick<Ports, "clock" | "fingerprintOf" | "keys" | "me">,
  record: Snapshot,
  cycle: CycleState,
  to: number,
  who: Who,
): Promise<Step | undefined> {
  const procedure = procedureOf(record, cycle);
  if (stepOf(procedure, to)?.scope !== "cycle") return undefined;
  const sections = sectionsIn(record, cycle.id);
  const open = sectionSteps(procedure).filter(
    (step) =>
      STEP_ACTS.reject?.includes(step.kind) &&
      step.returnsTo.includes(to) &&
      sections.some((section) => mayStillReject(procedure, sections, cycle, step, section)),
  );
  const day = today(ports, record.world);
  for (const step of open) {
    const roles = rolesFor(procedure, "reject", step, false);
    if (await canSign(ports, { world: record.world, root: record.judgement.state.root, who }, roles, day))
      return step;
  }
  return open[0];
}

/** With a section named, back to that section; otherwise to where the procedure usually returns. */
function usualReturn(
  record: Snapshot,
  cycle: CycleState,
  step: Step,
  section: SectionId | undefined,
): number | undefined {
  const procedure = procedureOf(record, cycle);
  const toSection = step.returnsTo.find((no) => stepOf(procedure, no)?.scope === "section");
  return section !== undefined && toSection !== undefined ? toSection : step.returnsTo[0];
}
