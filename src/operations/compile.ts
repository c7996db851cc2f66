/** `sop compile` (step 6): the recap of all verified returns, as YAML and as a workbook, recorded. */
import { recapPath } from "../domain/content.ts";
import { periodOf, yearOf } from "../domain/ids.ts";
import { quarterOf, sectionOf } from "../domain/plan.ts";
import { ratingScale } from "../domain/rating.ts";
import { allIndicators, type Recap, recapOf } from "../domain/recap.ts";
import { Failure } from "../failure.ts";
import type { Office } from "./office.ts";
import { type Recorded, type RecordOptions, recordEntry } from "./record.ts";
import {
  chooseCycle,
  loadRecord,
  readPlanAndForm,
  refuseDirty,
  returnsByQuarter,
  turnsOf,
} from "./snapshot.ts";
import { cycleStep, notYourTurn } from "./steps.ts";

/** Computes and records the recap. @throws {Failure} while a section is missing */
export async function compile(
  office: Office,
  named: string | undefined,
  options: RecordOptions,
): Promise<{ readonly recorded: Recorded; readonly recap: Recap; readonly paths: readonly string[] }> {
  const record = await loadRecord(office);
  await refuseDirty(office, record);
  const cycle = chooseCycle(record, named);
  const step = cycleStep(record, cycle, "compile");
  // The sections come first; without all of them there is nothing to compile.
  if (turnsOf(record, cycle).some((turn) => turn.step.no < step.no))
    throw notYourTurn(record, cycle, "compile");
  const { plan } = await readPlanAndForm(office, yearOf(cycle.id), record.text);
  const { procedure } = record.world;
  const scale = ratingScale(procedure.rating);
  if (scale === undefined) throw new Failure({ code: "usage", what: `rating-unknown ${procedure.rating}` });
  const missing = [...cycle.waived.keys()];
  const returns = await returnsByQuarter(office, record, plan, cycle.id, "including");
  const recap = recapOf({
    plan,
    cycle: cycle.id,
    quarter: quarterOf(periodOf(cycle.id)) ?? "IV",
    scale,
    returns,
    missing,
  });
  const illustrative = allIndicators(plan).some(({ indicator }) => indicator.illustrative);
  const remarks = [
    ...(illustrative ? [office.words.illustrative()] : []),
    ...(procedure.unconfirmed.length === 0 ? [] : [office.words.unconfirmed(procedure.unconfirmed.length)]),
    ...(missing.length === 0
      ? []
      : [office.words.waived(missing.map((id) => sectionOf(plan, id)?.name ?? id))]),
  ];
  const head = {
    letterhead: procedure.office.letterhead,
    paper: procedure.paper,
    sections: plan.sections,
    remarks,
  };
  const files = new Map<string, Uint8Array>([
    [recapPath(cycle.id, "yaml"), Buffer.from(office.documents.writeRecap(recap), "utf8")],
    [recapPath(cycle.id, "xlsx"), await office.workbooks.writeRecap(recap, head)],
  ]);
  const recorded = await recordEntry(
    office,
    record,
    { act: "compile", cycle: cycle.id, round: cycle.main.round, step: step.no, files },
    options,
  );
  return { recorded, recap, paths: [...files.keys()] };
}
