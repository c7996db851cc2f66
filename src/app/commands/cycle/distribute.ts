/** `sop distribute` (step 3): one workbook a section, from the approved plan and form, recorded as handed out. */
import { Failure } from "../../../domain/failure.ts";
import { inTrayPath, workbookPath } from "../../../domain/paths.ts";
import type { CycleState } from "../../../domain/procedure/cycle.ts";
import type { Step } from "../../../domain/procedure/procedure.ts";
import type { SectionForm } from "../../../domain/returns/form.ts";
import { chooseCycle, sectionsIn } from "../../ledger/choose-cycle.ts";
import { procedureOf } from "../../ledger/cycle-rules.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { activeHolders, cycleStep } from "../../ledger/steps.ts";
import { loadRecord, refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";
import { formsHandedOut, identityOf } from "../../returns/cycle-forms.ts";

export interface HandedOut {
  readonly form: SectionForm;
  readonly path: string;
  readonly digest: string;
  /** Who fills it; empty where nobody holds the role. */
  readonly fillers: readonly string[];
}

/** Writes and records the forms. @throws {Failure} before the form is approved */
export async function distribute(
  ports: RecordingPorts & Pick<Ports, "progress" | "workbooks">,
  named: string | undefined,
  options: RecordOptions,
): Promise<{ readonly recorded: Recorded; readonly forms: readonly HandedOut[] }> {
  const record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const cycle = chooseCycle(record, named);
  const step = cycleStep(record, cycle, "distribute");
  const fillStep = procedureOf(record, cycle).steps.find(({ kind }) => kind === "fill");
  if (fillStep !== undefined) refuseVacant(record, cycle, fillStep);
  const files = new Map<string, Uint8Array>();
  const forms: HandedOut[] = [];
  const all = await formsHandedOut(ports, record, cycle.id, ports.clock.now());
  for (const [at, form] of all.entries()) {
    ports.progress(form.section.name, at + 1, all.length);
    const path = workbookPath(cycle.id, form.section.id);
    const bytes = await ports.workbooks.writeForm(form, identityOf(ports, form));
    files.set(path, bytes);
    const fillers =
      fillStep === undefined ? [] : activeHolders(record, fillStep, form.section.id).map(({ name }) => name);
    forms.push({ form, path, digest: ports.hash(bytes), fillers });
  }
  const recorded = await recordEntry(
    ports,
    record,
    { act: "distribute", cycle: cycle.id, round: cycle.main.round, step: step.no, files },
    options,
  );
  // Somewhere to put what comes back; the in-tray is nobody's and everybody's.
  if (!options.dryRun) await ports.files.write(`${inTrayPath(cycle.id)}/.gitkeep`, "");
  return { recorded, forms };
}

/** A form that nobody is there to fill comes back from nobody. @throws {Failure} naming the sections without a head */
function refuseVacant(record: Snapshot, cycle: CycleState, fillStep: Step): void {
  const sections = sectionsIn(record, cycle.id)
    .filter((section) => !cycle.waived.has(section) && activeHolders(record, fillStep, section).length === 0)
    .map(String);
  if (sections.length > 0) throw new Failure({ code: "section-vacant", sections, roles: fillStep.roles });
}
