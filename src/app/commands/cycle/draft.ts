/** `sop draft` (step 1): plan and form checked, schemas written, a preview of every workbook, recorded. */

import { Failure } from "../../../domain/failure.ts";
import type { Plan } from "../../../domain/figures/plan.ts";
import type { Finding } from "../../../domain/finding.ts";
import { yearOf } from "../../../domain/ids.ts";
import { permittedPaths } from "../../../domain/ledger/permitted-paths.ts";
import { formPath, PROCEDURE_PATH, planPath } from "../../../domain/paths.ts";
import type { Procedure } from "../../../domain/procedure/procedure.ts";
import { procedureDoubts } from "../../../domain/procedure/procedure-lint.ts";
import { type PlanChanges, planChanges } from "../../../domain/recap/plan-changes.ts";
import { planDoubts } from "../../../domain/recap/plan-check.ts";
import type { FormDefinition, SectionForm } from "../../../domain/returns/form.ts";
import { writtenText } from "../../../domain/utf8.ts";
import { chooseCycle } from "../../ledger/choose-cycle.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { cycleStep } from "../../ledger/steps.ts";
import { loadRecord, refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";
import { formsOf, identityOf, readPlanAndForm, schemasOf } from "../../returns/cycle-forms.ts";

export interface Drafted {
  readonly recorded: Recorded;
  readonly forms: readonly SectionForm[];
  /** What is odd about the plan, and what the office must still confirm in the procedure: for the eye, never blocking. */
  readonly findings: readonly Finding[];
  readonly previews: readonly string[];
  /** Against the plan that was recorded before: this year's own, else the last year's; undefined where there was none. */
  readonly changes: { readonly against: number; readonly what: PlanChanges } | undefined;
}

/** Where previews lie: outside the record, never handed out. */
const PREVIEW_FOLDER = "pratinjau";

/** Checks and records plan and form. @throws {Failure} with findings where they are not right */
export async function draft(
  ports: RecordingPorts & Pick<Ports, "workbooks">,
  named: string | undefined,
  options: RecordOptions,
): Promise<Drafted> {
  const record = await loadRecord(ports);
  const cycle = chooseCycle(record, named);
  const year = yearOf(cycle.id);
  const isPlan = permittedPaths({ act: "draft", cycle: cycle.id });
  await refuseDirty(ports, record, isPlan);
  const onDisk = async (path: string): Promise<string | undefined> => {
    const bytes = await ports.files.read(path);
    return bytes === undefined ? undefined : writtenText(bytes, path);
  };
  const source = await readPlanAndForm(ports, year, onDisk);
  const forms = await formsOf(ports, record, cycle.id, source);
  if (forms.every(({ rows }) => rows.length === 0))
    throw new Failure({ code: "invalid-files" }, [emptyPlan(year)]);
  const files = new Map<string, Uint8Array | undefined>();
  for (const path of [planPath(year), formPath(year)]) files.set(path, await ports.files.read(path));
  for (const [path, text] of await schemasOf(ports, source)) files.set(path, Buffer.from(text, "utf8"));
  for (const path of await record.files.below())
    if (isPlan(path) && !files.has(path)) files.set(path, undefined);
  const step = cycleStep(record, cycle, "draft");
  const changes = await changesAgainst(ports, record, source.plan);
  const recorded = await recordEntry(
    ports,
    record,
    { act: "draft", cycle: cycle.id, round: cycle.main.round, step: step.no, files },
    options,
  );
  const previews = options.dryRun ? [] : await writePreviews(ports, forms);
  const findings = [
    ...oddities(source, (await onDisk(planPath(year))) ?? ""),
    ...doubtful(record.world.procedure, year),
  ];
  return { recorded, forms, findings, previews, changes };
}

/** The plan that people knew until now, held against the new one. */
async function changesAgainst(
  ports: Pick<Ports, "documents">,
  record: Snapshot,
  plan: Plan,
): Promise<Drafted["changes"]> {
  const years = [...record.world.sections.keys()].filter((year) => year <= plan.year);
  const against = Math.max(...years);
  if (years.length === 0) return undefined;
  const before = (await readPlanAndForm(ports, against, record.text)).plan;
  return { against, what: planChanges(before, plan) };
}

async function writePreviews(
  ports: Pick<Ports, "files" | "hash" | "workbooks">,
  forms: readonly SectionForm[],
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const form of forms) {
    const path = `${PREVIEW_FOLDER}/${form.cycle.replace("/", "-")}/${form.section.id}.xlsx`;
    await ports.files.write(path, await ports.workbooks.writeForm(form, identityOf(ports, form)));
    paths.push(path);
  }
  return paths;
}

/** What is odd about the plan, each at its line. */
function oddities(
  { plan, definition }: { readonly plan: Plan; readonly definition: FormDefinition },
  text: string,
): readonly Finding[] {
  const lines = text.split(/\r?\n/);
  return planDoubts(plan, definition.otherDistricts).map(({ rule, at, name, given, expected }): Finding => {
    const line =
      lines.findIndex((one) => one.match(/^[\s-]*(?:id|kode):\s*["']?([^"'\s#]+)/)?.[1] === at) + 1;
    const place = line > 0 ? { line, column: 1 } : {};
    return { rule, severity: "warning", file: planPath(plan.year), ...place, field: name, given, expected };
  });
}

/** What the office must confirm, and what looks odd in the procedure: for the eye, never blocking. */
function doubtful(procedure: Procedure, year: number): readonly Finding[] {
  const file = PROCEDURE_PATH;
  return [
    ...procedureDoubts(procedure, year).map(
      (doubt): Finding => ({ rule: "procedure-doubtful", severity: "info", file, field: doubt.where, doubt }),
    ),
    ...procedure.unconfirmed.map(
      ({ where, note }): Finding => ({
        rule: "plan-unconfirmed",
        severity: "info",
        file,
        field: where,
        given: note,
      }),
    ),
  ];
}

function emptyPlan(year: number): Finding {
  return {
    rule: "yaml-meaning",
    severity: "error",
    file: planPath(year),
    line: 1,
    column: 1,
    given: "",
    expected: "plan-empty",
  };
}
